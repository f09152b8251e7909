package dev.teacup.train.tabular.read;

import java.util.Locale;
import java.util.Set;

/** Words for a value that is not known. */
final class Missing {
    private static final Set<String> WORDS =
            Set.of("", "na", "n/a", "#n/a", "nan", "null", "nil", "?", "-", "--", ".");

    private Missing() {}

    /** Whether a cell, without blanks around it, says that its value is not known. */
    static boolean is(String cell) {
        return cell.length() <= 4 && WORDS.contains(cell.toLowerCase(Locale.ROOT));
    }
}
