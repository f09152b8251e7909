package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

/** ONNX Runtime has no kernel of it; the bits are those of IEEE 754, as written here. */
class BitCastTest {
    @Test
    void readsTheBitsOfFloatsAsIntegersAndBack() {
        // 1 is 0 01111111 0..0, -2 is 1 10000000 0..0.
        to(DType.INT32).in(floats(2).of(1, -2)).gives(ints(2).of(0x3F800000, (int) 0xC0000000));
        to(DType.FLOAT32).in(ints(3).of(0x7F800000, 1, 0x7FC00000))
                .gives(floats(3).of(Double.POSITIVE_INFINITY, Float.MIN_VALUE, Double.NaN));
        to(DType.INT64).in(doubles().of(-0.0)).gives(longs().ofLongs(Long.MIN_VALUE));
        to(DType.FLOAT64).in(tensor(DType.UINT64, 1).ofLongs(0x3FF0000000000000L)).gives(doubles(1).of(1));
        to(DType.UINT16).in(halves(2).of(1, -1)).gives(tensor(DType.UINT16, 2).of(0x3C00, 0xBC00));
    }

    @Test
    void changesTheSignOfIntegers() {
        to(DType.UINT8).in(tensor(DType.INT8, 2).of(-1, 1)).gives(tensor(DType.UINT8, 2).of(255, 1));
        to(DType.INT16).in(tensor(DType.UINT16, 1, 1).of(0x8000))
                .gives(tensor(DType.INT16, 1, 1).of(-0x8000));
    }

    @Test
    void readsTruthsAsBytesAndBytesAsTruths() {
        to(DType.INT8).in(bools(2).of(true, false)).gives(tensor(DType.INT8, 2).of(1, 0));
        to(DType.BOOL).in(tensor(DType.UINT8, 3).of(1, 0, 2)).gives(bools(3).of(true, false, true));
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        to(DType.INT32).in(floats(2, 0).counting()).gives(ints(2, 0).counting());
    }

    @Test
    void refusesATypeOfAnotherWidth() {
        to(DType.FLOAT64).in(floats(2).counting()).refuses(
                "BitCast 'it': the attribute 'to' names a type of another width",
                "expected: a type of 32 bits, since the input 'input' is float32",
                "got: float64",
                "fix: use Cast to convert numbers");
    }

    @Test
    void refusesTypesThatItDoesNotHave() {
        check("BitCast").with("to", 16).in(halves(2).counting()).refuses(
                "BitCast 'it': the attribute 'to' names an element type that Teacup does not have here",
                "expected: the code of float32, uint8, int8, uint16, int16, int32, int64, bool, float16, "
                        + "float64, uint32 or uint64",
                "got: 16 (BFLOAT16)",
                "fix: export the model with another element type");
    }

    private static OpCheck to(DType dtype) {
        return check("BitCast").with("to", dtype.code());
    }
}
