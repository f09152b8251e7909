package dev.teacup.train.metric;

/** The mean squared distance of the probability from the truth; lower is better. */
public final class Brier {
    private Brier() {}

    /** 0 to 1; always saying the share p of positives gives p (1 - p). */
    public static double of(Predictions predictions) {
        double sum = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            double distance = predictions.scores()[row] - predictions.labels()[row];
            sum += distance * distance;
        }
        return sum / predictions.rows();
    }
}
