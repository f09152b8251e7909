package dev.teacup.train.metric;

/**
 * The four figures that a model of two classes is judged by.
 *
 * @param auc {@link RocAuc}
 * @param ap {@link AveragePrecision}
 * @param brier {@link Brier}
 * @param f1 at the threshold that flags the training rows' share of positives among the training rows; at .5
 *         it would reward bad calibration where positives are rare
 */
public record BinaryScores(double auc, double ap, double brier, double f1) {
    /**
     * Judges {@code judged} with the threshold that {@code trained}, the rows the model was fitted on, give.
     */
    public static BinaryScores of(Predictions judged, Predictions trained) {
        double threshold = Threshold.flagging(trained.positiveRate(), trained.scores());
        return new BinaryScores(RocAuc.of(judged), AveragePrecision.of(judged), Brier.of(judged),
                Confusion.at(threshold, judged).f1());
    }
}
