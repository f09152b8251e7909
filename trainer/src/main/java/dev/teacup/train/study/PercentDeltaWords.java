package dev.teacup.train.study;

import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Spread;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.Chart;
import dev.teacup.train.report.chart.LineChart;
import dev.teacup.train.report.chart.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@link PercentDeltaTrials} as a section of a report; every sentence follows from the figures. */
final class PercentDeltaWords {
    private static final String PICTURE = "rates-of-optimisers";
    /** How many times worse than the middle one a figure is still drawn where it belongs. */
    private static final double SHOWN = 2;

    private final PercentDeltaMeasure measure;
    private final Map<String, Curve> curves = new LinkedHashMap<>();
    private final int seeds;
    /** The best figure of all. */
    private final double best;

    /**
     * An optimiser's figures.
     *
     * @param rates rising
     * @param figures a spread over the seeds for each rate; null where a seed burst
     */
    private record Curve(double[] rates, List<Spread> figures) {
        double[] means() {
            return figures.stream().mapToDouble(figure -> figure == null ? Double.NaN : figure.mean())
                    .toArray();
        }
    }

    PercentDeltaWords(PercentDeltaTrials trials, PercentDeltaMeasure measure) {
        this.measure = measure;
        this.seeds = (int) trials.points().stream().map(PercentDeltaTrials.Point::seed).distinct().count();
        trials.byRate().forEach((name, byRate) -> curves.put(name, curve(byRate)));
        this.best = curves.values().stream().mapToDouble(curve -> mean(curve, bestOf(curve)))
                .filter(Double::isFinite).boxed().min(this::betterFirst).orElse(Double.NaN);
    }

    private static Curve curve(Map<Double, List<Double>> byRate) {
        List<Spread> figures = new ArrayList<>();
        for (List<Double> seeds : byRate.values()) {
            double[] values = seeds.stream().mapToDouble(Double::doubleValue).toArray();
            figures.add(Arrays.stream(values).allMatch(Double::isFinite) ? Spread.of(values) : null);
        }
        return new Curve(byRate.keySet().stream().mapToDouble(Double::doubleValue).toArray(), figures);
    }

    Facts.Section section(String how) {
        String runs = seeds == 1 ? "one seed" : "means over " + seeds + " seeds";
        Facts.Section section = Facts.Section.of("Learning rates of four optimisers",
                how + " Everything but optimiser and rate is the same; " + runs + ". The figure is "
                        + measure.name() + " (" + (measure.higherIsBetter() ? "higher" : "lower")
                        + " is better).",
                verdict());
        return section.with(table()).with(PICTURE, picture());
    }

    private Facts.Table table() {
        List<List<String>> rows = new ArrayList<>();
        curves.forEach((name, curve) -> rows.add(row(name, curve)));
        return new Facts.Table(List.of("optimiser", "best figure", "at the rate",
                "rates within " + BigDecimal.valueOf(measure.close()).toPlainString() + " of the best of all",
                "rates at which it bursts"), rows);
    }

    private List<String> row(String name, Curve curve) {
        int at = bestOf(curve);
        if (at < 0) {
            return List.of(name, "", "", "none", "all");
        }
        List<Double> good = good(curve);
        String goodRates = good.isEmpty() ? "none"
                : good.size() + " of " + curve.rates.length + ": " + good.stream()
                        .map(PercentDeltaWords::text).reduce((one, other) -> one + ", " + other).orElse("");
        List<String> burst = new ArrayList<>();
        for (int i = 0; i < curve.rates.length; i++) {
            if (curve.figures.get(i) == null) {
                burst.add(text(curve.rates[i]));
            }
        }
        String end = at == 0 ? ", the lowest tried"
                : at == curve.rates.length - 1 ? ", the highest tried" : "";
        return List.of(name, curve.figures.get(at).text(), text(curve.rates[at]) + end, goodRates,
                burst.isEmpty() ? "none" : String.join(", ", burst));
    }

