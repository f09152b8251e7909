package dev.teacup.train.board;

import dev.teacup.error.ModelException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was written of one run: its numbers and histograms over the steps, and its projections.
 *
 * @param run its name, the path of its folder below the board's; "." for the board's own
 * @param scalars by tag, in the order of their first coming
 * @param histograms by tag, in the order of their first coming
 */
public record EventFiles(String run, Map<String, List<Point>> scalars, Map<String, List<Spread>> histograms,
        List<Projection> projections) {
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int TENSOR = 8;
    private static final int CONTENT = 4;
    private static final int METADATA = 9;

    /**
     * A number of a tag.
     *
     * @param seconds since 1970, when it was written
     */
    public record Point(long step, double seconds, double value) {}

    /**
     * How numbers of a tag were spread.
     *
     * @param buckets [buckets, 3] of left edge, right edge and count, row after row
     */
    public record Spread(long step, double[] buckets) {}

    /**
     * All runs below a folder, by their names.
     *
     * @throws ModelException when a file is damaged; one that ends within a record, as that of a training
     *     that goes on, is read up to there
     */
    public static List<EventFiles> below(Path board) {
        Map<String, List<Path>> runs = new TreeMap<>();
        try (Stream<Path> files = Files.walk(board)) {
            files.filter(file -> file.getFileName().toString().startsWith(Run.MARK)).sorted()
                    .forEach(file -> runs.computeIfAbsent(name(board, file), fresh -> new ArrayList<>())
                            .add(file));
        } catch (IOException unreadable) {
            throw new ModelException(board.toString(), "there are no events of a training",
                    "a folder that ./teacup train wrote", unreadable.toString(), "train a model first");
        }
        List<EventFiles> all = new ArrayList<>();
        runs.forEach((name, files) -> all.add(read(name, files)));
        return all;
    }

    private static String name(Path board, Path file) {
        String name = board.relativize(file.getParent()).toString().replace('\\', '/');
        return name.isEmpty() ? "." : name;
    }

    private static EventFiles read(String run, List<Path> files) {
        EventFiles events = new EventFiles(run, new LinkedHashMap<>(), new LinkedHashMap<>(),
                ProjectorFiles.read(files.get(0).getParent()));
        for (Path file : files) {
            for (ByteBuffer record : Records.read(file)) {
                try {
                    events.add(Field.of(record));
                } catch (BufferUnderflowException broken) {
                    throw new ModelException(file.toString(), "a record of it is no event",
                            "the events that training writes", record.limit() + " bytes of something else",
                            "train again");
                }
            }
        }
        return events;
    }

    private void add(List<Field> event) {
        double seconds = 0;
        long step = 0;
        for (Field field : event) {
            switch (field.number()) {
                case Run.TIME -> seconds = field.float64();
                case Run.STEP -> step = field.bits();
                case Run.SESSION -> restart(step, field.fields());
                case Run.SUMMARY -> addValues(step, seconds, field.fields());
                default -> {
                    // Versions and graphs are no numbers.
                }
            }
        }
    }

    /** A resumed run makes its steps again: what the torn one said of them counts no more. */
    private void restart(long step, List<Field> session) {
        if (session.stream().anyMatch(field -> field.number() == 1 && field.bits() == Run.STARTED)) {
            scalars.values().forEach(points -> points.removeIf(point -> point.step >= step));
            histograms.values().forEach(spreads -> spreads.removeIf(spread -> spread.step >= step));
        }
    }

    private void addValues(long step, double seconds, List<Field> summary) {
        for (Field value : summary) {
            String tag = "";
            String plugin = "";
            ByteBuffer content = null;
            for (Field field : value.number() == VALUE ? value.fields() : List.<Field>of()) {
                switch (field.number()) {
                    case TAG -> tag = field.text();
                    case SIMPLE_VALUE -> scalars.computeIfAbsent(tag, fresh -> new ArrayList<>())
                            .add(new Point(step, seconds, field.float32()));
                    case METADATA -> plugin = plugin(field.fields());
                    case TENSOR -> content = content(field.fields());
                    default -> {
                        // Nothing else is said of numbers and histograms.
                    }
                }
            }
            if (plugin.equals(Values.HISTOGRAMS) && content != null) {
                histograms.computeIfAbsent(tag, fresh -> new ArrayList<>())
                        .add(new Spread(step, doubles(content)));
            }
        }
    }

    /** Which of TensorBoard's plugins a value is for. */
    private static String plugin(List<Field> metadata) {
        return metadata.stream().filter(field -> field.number() == 1).flatMap(data -> data.fields().stream())
                .filter(field -> field.number() == 1).map(Field::text).findFirst().orElse("");
    }

    private static ByteBuffer content(List<Field> tensor) {
        return tensor.stream().filter(field -> field.number() == CONTENT).map(Field::body).findFirst()
                .orElse(null);
    }

    private static double[] doubles(ByteBuffer content) {
        double[] numbers = new double[content.remaining() / Double.BYTES];
        content.duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
        return numbers;
    }
}
