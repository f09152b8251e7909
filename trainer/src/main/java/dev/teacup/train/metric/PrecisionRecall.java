package dev.teacup.train.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * The precision-recall curve: what each threshold flags, the highest threshold first.
 *
 * @param points one for each score that occurs
 */
public record PrecisionRecall(List<Point> points) {
    /**
     * What one threshold gives.
     *
     * @param threshold rows with at least this score are flagged
     * @param recall the share of positives that are flagged
     * @param precision the share of flagged rows that are positive
     */
    public record Point(double threshold, double recall, double precision) {}

    public PrecisionRecall {
        points = List.copyOf(points);
    }

    public static PrecisionRecall of(Predictions predictions) {
        TieGroups groups = predictions.groups();
        List<Point> points = new ArrayList<>();
        for (int group = 0; group < groups.count(); group++) {
            double positives = groups.positives()[group];
            points.add(new Point(groups.scores()[group], positives / predictions.positives(),
                    positives / groups.flagged()[group]));
        }
        return new PrecisionRecall(points);
    }
}
