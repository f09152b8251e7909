package dev.teacup.op.quant;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

class QuantizeLinearTest {
    private static final Literal X = floats(2, 3).of(1, 2, 3, 4, 5, 6);

    private static OpCheck quantize(Literal... operands) {
        return check("QuantizeLinear").in(operands);
    }

    @Test
    void roundsToTheEvenOneOfTwo() {
        quantize(floats(6).of(0.5, 1.5, 2.5, -0.5, -1.5, -2.5), floats().of(1), bytes().of(0))
                .gives(bytes(6).of(0, 2, 2, 0, -2, -2));
    }

    @Test
    void roundsBeforeItAddsTheZeroPoint() {
        quantize(floats(2).of(1, 3), floats().of(2), bytes().of(1)).gives(bytes(2).of(1, 3));
    }

    @Test
    void saturatesAtTheEndsOfEachType() {
        double inf = Double.POSITIVE_INFINITY;
        Literal x = floats(4).of(-inf, -1e9, 1e9, inf);
        Literal scale = floats().of(0.5);
        quantize(x, scale).gives(unsigned(4).of(0, 0, 255, 255));
        quantize(x, scale, bytes().of(7)).gives(bytes(4).of(-128, -128, 127, 127));
        quantize(x, scale, tensor(DType.UINT16).of(7))
                .gives(tensor(DType.UINT16, 4).of(0, 0, 65535, 65535));
        quantize(x, scale, tensor(DType.INT16).of(7))
                .gives(tensor(DType.INT16, 4).of(-32768, -32768, 32767, 32767));
    }

    @Test
    void makesNanAndTheQuotientOfZerosZero() {
        quantize(floats(2).of(Double.NaN, 0), floats(1).of(0), unsigned(1).of(9))
                .gives(unsigned(2).of(0, 0));
    }

    @Test
    void hasOneScaleForEachIndexOfAnAxis() {
        quantize(X, floats(3).of(1, 2, 4), bytes(3).of(0, 1, 2)).gives(bytes(2, 3).of(1, 2, 3, 4, 3, 4));
        quantize(X, floats(2).of(1, 2), unsigned(2).of(0, 1)).with("axis", -2)
                .gives(unsigned(2, 3).of(1, 2, 3, 3, 3, 4));
    }

    @Test
    void hasOneScaleForEachBlock() {
        quantize(X, floats(2, 2).of(1, 2, 4, 8), bytes(2, 2).of(0, 1, 2, 3)).with("block_size", 2)
                .gives(bytes(2, 3).of(1, 2, 3, 3, 3, 4));
        quantize(X, floats(1, 3).of(1, 2, 4)).with("block_size", 5).with("axis", 0)
                .gives(unsigned(2, 3).of(1, 1, 1, 4, 2, 2));
        quantize(floats(5).of(1, 2, 3, 4, 5), floats(3).of(1, 2, 5)).with("block_size", 2).with("axis", 0)
                .gives(unsigned(5).of(1, 2, 2, 2, 1));
    }

    /** Of 2049, the nearest float16 is 2048. */
    @Test
    void dividesInTheTypeOfTheScaleOrThatOfPrecision() {
        Literal x = floats(1).of(2049);
        quantize(x, halves().of(1)).with("output_dtype", DType.INT16.code())
                .gives(tensor(DType.INT16, 1).of(2048));
        quantize(x, halves().of(1)).with("output_dtype", DType.INT16.code())
                .with("precision", DType.FLOAT32.code()).gives(tensor(DType.INT16, 1).of(2049));
        quantize(x, floats().of(1), tensor(DType.INT16).of(0)).with("precision", DType.FLOAT16.code())
                .gives(tensor(DType.INT16, 1).of(2048));
    }

    @Test
    void addsToAHalfWhatAHalfDoesNotHold() {
        quantize(halves(2).of(1, 3), halves().of(1), tensor(DType.UINT16).of(32769))
                .gives(tensor(DType.UINT16, 2).of(32770, 32772));
    }

    @Test
    void dividesIntegers() {
        quantize(ints(3).of(7, -9, 16777217), ints().of(2), bytes().of(0)).gives(bytes(3).of(4, -4, 127));
        quantize(ints(2).of(7, -9), floats().of(0.5)).gives(unsigned(2).of(14, 0));
    }

