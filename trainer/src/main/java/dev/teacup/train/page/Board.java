package dev.teacup.train.page;

import dev.teacup.train.board.EventFiles;
import dev.teacup.train.board.Projection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What training wrote for TensorBoard, as the page draws it.
 *
 * @param curves a chart for each tag, with a line for each run
 * @param spreads how the weights lay, of one run only
 * @param spaces of the projector, each name once
 */
record Board(List<Curves> curves, List<Spreads> spreads, List<Space> spaces) {
    /** A line of more points is no finer on a screen. */
    private static final int MOST_POINTS = 1000;
    /** More histograms behind each other are not told apart. */
    private static final int MOST_SPREADS = 30;
    private static final int EDGES = 3;
    private static final String STEP = "step";

    /**
     * How the numbers of a tag lay, step after step.
     *
     * @param run that they are of
     */
    record Spreads(String name, String run, List<Spread> spreads) {}

    /**
     * How numbers lay at one step, in buckets of one width.
     *
     * @param counts of the numbers in each bucket from {@code low} to {@code high}
     */
    record Spread(long step, double low, double high, double[] counts) {
        static Spread of(EventFiles.Spread spread) {
            double[] buckets = spread.buckets();
            double[] counts = IntStream.range(0, buckets.length / EDGES)
                    .mapToDouble(bucket -> buckets[bucket * EDGES + 2]).toArray();
            return new Spread(spread.step(), buckets[0], buckets[buckets.length - 2], counts);
        }
    }

    /**
     * What is in a folder; nothing where there is no such folder.
     *
     * @throws dev.teacup.error.ModelException when a file of it is damaged
     */
    static Board of(Path folder) {
        List<EventFiles> runs = Files.isDirectory(folder) ? EventFiles.below(folder) : List.of();
        Map<String, List<Curves.Run>> lines = new LinkedHashMap<>();
        Map<String, Space> spaces = new LinkedHashMap<>();
        for (EventFiles run : runs) {
            run.scalars().forEach((tag, points) -> {
                if (points.size() > 1) {
                    lines.computeIfAbsent(tag, fresh -> new ArrayList<>()).add(line(run.run(), points));
                }
            });
            run.projections().forEach(
                    projection -> spaces.computeIfAbsent(projection.name(), name -> space(projection)));
        }
        List<Curves> curves = new ArrayList<>();
        lines.forEach((tag, all) -> curves.add(new Curves(tag, STEP, false, all)));
        return new Board(curves, spreads(runs), List.copyOf(spaces.values()));
    }

    /** These curves, and of {@code others} those whose numbers are not among them: the search for a rate. */
    List<Curves> withCurves(List<Curves> others) {
        List<Curves> all = new ArrayList<>(curves);
        others.stream().filter(other -> curves.isEmpty() || other.powers()).forEach(all::add);
        return all;
    }

    private static Curves.Run line(String run, List<EventFiles.Point> points) {
        List<EventFiles.Point> kept = thinned(points, MOST_POINTS);
        return new Curves.Run(run, kept.stream().mapToDouble(EventFiles.Point::step).toArray(),
                kept.stream().mapToDouble(EventFiles.Point::value).toArray());
    }

    /** Those of the first run that has some. */
    private static List<Spreads> spreads(List<EventFiles> runs) {
        List<Spreads> all = new ArrayList<>();
        runs.stream().filter(run -> !run.histograms().isEmpty()).findFirst()
                .ifPresent(run -> run.histograms().forEach((tag, histograms) -> {
                    List<Spread> spreads = thinned(histograms, MOST_SPREADS).stream()
                            .filter(histogram -> histogram.buckets().length > 0).map(Spread::of).toList();
                    if (!spreads.isEmpty()) {
                        all.add(new Spreads(tag, run.run(), spreads));
                    }
                }));
        return all;
    }

    /** At most about so many, evenly spread, with the last. */
    private static <T> List<T> thinned(List<T> all, int most) {
        int stride = Math.max(1, (all.size() + most - 1) / most);
        return IntStream.range(0, all.size()).filter(i -> i % stride == 0 || i == all.size() - 1)
                .mapToObj(all::get).toList();
    }

    private static Space space(Projection projection) {
        int width = projection.width();
        float[] vectors = new float[projection.vectors().length * width];
        for (int row = 0; row < projection.vectors().length; row++) {
            System.arraycopy(projection.vectors()[row], 0, vectors, row * width, width);
        }
        List<Space.Column> columns = new ArrayList<>();
        for (int i = 0; i < projection.columns().size(); i++) {
            int column = i;
            columns.add(new Space.Column(projection.columns().get(i),
                    projection.labels().stream().map(label -> label.get(column)).toList()));
        }
        return new Space(projection.name(), width, vectors, columns, sprite(projection));
    }

    private static Space.Sprite sprite(Projection projection) {
        return projection.pictures().isEmpty() ? null
                : new Space.Sprite(projection.sprite(), projection.pictures().get(0).getWidth(),
                        projection.pictures().get(0).getHeight());
    }
}
