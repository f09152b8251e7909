package dev.teacup.train.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Dense;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoundsTest {
    private static final StepGraph.Update UPDATE =
            StepGraph.Update.of(Adam.STANDARD, Schedule.constant(0.1));

    @Test
    void tellsOfWhomWhatWhichNumberCannotBe() {
        ModelException told = assertThrows(ModelException.class, () -> new Sgd(-0.5));
        assertEquals("""
                Sgd: its momentum cannot be
                expected: 0 or more, and below 1
                got: -0.5
                fix: give another momentum""", told.getMessage());
    }

    private static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(() -> new Sgd(1), "Sgd: its momentum"),
                mistake(() -> new Adam(1, 0.999, 1e-8), "Adam: its beta1"),
                mistake(() -> new Adam(0.9, -1, 1e-8), "Adam: its beta2"),
                mistake(() -> new Adam(0.9, 0.999, 0), "Adam: its epsilon"),
                mistake(() -> AdamW.of(Double.NaN), "AdamW: its decay"),
                mistake(() -> new PercentDelta(0, 1e-5), "PercentDelta: its epsilon"),
                mistake(() -> new PercentDelta(1e-6, Double.NaN), "PercentDelta: its floor"),
                mistake(() -> Schedule.constant(-1), "schedule of learning rates: its rate"),
                mistake(() -> Schedule.cosine(0.1, -1, 10), "schedule of learning rates: its warm-up"),
                mistake(() -> Schedule.cosine(0.1, 1, 0), "schedule of learning rates: its number of steps"),
                mistake(() -> Schedule.steps(0.1, 0, 0.5), "schedule of learning rates: its number of steps"),
                mistake(() -> Schedule.steps(0.1, 1, -0.5), "schedule of learning rates: its factor"),
                mistake(() -> Schedule.exponential(0, 1, 5), "schedule of learning rates: its first rate"),
                mistake(() -> Schedule.exponential(1, Double.POSITIVE_INFINITY, 5),
                        "schedule of learning rates: its last rate"),
                mistake(() -> UPDATE.clippedTo(-1), "update: its largest norm"),
                mistake(() -> UPDATE.averaged(1), "update: its averaging"));
    }

    private static Arguments mistake(Runnable mistake, String told) {
        return Arguments.of(told, mistake);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void tellsNumbersThatCannotBe(String told, Runnable mistake) {
        String message = assertThrows(ModelException.class, mistake::run).getMessage();
        assertEquals(told + " cannot be", message.lines().findFirst().orElseThrow());
    }

    @Test
    void tellsALossThatIsNoSingleNumber() {
        ModelException told = assertThrows(ModelException.class, () -> StepGraph.of("step",
                c -> Dense.of("d", 1).of(c, c.input("x", DType.FLOAT32, 2)), UPDATE));
        assertEquals("""
                training step 'step': its loss is no single number
                expected: float32[]
                got: float32[batch, 1]
                fix: take the mean over the batch, as a Loss does""", told.getMessage());
    }
}
