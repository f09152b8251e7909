package dev.teacup.train.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.teacup.train.metric.Calibration;
import dev.teacup.train.metric.Confusion;
import dev.teacup.train.metric.PrecisionRecall;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.Chart;
import dev.teacup.train.report.chart.LineChart;
import dev.teacup.train.report.chart.MatrixChart;
import dev.teacup.train.report.chart.Series;

/** The pictures that reports are made of. */
public final class Pictures {
    private static final int CURVE_POINTS = 240;

    private Pictures() {}

    /** How the loss fell, epoch by epoch; a curve may have a gap where it is NaN. */
    public static Chart losses(double[] train, double[] validation) {
        double[] all = new double[train.length + validation.length];
        System.arraycopy(train, 0, all, 0, train.length);
        System.arraycopy(validation, 0, all, train.length, validation.length);
        return new LineChart("Loss", "The loss on the training and the validation rows after each epoch.",
                Axis.over("epoch", 0, train.length), Axis.over("mean loss", all),
                List.of(Series.counted("train", train), Series.counted("validation", validation)));
    }

    /**
     * Precision over recall of each named model.
     *
     * @param curves in the order of the legend
     * @param positiveRate what flagging rows at random gives
     */
    public static Chart precisionRecall(Map<String, PrecisionRecall> curves, double positiveRate) {
        List<Series> series = new ArrayList<>();
        series.add(Series.guide("at random", 0, positiveRate, 1, positiveRate));
        curves.forEach((name, curve) -> series.add(curve(name, curve)));
        return new LineChart("Precision and recall",
                "For each threshold, the share of the flagged rows that are positive over the share of "
                        + "the positive rows that are flagged.",
                Axis.share("recall"), Axis.share("precision"), series);
    }

    /** What was said beside what happened, with two standard errors to either side. */
    public static Chart calibration(Calibration calibration) {
        return calibration(calibration,
                "The share of positives among rows of similar probability; on the dotted line they agree.",
                "probability said", "share that happened");
    }

    /** The same of the class that a model of many is surest of. */
    public static Chart calibrationOfBest(Calibration calibration) {
        return calibration(calibration,
                "The share of right answers among rows whose best class had a similar probability;"
                        + " on the dotted line they agree.",
                "probability of the best class", "share that was right");
    }

    private static Chart calibration(Calibration calibration, String description, String said,
            String happened) {
        List<Calibration.Bin> bins = calibration.bins();
        double[] saidOf = bins.stream().mapToDouble(Calibration.Bin::said).toArray();
        double[] happenedOf = bins.stream().mapToDouble(Calibration.Bin::happened).toArray();
        double[] spread = bins.stream().mapToDouble(Pictures::twoStandardErrors).toArray();
        double highest =
                bins.stream().mapToDouble(bin -> bin.happened() + twoStandardErrors(bin)).max().orElse(1);
        double most = Math.min(1, Axis.over("", 0, saidOf[saidOf.length - 1], highest).high());
        return new LineChart("Calibration", description, new Axis(said, 0, most), new Axis(happened, 0, most),
                List.of(Series.guide("agreement", 0, 0, most, most),
                        Series.dots(bins.size() + " groups of rows, ± 2 standard errors", saidOf, happenedOf,
                                spread)));
    }

    /** Rows by truth and verdict. */
    public static Chart confusion(Confusion confusion, String negative, String positive) {
        return new MatrixChart("Truth and verdict", "How many rows of each kind the model flags.", "truth",
                "verdict",
                List.of(negative, positive),
                new int[][] {{confusion.trueNegatives(), confusion.falsePositives()},
                    {confusion.falseNegatives(), confusion.truePositives()}});
    }

    /** Rows of many classes by truth and verdict, [truth][said]. */
    public static Chart confusion(List<String> classes, int[][] counts) {
        return new MatrixChart("Truth and verdict", "How many rows of each class were said to be of which.",
                "truth", "verdict", classes, counts);
    }

    /**
     * The loss of short runs of which each step has a higher learning rate, and the rate that was chosen.
     *
     * @param rates rising
     * @param losses one for each rate
     */
    public static Chart rateSearch(double[] rates, double[] losses, double chosen) {
        double[] exponents = Arrays.stream(rates).map(Math::log10).toArray();
        double first = losses.length == 0 ? 1 : losses[0];
        double[] shown = Arrays.stream(losses).map(loss -> loss > 1.5 * first ? Double.NaN : loss).toArray();
        Axis loss = Axis.over("loss, smoothed", shown);
        double at = Math.log10(chosen);
        return new LineChart("Search for the learning rate",
                "The loss while the rate rises step by step: it falls, lies flat, and gets out of hand."
                        + " The dotted line is the highest rate of the recipe.",
                Axis.logarithmic("learning rate", rates), loss,
                List.of(Series.guide("chosen", at, loss.low(), at, loss.high()),
                        Series.line("loss", exponents, shown)));
    }

    private static double twoStandardErrors(Calibration.Bin bin) {
        return 2 * Math.sqrt(bin.happened() * (1 - bin.happened()) / bin.rows());
    }

    /** Thinned to points that differ by a pixel or so; the first and the last stay. */
    private static Series curve(String name, PrecisionRecall curve) {
        List<PrecisionRecall.Point> kept = new ArrayList<>();
        List<PrecisionRecall.Point> all = curve.points();
        double next = 0;
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).recall() >= next || at == all.size() - 1) {
                kept.add(all.get(at));
                next = all.get(at).recall() + 1.0 / CURVE_POINTS;
            }
        }
        return Series.line(name, kept.stream().mapToDouble(point -> rounded(point.recall())).toArray(),
                kept.stream().mapToDouble(point -> rounded(point.precision())).toArray());
    }

    private static double rounded(double share) {
        return Math.round(share * 1e4) / 1e4;
    }
}
