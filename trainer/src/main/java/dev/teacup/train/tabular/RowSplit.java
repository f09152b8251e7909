package dev.teacup.train.tabular;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.train.data.Column;
import dev.teacup.train.data.Fold;
import dev.teacup.train.data.Split;
import dev.teacup.train.data.Table;
import dev.teacup.train.tabular.read.ReadColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The rows in three parts: 70 of 100 to learn from, 15 to choose by and 15 to judge on. Where there is a date
 * the later rows are judged on, since a model is asked about what comes; else a hash of the row decides,
 * class by class, so that equal rows are always in one part.
 *
 * @param rows the three parts
 * @param by how they were split, in words
 * @param parts what is in each of them, in words: to learn from, to choose by, to judge on
 */
record RowSplit(Split rows, String by, List<String> parts) {
    private static final double TRAIN = 0.7;
    private static final double VALIDATION = 0.85;
    private static final int FOLDS = 1 << 30;
    /** The unit separator of ASCII, which no cell has. */
    private static final char BETWEEN_CELLS = '\u001f';
    private static final int FEWEST = 20;

    /**
     * Splits the rows whose target is known.
     *
     * @param by the column that was asked for, or else the first of dates; null for a hash of the row
     * @throws ModelException when there are too few rows, or a part cannot be learnt from or judged on
     */
    static RowSplit of(Table table, Target target, ReadColumn by) {
        int[] known = target.known();
        checkCount(table.name(), target.name(), known.length);
        RowSplit split = by != null && by.moments() != null ? byTime(known, by)
                : by != null ? byGroup(known, by) : byHash(table, known, target);
        split.check(table.name(), target);
        return split;
    }

    /**
     * Checks that there are enough rows.
     *
     * @throws ModelException when there are fewer than can be split
     */
    static void checkCount(String file, String target, int rows) {
        if (rows < FEWEST) {
            throw new ModelException(file, "there are too few rows to learn from and to judge on",
                    FEWEST + " rows or more whose " + quoted(target) + " is known",
                    rows == 1 ? "1 row" : rows + " rows", "add rows");
        }
    }

    private static RowSplit byTime(int[] known, ReadColumn by) {
        int[] dated = Arrays.stream(known).filter(row -> by.moments()[row] != null).boxed()
                .sorted(Comparator.comparing((Integer row) -> by.moments()[row]))
                .mapToInt(Integer::intValue).toArray();
        int[] undated = Arrays.stream(known).filter(row -> by.moments()[row] == null).toArray();
        Split cut = cut(dated, row -> by.moments()[row]);
        int[] train = IntStream.concat(Arrays.stream(undated), Arrays.stream(cut.train())).toArray();
        return new RowSplit(sorted(train, cut.validation(), cut.test()),
                "by the date in " + quoted(by.name()),
                List.of(span(by, cut.train()), span(by, cut.validation()), span(by, cut.test())));
    }

    private static String span(ReadColumn by, int[] rows) {
        return rows.length == 0 ? "none" : by.moments()[rows[0]].toLocalDate() + " to "
                + by.moments()[rows[rows.length - 1]].toLocalDate();
    }

    private static RowSplit byGroup(int[] known, ReadColumn by) {
        int[] hashes = new int[by.words().length];
        for (int row : known) {
            hashes[row] = Fold.of(by.words()[row], FOLDS);
        }
        Split cut = cut(inOrder(known, hashes), row -> hashes[row]);
        return new RowSplit(sorted(cut.train(), cut.validation(), cut.test()),
                "by a hash of " + quoted(by.name()), List.of("70 of 100 values of " + quoted(by.name()),
                        "15 of 100", "15 of 100"));
    }

    private static RowSplit byHash(Table table, int[] known, Target target) {
        List<Column> columns = table.columns().stream().map(table::column).toList();
        int[] hashes = new int[table.rows()];
        for (int row : known) {
            StringBuilder cells = new StringBuilder();
            columns.forEach(column -> cells.append(column.text(row)).append(BETWEEN_CELLS));
            hashes[row] = Fold.of(cells.toString(), FOLDS);
        }
        List<Split> cuts = new ArrayList<>();
        for (int label = 0; label < Math.max(1, target.classes().size()); label++) {
            int one = label;
            int[] own = Arrays.stream(known).filter(row -> !target.isClass() || target.values()[row] == one)
                    .toArray();
            cuts.add(cut(inOrder(own, hashes), row -> hashes[row]));
        }
        return new RowSplit(sorted(joined(cuts, Split::train), joined(cuts, Split::validation),
                joined(cuts, Split::test)), "by a hash of the row",
                List.of("70 of 100", "15 of 100", "15 of 100"));
    }

    private static int[] joined(List<Split> cuts, Function<Split, int[]> part) {
        return cuts.stream().map(part).flatMapToInt(Arrays::stream).toArray();
    }

    private static int[] inOrder(int[] rows, int[] hashes) {
        return Arrays.stream(rows).boxed().sorted(Comparator.comparingInt((Integer row) -> hashes[row]))
                .mapToInt(Integer::intValue).toArray();
    }

    /** Cuts rows in their order; those of one key stay together. */
    private static Split cut(int[] order, IntFunction<?> key) {
        int first = cutAt(order, key, TRAIN);
        int second = Math.max(first, cutAt(order, key, VALIDATION));
        return new Split(Arrays.copyOf(order, first), Arrays.copyOfRange(order, first, second),
                Arrays.copyOfRange(order, second, order.length));
    }

    private static int cutAt(int[] order, IntFunction<?> key, double share) {
        int at = (int) Math.round(share * order.length);
        while (at > 0 && at < order.length && key.apply(order[at]).equals(key.apply(order[at - 1]))) {
            at++;
        }
        return at;
    }

    private static Split sorted(int[] train, int[] validation, int[] test) {
        return new Split(Arrays.stream(train).sorted().toArray(),
                Arrays.stream(validation).sorted().toArray(),
                Arrays.stream(test).sorted().toArray());
    }

    private void check(String file, Target target) {
        List<int[]> all = List.of(rows.train(), rows.validation(), rows.test());
        List<String> names = List.of("to learn from", "to choose by", "to judge on");
        for (int i = 0; i < all.size(); i++) {
            boolean isOneClass = target.task() == Task.BINARY
                    && Arrays.stream(target.labels(all.get(i))).distinct().count() < 2;
            if (all.get(i).length < 2 || isOneClass) {
                throw new ModelException(file, "the rows " + names.get(i) + " are not enough, split " + by,
                        isOneClass ? "rows of both classes in each of the three parts" : "2 rows or more",
                        isOneClass ? "one class only among " + all.get(i).length + " rows, " + parts.get(i)
                                : all.get(i).length + " rows",
                        "split by another column, with --split-by, or --drop the date, or add rows");
            }
        }
    }
}
