package dev.teacup.train.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a training took before it was stopped. A file beside the checkpoints says when it began, by the
 * file's own time, and how many seconds had been spent by then; the newest checkpoint says up to when the
 * work is kept. What came after that is done again, and counts then.
 */
final class TimeSpent {
    static final String FILE = "spent";
    private static final double MILLISECONDS = 1000;

    private TimeSpent() {}

    /**
     * The seconds that are kept of earlier runs, 0 for a new training; a run that begins now is noted.
     *
     * @param checkpoints the folder, which is made where it is not there
     */
    static double before(Path checkpoints, boolean resumes) {
        try {
            Files.createDirectories(checkpoints);
            Path noted = checkpoints.resolve(FILE);
            double spent = resumes && Files.exists(noted) ? spent(checkpoints, noted) : 0;
            Files.writeString(noted, String.valueOf(spent));
            return spent;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double spent(Path checkpoints, Path noted) throws IOException {
        long begun = modified(noted);
        long last = begun;
        try (Stream<Path> files = Files.list(checkpoints)) {
            for (Path file : files.toList()) {
                last = Math.max(last, modified(file));
            }
        }
        return seconds(noted) + (last - begun) / MILLISECONDS;
    }

    private static long modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }

    /** What the file says; 0 where it was torn while it was written. */
    private static double seconds(Path noted) throws IOException {
        List<String> lines = Files.readAllLines(noted);
        try {
            return lines.isEmpty() ? 0 : Double.parseDouble(lines.get(0));
        } catch (NumberFormatException torn) {
            return 0;
        }
    }
}
