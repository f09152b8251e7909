package dev.teacup.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that trains is killed, wherever it is, and another one goes on. */
class KillTest {
    private static final Settings SETTINGS = Settings.of(12, 16, 5).checkpointEvery(1);

    @TempDir
    Path folder;

    /** Trains and tells each epoch on its standard output; the argument is the checkpoint. */
    public static void main(String[] arguments) {
        fit(Path.of(arguments[0])).telling(new Progress() {
            @Override
            public void epoch(History.Epoch done) {
                System.out.println(done.number());
            }
        }).resume();
    }

    @Test
    void aProcessThatWasKilledTwiceEndsWithTheSameBytes() throws IOException, InterruptedException {
        Path killed = folder.resolve("killed");
        killAfterEpochs(2, killed);
        killAfterEpochs(3, killed);
        assertTrue(Files.exists(killed));
        fit(killed).resume();
        Path whole = folder.resolve("whole");
        fit(whole).run();
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(killed));
    }

    private static Fit fit(Path checkpoint) {
        return Fit.of(Spirals.graph(), Spirals.data(103, 1), SETTINGS)
                .validatedBy(Spirals.validation(Spirals.data(60, 2))).writingTo(checkpoint);
    }

    private static void killAfterEpochs(int epochs, Path checkpoint)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"),
                KillTest.class.getName(), checkpoint.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader told = process.inputReader()) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                assertTrue(told.readLine() != null, "the process ended before it was killed");
            }
            process.destroyForcibly().waitFor();
        }
    }
}
