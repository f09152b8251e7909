package dev.teacup.train.metric;

/**
 * The area under the receiver operating characteristic: the chance that a positive drawn at random has a
 * higher score than a negative drawn at random, a tie counting half.
 *
 * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil, 1982</a>
 */
public final class RocAuc {
    private RocAuc() {}

    /** 0 to 1; .5 is chance. */
    public static double of(Predictions predictions) {
        TieGroups groups = predictions.groups();
        double wins = 0;
        double positivesAbove = 0;
        for (int group = 0; group < groups.count(); group++) {
            int positives = groups.positivesIn(group);
            int negatives = groups.rowsIn(group) - positives;
            wins += negatives * (positivesAbove + positives / 2.0);
            positivesAbove += positives;
        }
        double negatives = predictions.rows() - positivesAbove;
        return wins / (positivesAbove * negatives);
    }
}
