package dev.teacup.op.quant;

import static dev.teacup.op.quant.QuantizeLinearTest.bytes;
import static dev.teacup.op.quant.QuantizeLinearTest.unsigned;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import dev.teacup.testkit.Runs;
import org.junit.jupiter.api.Test;

class DequantizeLinearTest {
    private static OpCheck dequantize(Literal... operands) {
        return check("DequantizeLinear").in(operands);
    }

    @Test
    void scalesTheDistanceFromTheZeroPoint() {
        dequantize(unsigned(3).of(0, 128, 255), floats().of(0.5), unsigned(1).of(128))
                .gives(floats(3).of(-64, 0, 63.5));
        dequantize(tensor(DType.UINT16, 2).of(0, 65535), floats(1).of(2)).gives(floats(2).of(0, 131070));
        dequantize(tensor(DType.INT16, 2).of(-32768, 5), floats().of(1), tensor(DType.INT16).of(32767))
                .gives(floats(2).of(-65535, -32762));
    }

    @Test
    void hasOneScaleForEachIndexOfAnAxis() {
        dequantize(bytes(2, 2).of(1, 2, 3, 4), floats(2).of(1, 10), bytes(2).of(0, 1))
                .gives(floats(2, 2).of(1, 10, 3, 30));
        dequantize(bytes(2, 2).of(1, 2, 3, 4), floats(2).of(1, 10)).with("axis", 0)
                .gives(floats(2, 2).of(1, 2, 30, 40));
    }

    @Test
    void hasOneScaleForEachBlock() {
        dequantize(bytes(1, 5).of(1, 1, 1, 1, 1), floats(1, 3).of(1, 2, 3)).with("block_size", 2)
                .gives(floats(1, 5).of(1, 1, 2, 2, 3));
        dequantize(bytes(4, 1).of(1, 2, 3, 4), floats(2, 1).of(1, 10), bytes(2, 1).of(1, 0)).with("axis", -2)
                .with("block_size", 2).gives(floats(4, 1).of(0, 1, 30, 40));
        dequantize(bytes(2, 4, 0, 3).of(new double[0]), floats(2, 2, 0, 3).counting()).with("block_size", 2)
                .gives(floats(2, 4, 0, 3).counting());
    }

    /** Nothing is subtracted then; all others are, also where only some of them are 0. */
    @Test
    void zeroPointsThatAreKnownToBe0ChangeNothing() {
        for (String points : new String[] {"0 0", "0 1"}) {
            Runs.of("""
                    graph weights
                    input x: int8[2, 3]
                    constant s: float32[2] = 0.5 10
                    constant z: int8[2] = %s
                    y = DequantizeLinear(x, s, z) {axis = 0}
                    output y
                    """.formatted(points)).gives(points.equals("0 0")
                    ? "float32[2, 3] [-64.0, 0.0, 63.5, -10.0, 0.0, 20.0]\n"
                    : "float32[2, 3] [-64.0, 0.0, 63.5, -20.0, -10.0, 10.0]\n",
                    bytes(2, 3).of(-128, 0, 127, -1, 0, 2));
        }
    }

    @Test
    void dequantizesTheSumsOfProducts() {
        dequantize(ints(2).of(-100000, 3), floats().of(0.25)).gives(floats(2).of(-25000, 0.75));
    }

    @Test
    void hasTheTypeOfTheScaleOrThatOfOutputDtype() {
        dequantize(tensor(DType.UINT16, 1).of(65535), halves().of(0.5)).gives(halves(1).of(32768));
        dequantize(unsigned(1).of(3), floats().of(0.1)).with("output_dtype", DType.FLOAT16.code())
                .gives(halves(1).of(0.300048828125));
        dequantize(tensor(DType.UINT16, 1).of(65535), halves().of(2))
                .with("output_dtype", DType.FLOAT32.code()).gives(floats(1).of(131070));
    }

    @Test
    void dequantizesAScalarAndNothing() {
        dequantize(bytes().of(3), floats(1).of(2), bytes(1).of(1)).gives(floats().of(4));
        dequantize(bytes(2, 0).of(new double[0]), floats().of(2)).gives(floats(2, 0).of(new double[0]));
    }

    @Test
    void refusesAScaleThatDoesNotFit() {
        dequantize(bytes(2, 3).of(1, 2, 3, 4, 5, 6), floats(2).of(1, 2)).refuses(
                "DequantizeLinear 'it': the input 'x_scale' has the wrong size in dimension 0",
                "expected: 3, since the input 'x' is [2, 3]",
                "got: 2 in [2]",
                "fix: make the two agree");
    }

    @Test
    void refusesAnElementTypeThatIsNoFloat() {
        dequantize(bytes(1).of(1), floats().of(1)).with("output_dtype", DType.INT32.code()).refuses(
                "DequantizeLinear 'it': the attribute 'output_dtype' names an element type that Teacup does "
                        + "not have here",
                "expected: the code of float32 or float16",
                "got: 6 (int32)",
                "fix: export the model with another element type");
    }
}
