package dev.teacup.train.recipe.pronounce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.export.Heading;
import dev.teacup.train.data.Words;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training of the recipe, small, with everything that a step of it has: dropout, averages, buckets. */
class PronounceKillTest {
    private static final PronounceFit FIT = new PronounceFit(Words.pronunciations(),
            new PronounceFit.Hyperparameters(8, 8, 8, 0.2, 0.1, 1e-2, 0.01, 1, 0.9, 4, 2, 4, 2, 2, 2));
    private static final int CHECKPOINT_STEPS = 3;

    @TempDir
    Path folder;

    /** Trains and tells each step on its standard output; the argument is the checkpoint. */
    public static void main(String[] arguments) {
        training(Path.of(arguments[0])).telling(new Progress() {
            @Override
            public void step(int epoch, int step, double loss) {
                System.out.println(epoch + " " + step);
            }
        }).resume();
    }

    @Test
    void killedTwiceInTheMiddleOfAnEpochItEndsWithTheSameBytes() throws IOException, InterruptedException {
        Path killed = folder.resolve("killed");
        killAfterSteps(5, killed);
        killAfterSteps(4, killed);
        assertTrue(Files.exists(killed));
        byte[] resumed = model(training(killed).resume());
        Path whole = folder.resolve("whole");
        assertArrayEquals(model(training(whole).run()), resumed);
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(killed));
    }

    private static Fit training(Path checkpoint) {
        return Fit.of(FIT.step(), FIT.dataset(), FIT.loop(1, 1).checkpointEvery(CHECKPOINT_STEPS))
                .inOrder(FIT.order()).validatedBy(FIT.validation()).writingTo(checkpoint);
    }

    private static byte[] model(Fitted fitted) {
        return FIT.model(1).onnx(fitted.weights(), Heading.of(Model.OPSET));
    }

    private static void killAfterSteps(int steps, Path checkpoint) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString(), PronounceKillTest.class.getName(),
                checkpoint.toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        try (BufferedReader told = process.inputReader()) {
            for (int step = 0; step < steps; step++) {
                assertTrue(told.readLine() != null, "the process ended before it was killed");
            }
            process.destroyForcibly().waitFor();
        }
    }
}
