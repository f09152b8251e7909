package dev.teacup.op.math;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogicTest {
    @ParameterizedTest
    @CsvSource({"And, false, false, true", "Or, false, true, true", "Xor, false, true, false"})
    void joinsTruths(String opType, boolean ofNone, boolean ofOne, boolean ofBoth) {
        check(opType).in(bools(2, 1).of(false, true), bools(2).of(false, true))
                .gives(bools(2, 2).of(ofNone, ofOne, ofOne, ofBoth));
    }

    @Test
    void negatesTruths() {
        check("Not").in(bools(2).of(false, true)).gives(bools(2).of(true, false));
        check("Not").in(bools(0).ofLongs()).gives(bools(0).ofLongs());
    }

    @ParameterizedTest
    @EnumSource(value = DType.class, names = {"BOOL", "STRING"}, mode = EnumSource.Mode.EXCLUDE)
    void choosesBetweenNumbers(DType dtype) {
        check("Where").in(bools(2, 1).of(true, false), tensor(dtype, 2).of(1, 2), tensor(dtype).of(3))
                .gives(tensor(dtype, 2, 2).of(1, 2, 3, 3));
    }

    @Test
    void choosesBetweenStringsAndTruths() {
        check("Where").in(bools(2).of(true, false), texts(2).of("a", "b"), texts(1).of("other"))
                .gives(texts(2).of("a", "other"));
        check("Where").in(bools().of(false), bools(2).of(true, true), bools(2).of(true, false))
                .gives(bools(2).of(true, false));
    }

    @Test
    void doesNotLetTheOtherBranchThrough() {
        check("Where").in(bools(2).of(true, false), floats(2).of(1, Double.NaN), floats(2).of(Double.NaN, 2))
                .gives(floats(2).of(1, 2));
    }

    @Test
    void joinsBits() {
        Literal a = tensor(DType.UINT8, 2).of(0b1100, 255);
        Literal b = tensor(DType.UINT8, 1).of(0b1010);
        check("BitwiseAnd").in(a, b).gives(tensor(DType.UINT8, 2).of(0b1000, 0b1010));
        check("BitwiseOr").in(a, b).gives(tensor(DType.UINT8, 2).of(0b1110, 255));
        check("BitwiseXor").in(a, b).gives(tensor(DType.UINT8, 2).of(0b0110, 0b11110101));
        check("BitwiseNot").in(a).gives(tensor(DType.UINT8, 2).of(0b11110011, 0));
        check("BitwiseNot").in(tensor(DType.INT64, 2).ofLongs(0, Long.MIN_VALUE))
                .gives(tensor(DType.INT64, 2).ofLongs(-1, Long.MAX_VALUE));
    }

    @Test
    void shiftsBits() {
        check("BitShift").with("direction", "LEFT").in(tensor(DType.UINT8, 4).of(3, 255, 1, 1),
                tensor(DType.UINT8, 4).of(2, 1, 8, 255)).gives(tensor(DType.UINT8, 4).of(12, 254, 0, 0));
        check("BitShift").with("direction", "RIGHT").in(tensor(DType.UINT64, 3).ofLongs(-1, -1, 8),
                tensor(DType.UINT64, 3).ofLongs(63, 64, -1)).gives(tensor(DType.UINT64, 3).of(1, 0, 0));
    }

    @Test
    void refusesADirectionThatIsNone() {
        Literal bits = tensor(DType.UINT8, 1).of(1);
        check("BitShift").with("direction", "left").in(bits, bits).refuses(
                "BitShift 'it': the attribute 'direction' has a value that ONNX does not know",
                "expected: one of LEFT, RIGHT",
                "got: 'left'",
                "fix: export the model again");
        check("BitShift").in(bits, bits).refuses(
                "BitShift 'it': the attribute 'direction' is missing",
                "expected: string",
                "got: none",
                "fix: export the model again");
    }

    @Test
    void refusesWhatIsNoTruth() {
        check("And").in(floats(1).of(1), floats(1).of(1)).refuses(
                "And 'it': the input 'A' has an element type that the operator does not take",
                "expected: bool",
                "got: float32",
                "fix: convert it by Cast");
    }
}
