package dev.teacup.train.board;

import dev.teacup.error.ModelException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was written of one run: its numbers over the steps, and its projections.
 *
 * @param run its name, the path of its folder below the board's; "." for the board's own
 * @param scalars by tag, in the order of their first coming
 */
public record EventFiles(String run, Map<String, List<Point>> scalars, List<Projection> projections) {
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    /**
     * A number of a tag.
     *
     * @param seconds since 1970, when it was written
     */
    public record Point(long step, double seconds, double value) {}

    /**
     * All runs below a folder, by their names.
     *
     * @throws ModelException when a file is damaged; one that ends within a record, as that of a training that
     *     goes on, is read up to there
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
        runs.forEach((name, files) -> all.add(new EventFiles(name, scalars(files),
                ProjectorFiles.read(files.get(0).getParent()))));
        return all;
    }

    private static String name(Path board, Path file) {
        String name = board.relativize(file.getParent()).toString().replace('\\', '/');
        return name.isEmpty() ? "." : name;
    }

    private static Map<String, List<Point>> scalars(List<Path> files) {
        Map<String, List<Point>> scalars = new LinkedHashMap<>();
        for (Path file : files) {
            for (ByteBuffer record : Records.read(file)) {
                try {
                    add(scalars, Field.of(record));
                } catch (BufferUnderflowException broken) {
                    throw new ModelException(file.toString(), "a record of it is no event",
                            "the events that training writes", record.limit() + " bytes of something else",
                            "train again");
                }
            }
        }
        return scalars;
    }

    private static void add(Map<String, List<Point>> scalars, List<Field> event) {
        double seconds = 0;
        long step = 0;
        for (Field field : event) {
            switch (field.number()) {
                case Run.TIME -> seconds = field.float64();
                case Run.STEP -> step = field.bits();
                case Run.SESSION -> restart(scalars, step, field.fields());
                case Run.SUMMARY -> addValues(scalars, step, seconds, field.fields());
                default -> {
                    // Versions and graphs are no numbers.
                }
            }
        }
    }

    /** A resumed run makes its steps again: what the torn one said of them counts no more. */
    private static void restart(Map<String, List<Point>> scalars, long step, List<Field> session) {
        if (session.stream().anyMatch(field -> field.number() == 1 && field.bits() == Run.STARTED)) {
            scalars.values().forEach(points -> points.removeIf(point -> point.step >= step));
        }
    }

    private static void addValues(Map<String, List<Point>> scalars, long step, double seconds,
            List<Field> summary) {
        for (Field value : summary) {
            String tag = "";
            for (Field field : value.number() == VALUE ? value.fields() : List.<Field>of()) {
                if (field.number() == TAG) {
                    tag = field.text();
                } else if (field.number() == SIMPLE_VALUE) {
                    scalars.computeIfAbsent(tag, fresh -> new ArrayList<>())
                            .add(new Point(step, seconds, field.float32()));
                }
            }
        }
    }
}