    /** How PercentDelta does beside the best of the others, at its best rate and at wrong ones. */
    private String verdict() {
        Curve ours = curves.get(PercentDeltaTrials.PERCENT_DELTA);
        String other = curves.keySet().stream().filter(name -> !name.equals(PercentDeltaTrials.PERCENT_DELTA))
                .filter(name -> bestOf(curves.get(name)) >= 0)
                .min(Comparator.comparing(name -> mean(curves.get(name), bestOf(curves.get(name))),
                        this::betterFirst))
                .orElseThrow();
        Curve theirs = curves.get(other);
        if (bestOf(ours) < 0) {
            return "PercentDelta does not help here: it bursts at every rate.";
        }
        double our = mean(ours, bestOf(ours));
        double their = mean(theirs, bestOf(theirs));
        boolean isBehind = !measure.isAsGood(our, their);
        boolean isAhead = !measure.isAsGood(their, our);
        String atBest = isAhead ? "helps: it reaches" : isBehind ? "does not help: it reaches"
                : "makes no difference that counts: it reaches";
        String width = width(good(ours).size(), widest());
        return "At its best rate PercentDelta " + atBest + " " + shown(our) + ", and " + other + " "
                + shown(their) + ". " + width;
    }

    private String width(int ours, Map.Entry<String, Integer> others) {
        String counted = "Of its " + curves.get(PercentDeltaTrials.PERCENT_DELTA).rates.length + " rates "
                + ours + (ours == 1 ? " comes" : " come") + " close to the best figure of all, of those of "
                + others.getKey() + " " + others.getValue() + ": ";
        return counted + (ours > others.getValue()
                ? "it forgives a wrong rate most of the four."
                : ours < others.getValue() ? "it forgives a wrong rate less."
                        : "it forgives a wrong rate as much, and no more.");
    }

    /** The one of the others that comes close to the best figure with the most rates. */
    private Map.Entry<String, Integer> widest() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        curves.forEach((name, curve) -> counts.put(name, good(curve).size()));
        counts.remove(PercentDeltaTrials.PERCENT_DELTA);
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    }

    private Chart picture() {
        double[] rates = curves.values().stream().flatMapToDouble(curve -> Arrays.stream(curve.rates))
                .toArray();
        List<Series> series = new ArrayList<>();
        curves.forEach((name, curve) -> series.add(Series.line(name,
                Arrays.stream(curve.rates).map(Math::log10).toArray(), curve.means())));
        return new LineChart("Learning rate and result",
                "What comes of a training by its learning rate, a line for each optimiser. A line ends where"
                        + " training bursts; what is far worse than the rest is drawn at the edge.",
                Axis.logarithmic("learning rate", rates), Axis.over(measure.name(), shownFigures()), series);
    }

    /** All figures, those far worse than the middle one drawn nearer. */
    private double[] shownFigures() {
        double[] sorted = curves.values().stream().flatMapToDouble(curve -> Arrays.stream(curve.means()))
                .filter(Double::isFinite).sorted().toArray();
        double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        double worst = best + (1 + SHOWN) * (middle - best);
        return Arrays.stream(sorted)
                .map(figure -> measure.higherIsBetter() ? Math.max(figure, worst) : Math.min(figure, worst))
                .toArray();
    }

    private List<Double> good(Curve curve) {
        List<Double> good = new ArrayList<>();
        for (int i = 0; i < curve.rates.length; i++) {
            if (measure.isAsGood(mean(curve, i), best)) {
                good.add(curve.rates[i]);
            }
        }
        return good;
    }

    /** Where the best figure is; -1 where every rate bursts. */
    private int bestOf(Curve curve) {
        int at = -1;
        for (int i = 0; i < curve.rates.length; i++) {
            double mean = mean(curve, i);
            at = Double.isFinite(mean) && (at < 0 || measure.isBetter(mean, mean(curve, at))) ? i : at;
        }
        return at;
    }

    private static double mean(Curve curve, int at) {
        return at < 0 || curve.figures.get(at) == null ? Double.NaN : curve.figures.get(at).mean();
    }

    private int betterFirst(double one, double other) {
        return measure.higherIsBetter() ? Double.compare(other, one) : Double.compare(one, other);
    }

    private static String shown(double figure) {
        return String.format(Locale.ROOT, "%.3f", figure);
    }

    private static String text(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }
}
