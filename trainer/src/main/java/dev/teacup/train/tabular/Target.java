package dev.teacup.train.tabular;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.train.tabular.read.Kind;
import dev.teacup.train.tabular.read.ReadColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The column that is predicted.
 *
 * @param name of the column
 * @param task what is predicted of it
 * @param classes in their order, of two the one that is asked for last; none where a number is predicted
 * @param values for each row of the table the number, or the index of its class; NaN where it is not known
 */
record Target(String name, Task task, List<String> classes, double[] values) {
    private static final int MOST_CLASSES = 200;
    /** Whole numbers of no more values than these are taken for names of classes. */
    private static final int FEW_VALUES = 10;
    private static final int ROWS_OF_A_VALUE = 20;
    /** What one asks for, where a class is called so. */
    private static final List<String> YES = List.of("yes", "true", "1", "y", "t", "positive");

    /**
     * The target in a column.
     *
     * @param task classification, regression, or null for a guess
     * @param where the file, for errors
     * @throws ModelException when the column cannot be predicted: it says nothing, always the same, or has
     *     nearly as many classes as rows
     */
    static Target of(ReadColumn column, String task, String where) {
        String place = where + ", column " + quoted(column.name());
        Map<String, Integer> counts = new HashMap<>();
        for (String word : column.words()) {
            if (!word.isEmpty()) {
                counts.merge(word, 1, Integer::sum);
            }
        }
        if (counts.size() < 2) {
            throw new ModelException(place, counts.isEmpty() ? "the target says nothing"
                    : "the target has one class only", "two values or more, to tell apart",
                    counts.isEmpty() ? "no row with a value" : quoted(counts.keySet().iterator().next())
                            + " in all " + counts.values().iterator().next() + " rows that say something",
                    "name another column by --target, or add rows of other classes");
        }
        boolean isNumber = column.numbers() != null;
        if ("regression".equals(task) && !isNumber) {
            throw new ModelException(place, "the target is no number",
                    "a column of numbers for --task regression",
                    "a " + column.kind().word() + ", such as "
                            + quoted(counts.keySet().stream().sorted().iterator().next()),
                    "leave --task out, or name a column of numbers by --target");
        }
        boolean isRegression = isNumber && !"classification".equals(task)
                && ("regression".equals(task) || !isFew(column, counts));
        return isRegression ? new Target(column.name(), Task.REGRESSION, List.of(), column.numbers())
                : classes(column, counts, place);
    }

    private static boolean isFew(ReadColumn column, Map<String, Integer> counts) {
        return counts.size() == 2 || counts.size() <= FEW_VALUES
                && Arrays.stream(column.numbers()).allMatch(n -> Double.isNaN(n) || n == Math.rint(n))
                && column.words().length - column.missing() >= ROWS_OF_A_VALUE * counts.size();
    }

    private static Target classes(ReadColumn column, Map<String, Integer> counts, String place) {
        if (counts.size() > MOST_CLASSES) {
            throw new ModelException(place, "the target has too many classes",
                    "at most " + MOST_CLASSES + " classes, each of several rows",
                    String.format(Locale.ROOT, "%,d different %ss in %,d rows", counts.size(),
                            column.kind() == Kind.NUMBER ? "number" : "word", column.words().length),
                    column.numbers() != null ? "say --task regression, or name another column by --target"
                            : "name another column by --target, or join classes first");
        }
        List<String> classes = counts.keySet().stream().sorted(order(counts)).toList();
        double[] values = new double[column.words().length];
        Map<String, Integer> places = new HashMap<>();
        classes.forEach(name -> places.put(name, places.size()));
        Arrays.setAll(values, row -> column.words()[row].isEmpty() ? Double.NaN
                : places.get(column.words()[row]));
        return new Target(column.name(), classes.size() == 2 ? Task.BINARY : Task.CLASSES, classes, values);
    }

    /** By name; of two, the one that is called yes last, else the rarer one. */
    private static Comparator<String> order(Map<String, Integer> counts) {
        Comparator<String> byName = Comparator.naturalOrder();
        if (counts.size() > 2) {
            return counts.keySet().stream().allMatch(Target::isWhole)
                    ? Comparator.comparingLong(Long::valueOf)
                    : byName;
        }
        boolean hasYes = counts.keySet().stream().anyMatch(Target::isYes);
        return hasYes ? Comparator.comparing(Target::isYes)
                : Comparator.<String>comparingInt(name -> -counts.get(name)).thenComparing(byName);
    }

    private static boolean isYes(String name) {
        return YES.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isWhole(String name) {
        return name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9') && !name.isEmpty();
    }

    /** Whether a class is predicted. */
    boolean isClass() {
        return task != Task.REGRESSION;
    }

    /** The rows whose target is known, in the table's order. */
    int[] known() {
        return IntStream.range(0, values.length).filter(row -> !Double.isNaN(values[row])).toArray();
    }

    /** The classes of some rows. */
    int[] labels(int[] rows) {
        return Arrays.stream(rows).map(row -> (int) values[row]).toArray();
    }

    /** The values of some rows. */
    double[] of(int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** How many of some rows each class has. */
    int[] counts(int[] rows) {
        int[] counts = new int[classes.size()];
        for (int label : labels(rows)) {
            counts[label]++;
        }
        return counts;
    }

    /** The class that is asked for, of two. */
    String asked() {
        return classes.get(classes.size() - 1);
    }

    /** In words: {@code a number}, {@code 'yes' or not}, {@code one of 5 classes}. */
    String words() {
        return switch (task) {
            case REGRESSION -> "a number";
            case BINARY -> quoted(classes.get(1)) + " or " + quoted(classes.get(0));
            case CLASSES -> "one of " + classes.size() + " classes";
        };
    }
}
