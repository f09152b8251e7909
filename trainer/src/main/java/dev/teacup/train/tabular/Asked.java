package dev.teacup.train.tabular;

import dev.teacup.train.tabular.read.Overrides;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of a file.
 *
 * @param file its name, without folders
 * @param target the column that a model is to predict
 * @param task {@code classification}, {@code regression}, or null for a guess
 * @param splitBy the column whose values are kept together in one part of the rows, the last ones for the
 *     test where they are dates; null for a guess
 * @param balance whether all classes weigh the same, however rare they are
 * @param overrides what was said of columns
 */
public record Asked(String file, String target, String task, String splitBy, boolean balance,
        Overrides overrides) {
    /** A target, all else being guessed. */
    public static Asked of(String file, String target) {
        return new Asked(file, target, null, null, false, Overrides.NONE);
    }

    /** What follows {@code ./teacup train} to ask the same again. */
    String arguments() {
        List<String> words = new ArrayList<>(List.of(quoted(file), "--target", quoted(target)));
        add(words, "--task", task);
        add(words, "--split-by", splitBy);
        if (balance) {
            words.add("--balance");
        }
        overrides.numbers().forEach(column -> add(words, "--number", column));
        overrides.categories().forEach(column -> add(words, "--category", column));
        overrides.dates().forEach(column -> add(words, "--date", column));
        overrides.texts().forEach(column -> add(words, "--text", column));
        overrides.drops().forEach(column -> add(words, "--drop", column));
        return String.join(" ", words);
    }

    private static void add(List<String> words, String option, String value) {
        if (value != null) {
            words.add(option);
            words.add(quoted(value));
        }
    }

    private static String quoted(String word) {
        boolean isPlain = !word.isEmpty() && word.chars().allMatch(c -> Character.isLetterOrDigit(c)
                || "_-./".indexOf(c) >= 0);
        return isPlain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
