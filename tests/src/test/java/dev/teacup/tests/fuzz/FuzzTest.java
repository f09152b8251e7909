package dev.teacup.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.tests.hostile.SoundFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs Jazzer in a JVM of its own: some thousand files in every run of the tests, and with {@code -Plong} for
 * {@code -Dteacup.fuzz.seconds}, an hour together where it is not given. Files that break the contract are
 * kept in {@code tests/target/fuzz}, with Jazzer's report.
 */
final class FuzzTest {
    private static final int RUNS = 4000;
    private static final int SECONDS = 3600;
    private static final Path FOLDER = Path.of("target", "fuzz");

    @ParameterizedTest
    @ValueSource(classes = {ReaderTarget.class, LoaderTarget.class, RoadTarget.class})
    void holdsForSomeThousandFiles(Class<?> target) throws IOException, InterruptedException {
        fuzz(target, 0);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(classes = {ReaderTarget.class, LoaderTarget.class, RoadTarget.class})
    void holdsForAnHour(Class<?> target) throws IOException, InterruptedException {
        fuzz(target, Integer.getInteger("teacup.fuzz.seconds", SECONDS) / 3);
    }

    /** @param seconds to go on for, or 0 for some thousand files besides those that it begins with */
    private static void fuzz(Class<?> target, int seconds) throws IOException, InterruptedException {
        String name = target.getSimpleName();
        Path found = Files.createDirectories(FOLDER.resolve(name));
        Path corpus = Files.createDirectories(FOLDER.resolve("corpus-" + name));
        Path sound = FOLDER.resolve("sound");
        SoundFiles.write(sound);
        String bound = seconds > 0 ? "-max_total_time=" + seconds
                : "-runs=" + (RUNS + files(corpus) + files(sound));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-Xss1m",
                "-XX:+UseSerialGC", "-XX:-OmitStackTraceInFastThrow", "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer", "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.teacup.**", "--disabled_hooks=*",
                "--reproducer_path=" + found, "-artifact_prefix=" + found + "/", "-seed=1", "-max_len=4096",
                "-timeout=100", "-rss_limit_mb=4096", bound, corpus.toString(),
                sound.toString()));
        Path log = FOLDER.resolve(name + ".log");
        Process jazzer = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        // It would go on for its hour when the tests are ended.
        Thread end = new Thread(jazzer::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            assertEquals(0, jazzer.waitFor(), () -> report(log));
        } finally {
            jazzer.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
        assertTrue(report(log).contains("Done "), () -> report(log));
    }

    private static int files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    /** What Jazzer says at the end, or of what it found. */
    private static String report(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.filter(line -> !line.matches("#\\d+.*")).toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 40), all.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
