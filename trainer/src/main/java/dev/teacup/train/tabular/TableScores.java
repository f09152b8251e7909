package dev.teacup.train.tabular;

import dev.teacup.train.metric.AveragePrecision;
import dev.teacup.train.metric.Brier;
import dev.teacup.train.metric.Confusion;
import dev.teacup.train.metric.Predictions;
import dev.teacup.train.metric.RocAuc;
import dev.teacup.train.metric.Verdicts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a model said of some rows, and how good that is.
 *
 * @param rows of the table
 * @param said for each of them the probability of each class, or the number alone
 */
record TableScores(Target target, int[] rows, double[][] said) {
    private static final double EVEN = 0.5;

    /** Some of the rows, counted from 0; one may come more than once. */
    TableScores of(int[] some) {
        return new TableScores(target, Arrays.stream(some).map(i -> rows[i]).toArray(),
                Arrays.stream(some).mapToObj(i -> said[i]).toArray(double[][]::new));
    }

    /** Every figure, by its key in {@code evaluate --json}. */
    Map<String, Double> measures() {
        Map<String, Double> measures = new LinkedHashMap<>();
        switch (target.task()) {
            case BINARY -> {
                Predictions predictions = predictions();
                measures.put("auc", RocAuc.of(predictions));
                measures.put("ap", AveragePrecision.of(predictions));
                measures.put("brier", Brier.of(predictions));
                measures.put("f1", Confusion.at(EVEN, predictions).f1());
                measures.put("accuracy", verdicts().top(1));
            }
            case CLASSES -> {
                measures.put("accuracy", verdicts().top(1));
                measures.put("macroF1", verdicts().macroF1());
                measures.put("logLoss", verdicts().logLoss());
            }
            default -> {
                measures.put("r2", explained());
                measures.put("rmse", Math.sqrt(squares() / rows.length));
                measures.put("mae", Arrays.stream(errors()).map(Math::abs).average().orElse(0));
            }
        }
        return measures;
    }

    /** The figure that one looks at first: AUC, accuracy or R2; higher is better. */
    double first() {
        return switch (target.task()) {
            case BINARY -> RocAuc.of(predictions());
            case CLASSES -> verdicts().top(1);
            default -> explained();
        };
    }

    /** What is lost on average: the log loss, or the squared error; lower is better. */
    double loss() {
        return target.isClass() ? verdicts().logLoss() : squares() / rows.length;
    }

    /** Of two classes: the probability of the one that is asked for. */
    Predictions predictions() {
        return new Predictions(Arrays.stream(said).mapToDouble(shares -> shares[1]).toArray(),
                target.of(rows));
    }

    Verdicts verdicts() {
        return new Verdicts(said, target.labels(rows), target.classes().size());
    }

    /** What was said less what is true. */
    double[] errors() {
        return IntStream.range(0, rows.length).mapToDouble(i -> said[i][0] - target.values()[rows[i]])
                .toArray();
    }

    private double squares() {
        return Arrays.stream(errors()).map(error -> error * error).sum();
    }

    private double explained() {
        double[] truth = target.of(rows);
        double mean = Arrays.stream(truth).average().orElse(0);
        double all = Arrays.stream(truth).map(value -> (value - mean) * (value - mean)).sum();
        return all == 0 ? 0 : 1 - squares() / all;
    }
}
