package dev.teacup.train.tabular;

import static dev.teacup.error.Text.quoted;

import dev.teacup.train.metric.Predictions;
import dev.teacup.train.metric.RocAuc;
import dev.teacup.train.tabular.read.ReadColumn;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks for columns that give the target away: that are the target by another name, or that predict it
 * alone. Such a column is mostly known only after the target, and a model that has it is of no use.
 *
 * @param train the rows that a column is learnt from
 * @param judged the rows that it predicts
 */
record LeakWatch(Target target, int[] train, int[] judged) {
    private static final double TOO_GOOD = 0.98;
    private static final int BINS = 50;

    /** What is said of each suspicious column. */
    List<String> warnings(List<ReadColumn> columns) {
        List<String> warnings = new ArrayList<>();
        for (ReadColumn column : columns) {
            if (column.kind().isLearnt()) {
                String found = found(column);
                if (found != null) {
                    warnings.add(quoted(column.name()) + " " + found + ". If it is known only after "
                            + quoted(target.name()) + ", say --drop " + quoted(column.name()));
                }
            }
        }
        return warnings;
    }

    private String found(ReadColumn column) {
        if (target.isClass() && isRenaming(column)) {
            return "is the target by other names";
        }
        double[] said = said(column);
        return switch (target.task()) {
            case BINARY -> tooGood("has an AUC of ", RocAuc.of(new Predictions(said, target.of(judged))));
            case REGRESSION -> tooGood("has an R2 of ",
                    Math.max(explained(said), correlation(column)));
            case CLASSES -> {
                int[] counts = target.counts(judged);
                int right = 0;
                for (int i = 0; i < judged.length; i++) {
                    right += said[i] == target.values()[judged[i]] ? 1 : 0;
                }
                double usual = (double) Arrays.stream(counts).max().orElse(0) / judged.length;
                yield usual > TOO_GOOD ? null
                        : tooGood("has an accuracy of ", (double) right / judged.length);
            }
        };
    }

    private static String tooGood(String words, double figure) {
        return figure > TOO_GOOD ? "alone " + words + String.format(Locale.ROOT, "%.3f", figure) : null;
    }

    private boolean isRenaming(ReadColumn column) {
        Map<String, Double> classes = new HashMap<>();
        Set<Double> seen = new HashSet<>();
        for (int row : target.known()) {
            Double known = classes.putIfAbsent(column.words()[row], target.values()[row]);
            if (known != null && known != target.values()[row] || classes.size() > target.classes().size()) {
                return false;
            }
            seen.add(target.values()[row]);
        }
        return classes.size() == seen.size();
    }

    /** For each judged row the share of the asked class, the likeliest class, or the mean. */
    private double[] said(ReadColumn column) {
        double[] edges = edges(column);
        Map<String, List<Double>> found = new HashMap<>();
        List<Double> all = new ArrayList<>();
        for (int row : train) {
            found.computeIfAbsent(key(column, row, edges), key -> new ArrayList<>())
                    .add(target.values()[row]);
            all.add(target.values()[row]);
        }
        double usual = summary(all);
        Map<String, Double> summaries = new HashMap<>();
        found.forEach((key, values) -> summaries.put(key, summary(values)));
        return Arrays.stream(judged)
                .mapToDouble(row -> summaries.getOrDefault(key(column, row, edges), usual)).toArray();
    }

    private double summary(List<Double> values) {
        if (target.task() != Task.CLASSES) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        }
        int[] counts = new int[target.classes().size()];
        values.forEach(value -> counts[value.intValue()]++);
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }

    private static String key(ReadColumn column, int row, double[] edges) {
        double number = number(column, row);
        if (edges == null || Double.isNaN(number)) {
            return column.words()[row];
        }
        int found = Arrays.binarySearch(edges, number);
        return String.valueOf(found < 0 ? -found - 1 : found);
    }

    /** Between groups of as many training rows; null where the column is no amount. */
    private double[] edges(ReadColumn column) {
        double[] numbers = Arrays.stream(train).mapToDouble(row -> number(column, row))
                .filter(number -> !Double.isNaN(number)).sorted().toArray();
        if (numbers.length == 0) {
            return null;
        }
        double[] edges = new double[BINS];
        Arrays.setAll(edges, i -> numbers[(int) ((long) i * (numbers.length - 1) / (BINS - 1))]);
        return Arrays.stream(edges).distinct().toArray();
    }

    private static double number(ReadColumn column, int row) {
        if (column.numbers() != null) {
            return column.numbers()[row];
        }
        boolean isDate = column.moments() != null && column.moments()[row] != null;
        return isDate ? column.moments()[row].toEpochSecond(ZoneOffset.UTC) : Double.NaN;
    }

    private double explained(double[] said) {
        double[] truth = target.of(judged);
        double mean = Arrays.stream(truth).average().orElse(0);
        double off = 0;
        double all = 0;
        for (int i = 0; i < truth.length; i++) {
            off += (truth[i] - said[i]) * (truth[i] - said[i]);
            all += (truth[i] - mean) * (truth[i] - mean);
        }
        return all == 0 ? 0 : 1 - off / all;
    }

    /** The square of the correlation of two numbers, over all rows that have both. */
    private double correlation(ReadColumn column) {
        int[] rows =
                Arrays.stream(target.known()).filter(row -> !Double.isNaN(number(column, row))).toArray();
        double x = Arrays.stream(rows).mapToDouble(row -> number(column, row)).average().orElse(0);
        double y = Arrays.stream(rows).mapToDouble(row -> target.values()[row]).average().orElse(0);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int row : rows) {
            double dx = number(column, row) - x;
            double dy = target.values()[row] - y;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return rows.length < 3 || xx == 0 || yy == 0 ? 0 : xy * xy / (xx * yy);
    }
}