    @Test
    void quantizesAScalarAndNothing() {
        quantize(floats().of(3), floats(1).of(2), unsigned().of(1)).gives(unsigned().of(3));
        quantize(floats(0, 2).of(new double[0]), floats(2).of(1, 2))
                .gives(unsigned(0, 2).of(new double[0]));
        quantize(floats(0, 2).of(new double[0]), floats(0, 2).of(new double[0])).with("axis", 0)
                .with("block_size", 1L << 32).gives(unsigned(0, 2).of(new double[0]));
        quantize(X, floats(1, 3).of(1, 2, 4)).with("block_size", Long.MAX_VALUE).with("axis", 0)
                .gives(unsigned(2, 3).of(1, 1, 1, 4, 2, 2));
    }

    @Test
    void refusesAScaleOfAnotherSizeThanTheAxis() {
        quantize(X, floats(2).of(1, 2)).refuses(
                "QuantizeLinear 'it': the input 'y_scale' has the wrong size in dimension 0",
                "expected: 3, since the input 'x' is [2, 3]",
                "got: 2 in [2]",
                "fix: make the two agree");
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        quantize(floats(3).of(1, 2, 3), floats(3).of(1, 2, 3)).refuses(
                "QuantizeLinear 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from -1 to 0",
                "got: 1",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesBlocksThatDoNotCoverTheAxis() {
        quantize(X, floats(2, 2).of(1, 2, 4, 8)).with("block_size", 3).refuses(
                "QuantizeLinear 'it': the input 'y_scale' has the wrong size in dimension 1",
                "expected: 1, since the input 'x' is [2, 3], in blocks of 3",
                "got: 2 in [2, 2]",
                "fix: make the two agree");
        quantize(X, floats(1, 3).of(1, 2, 4)).with("block_size", 1).refuses(
                "QuantizeLinear 'it': the input 'y_scale' has the wrong size in dimension 0",
                "expected: 2, since the input 'x' is [2, 3]",
                "got: 1 in [1, 3]",
                "fix: make the two agree");
        quantize(X, floats(2).of(1, 2)).with("block_size", 2).refuses(
                "QuantizeLinear 'it': the input 'y_scale' has the wrong number of dimensions",
                "expected: 2 dimensions",
                "got: 1 in [2]",
                "fix: reshape it");
        quantize(X, floats(2, 1).of(1, 2)).refuses(
                "QuantizeLinear 'it': the input 'y_scale' has the wrong number of dimensions",
                "expected: 1 dimension",
                "got: 2 in [2, 1]",
                "fix: reshape it");
    }

    @Test
    void refusesBlocksOfLessThanNothing() {
        quantize(X, floats().of(1)).with("block_size", -1).refuses(
                "QuantizeLinear 'it': the attribute 'block_size' is negative",
                "expected: the number of elements of a block, or 0 for none",
                "got: -1",
                "fix: export the model again");
    }

    @Test
    void refusesAZeroPointUnlikeItsScale() {
        quantize(X, floats(3).of(1, 2, 4), bytes().of(0)).refuses(
                "QuantizeLinear 'it': the input 'y_zero_point' has another shape than the input 'y_scale'",
                "expected: [3]",
                "got: []",
                "fix: make the two agree");
    }

    @Test
    void refusesTwoElementTypesForOneResult() {
        quantize(X, floats().of(1), bytes().of(0)).with("output_dtype", DType.UINT8.code()).refuses(
                "QuantizeLinear 'it': the attribute 'output_dtype' names another element type than the input "
                        + "'y_zero_point' has",
                "expected: int8",
                "got: uint8",
                "fix: make the two agree");
    }

    @Test
    void refusesElementTypesThatItDoesNotHave() {
        quantize(X, floats().of(1)).with("output_dtype", DType.INT64.code()).refuses(
                "QuantizeLinear 'it': the attribute 'output_dtype' names an element type that Teacup does "
                        + "not have here",
                "expected: the code of uint8, int8, uint16 or int16",
                "got: 7 (int64)",
                "fix: export the model with another element type");
        quantize(X, floats().of(1)).with("precision", 16).refuses(
                "QuantizeLinear 'it': the attribute 'precision' names an element type that Teacup does not "
                        + "have here",
                "expected: the code of float32, float16 or float64",
                "got: 16 (BFLOAT16)",
                "fix: export the model with another element type");
    }

    static Literal.Shaped bytes(int... dims) {
        return tensor(DType.INT8, dims);
    }

    static Literal.Shaped unsigned(int... dims) {
        return tensor(DType.UINT8, dims);
    }
}
