package dev.teacup.train.tabular;

import dev.teacup.train.baseline.DenseRows;
import dev.teacup.train.baseline.RidgeRegression;
import dev.teacup.train.baseline.SoftmaxRegression;
import dev.teacup.train.data.Standard;
import java.util.Arrays;
import java.util.Map;

/**
 * The linear model of a file, fitted exactly: logistic regression, or ridge regression of a number. It is the
 * bar of a network, and where the network begins. It is given no pieces of numbers, with which it would bend.
 *
 * @param weights of each output, the bias last: logits, of two classes one, or a number in deviations
 * @param penalty of the squared length of the weights
 */
record TableLinear(double[][] weights, double penalty) {
    private static final double[] PENALTIES = {0.1, 1, 10, 100};

    /** The one whose penalty the rows to choose by like best, fitted on the rows to learn from. */
    static TableLinear chosen(TableFit choosing, int[] validation) {
        float[] features = choosing.inputs().features(validation);
        TableLinear best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double penalty : PENALTIES) {
            TableLinear linear = fitted(choosing, penalty);
            double loss = linear.loss(choosing, validation, features);
            if (best == null || loss < least) {
                best = linear;
                least = loss;
            }
        }
        return best;
    }

    static TableLinear fitted(TableFit fit, double penalty) {
        DenseRows rows = fit.plain();
        Target target = fit.data().target();
        if (!target.isClass()) {
            Standard standard = fit.standard();
            double[] truth = Arrays.stream(target.of(fit.rows())).map(standard::of).toArray();
            return new TableLinear(new double[][] {RidgeRegression.fitted(rows, truth, penalty).weights()},
                    penalty);
        }
        double[][] weights = SoftmaxRegression
                .fitted(rows, target.labels(fit.rows()), fit.classWeights(), penalty).weights();
        if (target.task() == Task.CLASSES) {
            return new TableLinear(weights, penalty);
        }
        double[] difference = new double[weights[0].length];
        Arrays.setAll(difference, i -> weights[1][i] - weights[0][i]);
        return new TableLinear(new double[][] {difference}, penalty);
    }

    int outputs() {
        return weights.length;
    }

    /** How many features it is given, the first ones of a row. */
    int width() {
        return weights[0].length - 1;
    }

    /** How many numbers were learnt. */
    int elements() {
        return weights.length * weights[0].length;
    }

    /** The loss on some rows, as a network's is measured. */
    double loss(TableFit fit, int[] rows, float[] features) {
        return fit.lossOf(rows).of(Map.of(TableNetwork.SAID, said(features, fit.width())));
    }

    /**
     * Logits, or a number in deviations, for rows of features: [rows, outputs].
     *
     * @param stride features of a row, of which the first ones count
     */
    float[] said(float[] features, int stride) {
        int width = width();
        float[] said = new float[features.length / stride * outputs()];
        for (int i = 0; i < said.length; i++) {
            double[] own = weights[i % outputs()];
            double sum = own[width];
            for (int feature = 0; feature < width; feature++) {
                sum += own[feature] * features[i / outputs() * stride + feature];
            }
            said[i] = (float) sum;
        }
        return said;
    }

    /** What it predicts of some rows. */
    TableScores scores(TableFit fit, int[] rows) {
        float[] said = said(fit.inputs().features(rows), fit.width());
        Target target = fit.data().target();
        double[][] all = new double[rows.length][];
        for (int row = 0; row < all.length; row++) {
            all[row] = switch (target.task()) {
                case BINARY -> shares(0, said[row]);
                case CLASSES -> shares(logits(said, row));
                default -> new double[] {
                    said[row] * fit.standard().deviation() + fit.standard().mean()};
            };
        }
        return new TableScores(target, rows, all);
    }

    private double[] logits(float[] said, int row) {
        double[] logits = new double[outputs()];
        Arrays.setAll(logits, i -> said[row * outputs() + i]);
        return logits;
    }

    private static double[] shares(double... logits) {
        double most = Arrays.stream(logits).max().orElse(0);
        double[] shares = Arrays.stream(logits).map(logit -> Math.exp(logit - most)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }
}
