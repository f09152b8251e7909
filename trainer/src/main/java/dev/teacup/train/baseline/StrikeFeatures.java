package dev.teacup.train.baseline;

import java.util.ArrayList;
import java.util.List;

import dev.teacup.train.data.Column;
import dev.teacup.train.data.Standard;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.data.Vocabulary;

/**
 * The bird strikes as numbers: each category and the month one-hot, the speed and its square in standard
 * deviations, and a mask where the speed is not known. What a row has that no training row has is 0.
 */
final class StrikeFeatures {
    private static final int MONTHS = 12;

    private final Strikes strikes;
    private final List<Vocabulary> vocabularies = new ArrayList<>();
    private final List<Column> categories = new ArrayList<>();
    private final double[] speeds;
    private final Standard speed;

    /** Learns vocabularies and the mean speed from {@code train}. */
    StrikeFeatures(Strikes strikes, int[] train) {
        this.strikes = strikes;
        for (String category : Strikes.CATEGORIES) {
            Column column = strikes.table().column(category);
            categories.add(column);
            vocabularies.add(Vocabulary.of(column, train));
        }
        this.speeds = strikes.table().column(Strikes.SPEED).numbers();
        this.speed = Standard.of(speeds, train);
    }

    /** The features of all strikes. */
    SparseRows all() {
        int rows = strikes.table().rows();
        int[][] columns = new int[rows][];
        double[][] values = new double[rows][];
        Row row = new Row();
        for (int at = 0; at < rows; at++) {
            row.fill(at);
            columns[at] = row.columns.stream().mapToInt(Integer::intValue).toArray();
            values[at] = row.values.stream().mapToDouble(Double::doubleValue).toArray();
        }
        return new SparseRows(row.width, columns, values);
    }

    /** Fills itself with one row after the other; every row lays the columns out alike. */
    private final class Row {
        private final List<Integer> columns = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();
        private int width;

        void fill(int row) {
            columns.clear();
            values.clear();
            width = 0;
            for (int category = 0; category < categories.size(); category++) {
                Vocabulary vocabulary = vocabularies.get(category);
                int word = vocabulary.indexOf(categories.get(category).text(row));
                oneHot(word, vocabulary.other());
            }
            oneHot(strikes.month(row) - 1, MONTHS);
            addSpeed(speeds[row]);
        }

        private void addSpeed(double knots) {
            boolean known = !Double.isNaN(knots);
            double deviations = known ? speed.of(knots) : 0;
            add(deviations);
            add(deviations * deviations);
            add(known ? 0 : 1);
        }

        private void oneHot(int word, int places) {
            if (word < places) {
                columns.add(width + word);
                values.add(1.0);
            }
            width += places;
        }

        private void add(double value) {
            columns.add(width++);
            values.add(value);
        }
    }
}
