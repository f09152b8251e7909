package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.memory.BufferMemory;
import dev.teacup.memory.Memory;
import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

class ConstantTest {
    @Test
    void givesSingleValuesWithoutDimensions() {
        check("Constant").with("value_float", 1.5f).gives(floats().of(1.5));
        check("Constant").with("value_int", Long.MIN_VALUE).gives(longs().ofLongs(Long.MIN_VALUE));
        check("Constant").with("value_string", "tea").gives(texts().of("tea"));
    }

    @Test
    void givesLists() {
        check("Constant").with("value_floats", new Attribute.Reals(1, 2)).gives(floats(2).of(1, 2));
        check("Constant").with("value_ints", new long[] {3, -4}).gives(longs(2).of(3, -4));
        check("Constant").with("value_strings", new Attribute.Texts("a", "b")).gives(texts(2).of("a", "b"));
        check("Constant").with("value_ints", new long[0]).gives(longs(0).counting());
    }

    @Test
    void givesATensorFromAnyMemory() {
        Memory memory = BufferMemory.of(64, 64);
        Tensor value = new Tensor(DType.INT16, new int[] {2, 1}, memory, 8);
        value.i64(0, 5);
        value.i64(1, -6);
        check("Constant").with("value", new Attribute.Constant(value))
                .gives(Literal.tensor(DType.INT16, 2, 1).of(5, -6));
    }

    @Test
    void tellsItsElementsToWhatReadsIt() {
        assertEquals("float32[2, 3]", type("""
                s = Constant() {value_ints = [2, 3]}
                y = ConstantOfShape(s)
                """));
    }

    @Test
    void refusesNoneAndSeveralValues() {
        check("Constant").refuses(
                "Constant 'it': the value is not given by exactly one attribute",
                "expected: one of value, value_float, value_floats, value_int, value_ints, value_string, "
                        + "value_strings",
                "got: none",
                "fix: export the model again");
        check("Constant").with("value_int", 1).with("value_float", 1f).refuses(
                "Constant 'it': the value is not given by exactly one attribute",
                "expected: one of value, value_float, value_floats, value_int, value_ints, value_string, "
                        + "value_strings",
                "got: 2 of them",
                "fix: export the model again");
    }
}
