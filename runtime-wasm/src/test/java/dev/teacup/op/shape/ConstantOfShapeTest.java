package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.memory.BufferMemory;
import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ConstantOfShapeTest {
    @Test
    void fillsWithZerosWithoutAValue() {
        check("ConstantOfShape").in(longs(2).of(2, 3)).gives(floats(2, 3).of(0, 0, 0, 0, 0, 0));
        check("ConstantOfShape").in(longs(0).counting()).gives(floats().of(0));
        check("ConstantOfShape").in(longs(2).of(0, 3)).gives(floats(0, 3).counting());
    }

    @Test
    void fillsWithTheValue() {
        check("ConstantOfShape").in(longs(1).of(2)).with("value", value(DType.INT64, 1, Long.MAX_VALUE))
                .gives(longs(2).ofLongs(Long.MAX_VALUE, Long.MAX_VALUE));
        check("ConstantOfShape").in(longs(1).of(2)).with("value", value(DType.BOOL, 1, 1))
                .gives(bools(2).of(true, true));
    }

    @Test
    void takesNamesFromAShapeThatIsFollowed() {
        assertEquals("float32[batch, ?]", type("""
                input x: float32[batch, ?]
                s = Shape(x)
                y = ConstantOfShape(s)
                """));
    }

    @Test
    void refusesANegativeSize() {
        check("ConstantOfShape").in(longs(2).of(2, -1)).refuses(
                "ConstantOfShape 'it': the input 'input' has a negative size",
                "expected: sizes of 0 or more",
                "got: [2, -1]",
                "fix: look at what computes it");
    }

    @Test
    void refusesSeveralValues() {
        check("ConstantOfShape").in(longs(1).of(2)).with("value", value(DType.INT64, 2, 1)).refuses(
                "ConstantOfShape 'it': the attribute 'value' is not one value",
                "expected: one element",
                "got: int64[2]",
                "fix: export the model again");
    }

    @Test
    void refusesAString() {
        check("ConstantOfShape").in(longs(1).of(2)).with("value", value(DType.STRING, 1, 0)).refuses(
                "ConstantOfShape 'it': the attribute 'value' has an element type that the operator does "
                        + "not take",
                "expected: float32, uint8, int8, uint16, int16, int32, int64, bool, float16, float64, "
                        + "uint32 or uint64",
                "got: string[1]",
                "fix: use Expand of a constant");
    }

    private static Attribute value(DType dtype, int count, long element) {
        Tensor tensor = new Tensor(dtype, new int[] {count}, BufferMemory.of(64, 64), 0);
        for (int i = 0; i < count; i++) {
            tensor.i64(i, element);
        }
        return new Attribute.Constant(tensor);
    }
}
