package dev.teacup.train.study;

import dev.teacup.error.ModelException;
import dev.teacup.train.data.CsvFile;
import dev.teacup.train.data.Table;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.optim.Adam;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Optimizer;
import dev.teacup.train.optim.PercentDelta;
import dev.teacup.train.optim.Sgd;
import dev.teacup.train.report.Facts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What a model becomes by its learning rate, with each of four optimisers and rates over four decades. That
 * takes many trainings, so it is measured by hand, as the trials of a recipe are, and kept in a file that the
 * report reads.
 *
 * @param points in the order of the optimisers, then of the rates, then of the seeds
 */
public record PercentDeltaTrials(List<Point> points) {
    /** The optimiser that the others are compared with. */
    static final String PERCENT_DELTA = "PercentDelta";

    private static final int DECADES = 4;
    private static final String HEADER = "optimizer\trate\tseed\tfigure";

    /** An optimiser, and the exponent of ten of the lowest rate that it is tried with. */
    private record Candidate(String name, Optimizer optimizer, int lowest) {
        /** Two in each decade, such as .0001 and .0003; both ends are whole powers of ten. */
        List<Double> rates() {
            List<Double> rates = new ArrayList<>();
            for (int power = lowest; power < lowest + DECADES; power++) {
                rates.add(Double.parseDouble("1e" + power));
                rates.add(Double.parseDouble("3e" + power));
            }
            rates.add(Double.parseDouble("1e" + (lowest + DECADES)));
            return rates;
        }
    }

    /**
     * A training.
     *
     * @param figure that came of it; NaN where a loss or a weight was no number any more
     */
    public record Point(String optimizer, double rate, long seed, double figure) {}

    /** One training of a recipe, mostly a shorter one. */
    @FunctionalInterface
    public interface Course {
        /** How good the model is, by the validation rows: {@link #last} of its training, or NaN. */
        double figure(Optimizer optimizer, double rate, long seed);
    }

    /**
     * The figure after the last epoch of a training that looks at validation rows; NaN where it bursts.
     *
     * @throws ModelException when the training cannot begin
     */
    public static double last(Fit training) {
        try {
            double[] figures = training.run().history().validations();
            return figures[figures.length - 1];
        } catch (ModelException stopped) {
            if (!Fit.hasBurst(stopped)) {
                throw stopped;
            }
            return Double.NaN;
        }
    }

    /**
     * Trains with every optimiser, rate and seed.
     *
     * @param decay of AdamW
     * @param seeds how many: 1, 2 and so on
     * @param told of each point as a line of the file
     */
    public static PercentDeltaTrials measured(Course course, double decay, int seeds,
            Consumer<String> told) {
        List<Point> points = new ArrayList<>();
        for (Candidate candidate : candidates(decay)) {
            for (double rate : candidate.rates()) {
                for (long seed : LongStream.rangeClosed(1, seeds).toArray()) {
                    double figure = course.figure(candidate.optimizer, rate, seed);
                    points.add(new Point(candidate.name, rate, seed, figure));
                    told.accept(line(points.get(points.size() - 1)));
                }
            }
        }
        return new PercentDeltaTrials(points);
    }

    private static List<Candidate> candidates(double decay) {
        return List.of(new Candidate("Adam", Adam.STANDARD, -4),
                new Candidate("AdamW", AdamW.of(decay), -4),
                new Candidate("SGD with momentum", new Sgd(0.9), -2),
                new Candidate(PERCENT_DELTA, PercentDelta.STANDARD, -4));
    }

    /** The points as a file of tabs, which {@link #read} reads. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        points.forEach(point -> text.append(line(point)).append('\n'));
        return text.toString();
    }

    private static String line(Point point) {
        return point.optimizer + '\t' + point.rate + '\t' + point.seed + '\t' + (float) point.figure;
    }

    /** What was measured, from the file {@code name} beside a class of the recipe. */
    public static PercentDeltaTrials read(Class<?> recipe, String name) {
        try (InputStream in = recipe.getResourceAsStream(name)) {
            return of(CsvFile.read(name, in).table());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static PercentDeltaTrials of(Table table) {
        List<Point> points = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            points.add(new Point(table.column("optimizer").text(row),
                    Double.parseDouble(table.column("rate").text(row)),
                    Long.parseLong(table.column("seed").text(row)),
                    Double.parseDouble(table.column("figure").text(row))));
        }
        return new PercentDeltaTrials(points);
    }

    /** The figures of all seeds by the optimiser, then by the rate, both in their order. */
    Map<String, Map<Double, List<Double>>> byRate() {
        Map<String, Map<Double, List<Double>>> all = new LinkedHashMap<>();
        for (Point point : points) {
            all.computeIfAbsent(point.optimizer, fresh -> new LinkedHashMap<>())
                    .computeIfAbsent(point.rate, fresh -> new ArrayList<>()).add(point.figure);
        }
        return all;
    }

    /**
     * What the report says of it: a picture, a table, and where PercentDelta helps and where it does not.
     *
     * @param how the model was trained for this, a sentence or two
     */
    public Facts.Section section(PercentDeltaMeasure measure, String how) {
        return new PercentDeltaWords(this, measure).section(how);
    }
}
