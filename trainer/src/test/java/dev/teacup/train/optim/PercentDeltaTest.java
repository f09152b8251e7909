package dev.teacup.train.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.tensor.DType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PercentDelta by hand, against its formula in Java, and by what it promises. */
class PercentDeltaTest {
    private static final double RATE = 0.1;
    /** So small that the numbers by hand do not feel them. */
    private static final PercentDelta BARE = new PercentDelta(1e-30, 1e-30);

    /**
     * w = [1, -2, 3] has the gradient [1, -6, .6]: shares of 1, 3 and .2, on the mean 1.4. The step is .1 /
     * 1.4 of the gradient: [.0714.., -.4286.., .0429..].
     */
    @Test
    void movesEachElementAlongItsGradientAndTheParameterByTheRate() {
        double[] after = run(BARE, new double[] {1, -2, 3}, 1, DType.FLOAT64).get("w");
        assertArrayEquals(new double[] {1 - 0.1 / 1.4, -2 + 0.6 / 1.4, 3 - 0.06 / 1.4}, after, 1e-12);
        double share = (0.1 / 1.4 + 0.3 / 1.4 + 0.02 / 1.4) / 3;
        assertEquals(RATE, share, 1e-12, "the mean of |p' - p| / |p|");
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-12", "FLOAT32, 1e-6"})
    void followsTheFormulaInBothTypes(DType real, double tolerance) {
        double[] begin = {1, -2, 0};
        Map<String, double[]> after = run(PercentDelta.STANDARD, begin, 7, real);
        assertArrayEquals(reference(PercentDelta.STANDARD, begin, 7), after.get("w"), tolerance);
        assertArrayEquals(after.get("w"), after.get("b"), "a bias is treated as a weight");
    }

    /** The gradient of the bowl is 0 at 0, and 0 / (0 + e) is 0. */
    @Test
    void keepsStillWhatHasNoGradient() {
        assertArrayEquals(new double[3],
                run(PercentDelta.STANDARD, new double[3], 5, DType.FLOAT32).get("w"));
    }

    /** What the gradient is multiplied by cancels out: clipping all gradients to a norm changes nothing. */
    @Test
    void doesNotFeelHowLargeTheLossIs() {
        double[] begin = {1, -2, 3};
        StepGraph.Update update = StepGraph.Update.of(BARE, Schedule.constant(RATE));
        assertArrayEquals(StepRun.run(update, begin, 5).get("w"),
                StepRun.run(update.clippedTo(0.001), begin, 5).get("w"), 1e-12);
    }

    /** Shares of about 1e-7 are a hundredth of the floor, and the step is about a hundredth of the rate. */
    @Test
    void stepsLessWhereTheGradientIsNextToNothing() {
        double[] begin = {1, -2, 3};
        StepGraph.Update update = StepGraph.Update.of(PercentDelta.STANDARD, Schedule.constant(RATE));
        double[] after = StepRun.run(update.clippedTo(1e-7), begin, 1).get("w");
        double moved = Math.abs(after[0] - begin[0]);
        assertTrue(moved > 0 && moved < 0.01 * RATE, "moved by " + moved);
    }

    @Test
    void givesTheSameBitsAgain() {
        double[] begin = {1, -2, 3};
        assertArrayEquals(run(PercentDelta.STANDARD, begin, 9, DType.FLOAT32).get("w"),
                run(PercentDelta.STANDARD, begin, 9, DType.FLOAT32).get("w"));
    }

    /** The formula as loops. */
    private static double[] reference(PercentDelta optimizer, double[] begin, int steps) {
        double[] p = begin.clone();
        for (int step = 1; step <= steps; step++) {
            double[] g = StepRun.gradient(p);
            double sum = 0;
            for (int i = 0; i < p.length; i++) {
                sum += Math.abs(g[i]) / (Math.abs(p[i]) + optimizer.epsilon());
            }
            double factor = RATE / (sum / p.length + optimizer.floor());
            for (int i = 0; i < p.length; i++) {
                p[i] -= factor * g[i];
            }
        }
        return p;
    }

    private static Map<String, double[]> run(Optimizer optimizer, double[] begin, int steps, DType real) {
        return StepRun.run(StepGraph.Update.of(optimizer, Schedule.constant(RATE)), begin, steps, real);
    }
}
