package dev.teacup.train.study;

/**
 * What is measured of each training in {@link PercentDeltaTrials}.
 *
 * @param name such as success@10 of the validation queries
 * @param higherIsBetter whether the larger one of two figures is the better one
 * @param close how far from the best figure of all one may be and is still as good, for all that matters
 */
public record PercentDeltaMeasure(String name, boolean higherIsBetter, double close) {
    boolean isBetter(double figure, double than) {
        return higherIsBetter ? figure > than : figure < than;
    }

    /** Whether a figure is as good as another one, or better. */
    boolean isAsGood(double figure, double as) {
        return higherIsBetter ? figure >= as - close : figure <= as + close;
    }
}
