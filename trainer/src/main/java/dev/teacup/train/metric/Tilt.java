package dev.teacup.train.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Factors for the classes' probabilities before the best one is said. A rare class is seldom the likeliest
 * one, so a model that says the likeliest never says it; with its factor it is said a given share of as
 * often as it happens.
 *
 * @see <a href="https://arxiv.org/abs/2007.07314">Menon et al., Long-tail learning via logit adjustment</a>
 */
public final class Tilt {
    /** Of all rows; a class with fewer is rare. */
    private static final double RARE = 0.1;
    private static final int ROUNDS = 200;
    /** Small enough not to overshoot, and so many rounds move a factor by up to several powers of ten. */
    private static final double EXPONENT = 0.1;

    private Tilt() {}

    /**
     * A factor for each class, 1 for those that are not rare.
     *
     * @param verdicts on rows that the model has not learnt from
     * @param share of as often as they happen that rare classes are said
     */
    public static double[] of(Verdicts verdicts, double share) {
        int[] happened = new int[verdicts.classes()];
        Arrays.stream(verdicts.truth()).forEach(truth -> happened[truth]++);
        double[] factors = new double[happened.length];
        Arrays.fill(factors, 1);
        for (int round = 0; round < ROUNDS && share > 0; round++) {
            int[] said = new int[happened.length];
            for (int row = 0; row < verdicts.rows(); row++) {
                said[said(verdicts.scores()[row], factors)]++;
            }
            for (int i = 0; i < factors.length; i++) {
                if (happened[i] < RARE * verdicts.rows()) {
                    factors[i] *= Math.pow((share * happened[i] + 1) / (said[i] + 1), EXPONENT);
                }
            }
        }
        return factors;
    }

    /** The verdicts with each class's score multiplied by its factor. */
    public static Verdicts applied(Verdicts verdicts, double[] factors) {
        double[][] scores = Arrays.stream(verdicts.scores())
                .map(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i] * factors[i]).toArray())
                .toArray(double[][]::new);
        return new Verdicts(scores, verdicts.truth(), verdicts.classes());
    }

    private static int said(double[] scores, double[] factors) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] * factors[i] > scores[best] * factors[best] ? i : best;
        }
        return best;
    }
}
