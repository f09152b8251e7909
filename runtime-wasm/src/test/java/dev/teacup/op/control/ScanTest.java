package dev.teacup.op.control;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.testkit.Runs;
import org.junit.jupiter.api.Test;

final class ScanTest {
    /** The sums of the rows or columns so far. */
    private static final String SUMS = """
            graph sums
            input s: float32[?]
            input x: float32[?, ?]
            last, all = Scan(s, x) {
                body = graph body {
                    input before: float32[?]
                    input row: float32[?]
                    after = Add(before, row)
                    output after
                    output after
                }
                num_scan_inputs = 1
                %s
            }
            output last
            output all
            """;

    private static String sums(String attributes) {
        return SUMS.formatted(attributes);
    }

    @Test
    void scansTheFirstAxis() {
        Runs.of(sums("")).gives("""
                float32[3] [3.0, 5.0, 7.0]
                float32[2, 3] [0.0, 1.0, 2.0, 3.0, 5.0, 7.0]
                """, floats(3).of(0, 0, 0), floats(2, 3).counting());
    }

    /** Columns from the last to the first: [2, 5], [1, 4], [0, 3]. */
    @Test
    void scansAnotherAxisBackwards() {
        Runs.of(sums("scan_input_axes = [-1]\nscan_input_directions = [1]")).gives("""
                float32[2] [3.0, 12.0]
                float32[3, 2] [2.0, 5.0, 3.0, 9.0, 3.0, 12.0]
                """, floats(2).of(0, 0), floats(2, 3).counting());
    }

    @Test
    void givesAlongAnotherAxisAndBackwards() {
        Runs.of(sums("scan_output_axes = [1]\nscan_output_directions = [1]")).gives("""
                float32[3] [3.0, 5.0, 7.0]
                float32[3, 2] [3.0, 0.0, 5.0, 1.0, 7.0, 2.0]
                """, floats(3).of(0, 0, 0), floats(2, 3).counting());
    }

    @Test
    void givesTheStateAfterNoTurn() {
        Runs.of(sums("scan_output_axes = [-1]")).gives("""
                float32[3] [1.0, 2.0, 3.0]
                float32[3, 0] []
                """, floats(3).of(1, 2, 3), floats(0, 3).of(new double[0]));
    }

    @Test
    void zipsInputsOfOneLength() {
        String zip = """
                graph zip
                input x: float32[?]
                input n: int64[2, ?]
                y = Scan(x, n) {
                    body = graph body {
                        input a: float32[]
                        input b: int64[?]
                        f = CastLike(b, a)
                        p = Mul(f, a)
                        output p
                    }
                    num_scan_inputs = 2
                    scan_input_axes = [0, 1]
                }
                output y
                """;
        Runs.of(zip).gives("float32[2, 2] [1.0, 3.0, 4.0, 8.0]", floats(2).of(1, 2),
                longs(2, 2).of(1, 2, 3, 4)).refuses("""
                        Scan 'y': the inputs that are scanned have different lengths
                        expected: 2, as the one before
                        got: 3 in [2, 3]
                        fix: make the two agree
                        """, floats(2).of(1, 2), longs(2, 3).counting());
    }

    @Test
    void refusesAStateThatChangesItsShape() {
        Runs.of(sums("")).refuses("""
                Scan 'last': state 0 changes its shape
                expected: float32[1], as in the first turn
                got: float32[3]
                fix: use a Loop
                """, floats(1).of(0), floats(2, 3).counting());
    }

    @Test
    void refusesAttributesThatDoNotFit() {
        refuses("""
                Scan 'last': the attribute 'scan_input_axes' is outside the rank of the operand
                expected: an axis from -2 to 1
                got: 2
                fix: use an axis that the operand has""", "scan_input_axes = [2]");
        refuses("""
                Scan 'last': the attribute 'scan_output_axes' is outside the rank of the operand
                expected: an axis from -2 to 1
                got: -3
                fix: use an axis that the operand has""", "scan_output_axes = [-3]");
        refuses("""
                Scan 'last': the attribute 'scan_input_directions' has the wrong length
                expected: 1
                got: [0, 0]
                fix: export the model again""", "scan_input_directions = [0, 0]");
        refuses("""
                Scan 'last': the attribute 'scan_output_directions' has a value that ONNX does not know
                expected: 0 or 1
                got: 2
                fix: export the model again""", "scan_output_directions = [2]");
    }

    /** Whether a tensor of the sequence has dimensions is known when the body has given it. */
    @Test
    void refusesAnAxisThatWhatTheBodyGivesDoesNotHave() {
        for (int axis : new int[] {2, -3}) {
            Runs.of("""
                    graph ranks
                    input a: float32[]
                    input b: float32[1]
                    input x: float32[?]
                    s = SequenceConstruct(a, b)
                    y = Scan(x) {
                        body = graph body {
                            input place: float32[]
                            at = Cast(place) {to = 7}
                            element = SequenceAt(s, at)
                            output element
                        }
                        num_scan_inputs = 1
                        scan_output_axes = [%d]
                    }
                    output y
                    """.formatted(axis)).refuses("""
                    Scan 'y': the attribute 'scan_output_axes' is outside the rank of the operand
                    expected: an axis from -1 to 0
                    got: %d
                    fix: use an axis that the operand has
                    """.formatted(axis), floats().of(1), floats(1).of(2), floats(2).of(0, 0));
        }
    }

    @Test
    void refusesANumberOfInputsThatItDoesNotHave() {
        for (String wrong : new String[] {"0", "3", "-1", "4294967297"}) {
            ModelException e = assertThrows(ModelException.class,
                    () -> Runs.of(sums("").replace("num_scan_inputs = 1", "num_scan_inputs = " + wrong)));
            assertEquals("""
                    Scan 'last': the attribute 'num_scan_inputs' is not the number of some last inputs
                    expected: 1 to 2
                    got: %s
                    fix: export the model again""".formatted(wrong), e.getMessage());
        }
    }

    private static void refuses(String expected, String attributes) {
        ModelException e = assertThrows(ModelException.class, () -> Runs.of(sums(attributes)));
        assertEquals(expected, e.getMessage());
    }
}
