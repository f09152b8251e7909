package dev.teacup.ir.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.teacup.ir.Constants;
import dev.teacup.ir.Node;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private final Constants constants =
            new Constants(new Arena(BufferMemory.of(1 << 10, 1 << 20), 16, 1 << 20), new Strings());
    private final Values values = new Values();

    @Test
    void followsTheElementsOfShapes() {
        values.add("x", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(3))));
        values.infer(node("Shape", "s", "x"));
        assertArrayEquals(new Dim[] {Dim.named("batch"), Dim.of(3)}, values.contents("s"));
        values.add("like", Type.of(DType.INT32, 1));
        values.infer(node("CastLike", "t", "s", "like"));
        assertArrayEquals(new Dim[] {Dim.named("batch"), Dim.of(3)}, values.contents("t"));
    }

    @Test
    void replacesWhatItKnewOfTheElementsWhenTheyAreComputed() {
        values.add("x", Type.of(DType.FLOAT32, Shape.of(Dim.UNKNOWN, Dim.of(3))));
        values.infer(node("Shape", "s", "x"));
        values.add("s", constants.integers(DType.INT64, new int[] {2}, 7, 3));
        values.infer(node("ConstantOfShape", "y", "s"));
        assertEquals("float32[7, 3]", values.type("y").toString());
    }

    @Test
    void forgetsElementsWhoseNumberIsNotCertain() {
        values.add("x", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(3))));
        values.add("size", Type.of(DType.INT64, 1));
        values.infer(node("Shape", "s", "x"));
        values.infer(node("Reshape", "reshaped", "s", "size"));
        assertEquals("int64[?]", values.type("reshaped").toString());
        assertNull(values.contents("reshaped"));
    }

    @Test
    void forgetsElementsWhereThereAreTooMany() {
        values.add("x0", constants.integers(DType.INT64, new int[] {Dim.MOST_ELEMENTS},
                new long[Dim.MOST_ELEMENTS]));
        for (int i = 0; i < 300; i++) {
            values.infer(node("Add", "x" + (i + 1), "x" + i, "x" + i));
        }
        assertEquals(Dim.MOST_ELEMENTS, values.contents("x200").length);
        assertNull(values.contents("x300"));
        assertEquals("int64[4096]", values.type("x300").toString());
        values.add("x300", values.tensor("x0"));
        assertEquals(Dim.MOST_ELEMENTS, values.contents("x300").length);
    }

    private static Node node(String opType, String output, String... inputs) {
        return new Node(Ops.find("", opType), "", List.of(inputs), List.of(output), Attributes.NONE);
    }
}
