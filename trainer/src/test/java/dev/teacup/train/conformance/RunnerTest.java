package dev.teacup.train.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.train.conformance.Outcome.Result;
import dev.teacup.train.conformance.TestCase.DataSet;
import dev.teacup.train.conformance.TestCase.Tolerance;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunnerTest {
    private static final byte[] NO_TENSOR = {1, 2, 3};
    private static final TestCase UNREADABLE = new TestCase("it", new byte[0],
            List.of(new DataSet(List.of(NO_TENSOR), List.of())), Tolerance.ONNX);

    @Test
    void tellsWhatTheEngineSaysOfAModelBeforeWhatIsWrongWithItsInputs() {
        Outcome outcome = new Runner((model, inputs) -> {
            throw new ModelException("input 'x'", "the element type is not supported", "float32", "BFLOAT16",
                    "convert it");
        }).run(UNREADABLE);
        assertEquals("it\terror\tinput 'x': the element type is not supported "
                + "expected: float32 got: BFLOAT16 fix: convert it", outcome.row());
    }

    @Test
    void tellsWhatIsWrongWithInputsWhereTheEngineTakesTheModel() {
        Outcome outcome = new Runner((model, inputs) -> List.of()).run(UNREADABLE);
        assertEquals(Result.ERROR, outcome.result());
        assertTrue(outcome.detail().startsWith("tensor"), outcome.detail());
    }

    @Test
    void failsWhereAPlatformRunsFewerThanItWasAsked() {
        TestCase test = new TestCase("it", new byte[0], List.of(new DataSet(List.of(), List.of())),
                Tolerance.ONNX);
        assertEquals("it\tfail\texpected 1 runs, got 0",
                new Runner((model, inputs) -> List.of()).run(test).row());
    }

    @Test
    void aTestThatTakesAllMemoryIsNotTheEndOfTheOthers() {
        TestCase test = new TestCase("it", new byte[0], List.of(new DataSet(List.of(), List.of())),
                Tolerance.ONNX);
        Outcome outcome = new Runner((model, inputs) -> {
            throw new OutOfMemoryError("all of it");
        }).run(test);
        assertEquals(Result.ERROR, outcome.result());
        assertTrue(outcome.detail().startsWith("a defect of the engine: java.lang.OutOfMemoryError"),
                outcome.detail());
    }
}
