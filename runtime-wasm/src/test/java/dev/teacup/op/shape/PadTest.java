package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PadTest {
    @Test
    void addsTheConstantAround() {
        check("Pad").in(floats(2, 2).of(1, 2, 3, 4), longs(4).of(0, 1, 1, 0), floats().of(9))
                .gives(floats(3, 3).of(9, 1, 2, 9, 3, 4, 9, 9, 9));
        check("Pad").in(texts(1).of("a"), longs(2).of(1, 0), texts(1).of("-")).gives(texts(2).of("-", "a"));
        check("Pad").in(floats().of(5), longs(0).counting()).gives(floats().of(5));
    }

    @Test
    void addsZerosEmptyTextsAndFalseWithoutAConstant() {
        check("Pad").in(floats(1).of(5), longs(2).of(1, 1)).gives(floats(3).of(0, 5, 0));
        check("Pad").in(texts(1).of("a"), longs(2).of(0, 1)).gives(texts(2).of("a", ""));
        check("Pad").in(bools(1).of(true), longs(2).of(1, 0)).gives(bools(2).of(false, true));
        check("Pad").in(floats(0).counting(), longs(2).of(1, 1)).gives(floats(2).of(0, 0));
    }

    @Test
    void removesWhereNegative() {
        check("Pad").in(floats(5).counting(), longs(2).of(-1, -2)).gives(floats(2).of(1, 2));
        check("Pad").in(floats(3).counting(), longs(2).of(2, -2)).gives(floats(3).of(0, 0, 0));
        check("Pad").in(floats(3).counting(), longs(2).of(-3, 0)).gives(floats(0).counting());
    }

    @Test
    void padsOnlyTheAxesThatAreNamed() {
        check("Pad").in(floats(1, 2).of(1, 2), longs(2).of(1, 0), null, ints(1).of(-1))
                .gives(floats(1, 3).of(0, 1, 2));
        check("Pad").in(floats(1, 1).of(1), longs(4).of(0, 1, 0, 0), floats().of(7), longs(2).of(1, 0))
                .gives(floats(2, 1).of(7, 1));
    }

    @ParameterizedTest
    @CsvSource({"edge, 2, 3, 00012222", "reflect, 2, 2, 2101210", "reflect, 5, 4, 101210121012",
        "wrap, 2, 4, 120120120", "wrap, 4, 0, 2012012"})
    void repeatsElementsByTheMode(String mode, long begin, long end, String digits) {
        double[] padded = digits.chars().mapToDouble(digit -> digit - '0').toArray();
        check("Pad").in(floats(3).counting(), longs(2).of(begin, end)).with("mode", mode)
                .gives(floats(padded.length).of(padded));
    }

    @Test
    void reflectsASingleElement() {
        check("Pad").in(floats(1).of(4), longs(2).of(1, 2)).with("mode", "reflect")
                .gives(floats(4).of(4, 4, 4, 4));
    }

    @Test
    void repeatsInTwoDimensions() {
        check("Pad").in(floats(2, 2).of(1, 2, 3, 4), longs(4).of(1, 1, 0, 0)).with("mode", "edge")
                .gives(floats(3, 3).of(1, 1, 2, 1, 1, 2, 3, 3, 4));
    }

    @Test
    void keepsTheNamesOfWhatIsNotPadded() {
        assertEquals("float32[batch, 6]", type("""
                input x: float32[batch, 3]
                constant p: int64[4] = 0 1 0 2
                y = Pad(x, p)
                """));
        assertEquals("float32[?, 3]", type("""
                input x: float32[batch, 3]
                constant p: int64[4] = 0 0 1 0
                y = Pad(x, p)
                """));
        assertEquals("float32[?, ?]", type("""
                input x: float32[batch, 3]
                input p: int64[4]
                y = Pad(x, p)
                """));
        assertEquals("float32[batch, ?]", type("""
                input x: float32[batch, 3]
                input p: int64[2]
                constant axes: int64[1] = -1
                y = Pad(x, p, _, axes)
                """));
    }

    @Test
    void refusesToRemoveMoreThanThereIs() {
        check("Pad").in(floats(2, 3).counting(), longs(4).of(0, -2, 0, -2)).refuses(
                "Pad 'it': the input 'pads' removes more elements than dimension 1 has",
                "expected: at most 3, since 'data' is [2, 3]",
                "got: [0, -2, 0, -2] as begins and ends",
                "fix: remove fewer");
    }

    @Test
    void refusesToRepeatWhatIsNotThere() {
        check("Pad").in(floats(0).counting(), longs(2).of(1, 0)).with("mode", "edge").refuses(
                "Pad 'it': the input 'data' has no elements to repeat in dimension 0",
                "expected: at least one for the mode edge",
                "got: [0]",
                "fix: use the mode constant");
    }

    @Test
    void refusesAnotherNumberOfPads() {
        check("Pad").in(floats(2).counting(), longs(1).of(1)).refuses(
                "Pad 'it': the input 'pads' has the wrong size in dimension 0",
                "expected: 2, since each of 1 axes has a begin and an end",
                "got: 1 in [1]",
                "fix: make the two agree");
    }

    @Test
    void refusesAxesThatTheDataDoesNotHave() {
        check("Pad").in(floats().of(1), longs(2).of(1, 1), floats().of(0), longs(1).of(0)).refuses(
                "Pad 'it': 'axes' is outside the rank of the operand",
                "expected: no axis, since the operand has no dimensions",
                "got: 0",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesAnotherMode() {
        check("Pad").in(floats(2).counting(), longs(2).of(1, 1)).with("mode", "mirror").refuses(
                "Pad 'it': the attribute 'mode' has a value that ONNX does not know",
                "expected: one of constant, reflect, edge, wrap",
                "got: 'mirror'",
                "fix: export the model again");
    }

    @Test
    void refusesPadsThatDoNotFitALong() {
        check("Pad").in(floats(2).counting(), longs(2).ofLongs(Long.MAX_VALUE, Long.MAX_VALUE)).refuses(
                "Pad 'it': dimension 0 of the result is larger than any memory",
                "expected: at most 2147483647",
                "got: float32[9223372036854775807]",
                "fix: use a smaller model or input");
    }
}
