package dev.teacup.train.baseline;

import dev.teacup.train.data.Days;
import dev.teacup.train.data.Standard;
import dev.teacup.train.data.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The days before a day as numbers: of each the measured ones in standard deviations and its word one-hot;
 * then the place in the year as a wave, and the city one-hot.
 */
final class DayFeatures {
    private static final double DAYS_OF_YEAR = 365.25;

    private final Days days;
    private final int steps;
    private final List<Standard> standards = new ArrayList<>();
    private final Vocabulary cities;

    /** Learns means, deviations and cities from {@code train}. */
    DayFeatures(Days days, int[] train, int steps) {
        this.days = days;
        this.steps = steps;
        for (double[] numbers : days.numbers()) {
            standards.add(Standard.of(numbers, train));
        }
        this.cities = Vocabulary.of(days.table().column(Days.CITY), train);
    }

    /**
     * Not the days before, but what was measured on the day itself: the numbers, whether it was wet at all,
     * the season and the city.
     */
    DenseRows measured(int[] rows) {
        return dense(rows, this::measured);
    }

    private double[] measured(int row) {
        double[] features = new double[standards.size() + 2 + 2 + cities.size()];
        for (int i = 0; i < standards.size(); i++) {
            features[i] = standards.get(i).of(days.numbers()[i][row]);
        }
        double precipitation = days.numbers()[0][row];
        features[standards.size()] = precipitation > 0 ? 1 : 0;
        features[standards.size() + 1] = Math.log1p(precipitation);
        putFrame(features, standards.size() + 2, row);
        return features;
    }

    /** The features of some rows. */
    DenseRows of(int[] rows) {
        return dense(rows, this::of);
    }

    private static DenseRows dense(int[] rows, IntFunction<double[]> features) {
        double[][] all = Arrays.stream(rows).mapToObj(features).toArray(double[][]::new);
        int width = all.length == 0 ? 0 : all[0].length;
        float[] values = new float[all.length * width];
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) all[at / width][at % width];
        }
        return new DenseRows(values, width);
    }

    private double[] of(int row) {
        int words = Days.WORDS.size();
        int each = standards.size() + words;
        double[] features = new double[steps * each + 2 + cities.size()];
        for (int step = 0; step < steps; step++) {
            int before = days.before(row, step + 1);
            for (int i = 0; i < standards.size(); i++) {
                features[step * each + i] = standards.get(i).of(days.numbers()[i][before]);
            }
            features[step * each + standards.size() + days.weather()[before]] = 1;
        }
        putFrame(features, steps * each, row);
        return features;
    }

    /** The season and the city, up to the end. */
    private void putFrame(double[] features, int at, int row) {
        double angle = 2 * Math.PI * days.date(row).getDayOfYear() / DAYS_OF_YEAR;
        features[at] = Math.sin(angle);
        features[at + 1] = Math.cos(angle);
        features[at + 2 + cities.indexOf(days.city(row))] = 1;
    }
}
