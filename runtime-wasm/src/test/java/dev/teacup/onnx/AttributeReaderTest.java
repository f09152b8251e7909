package dev.teacup.onnx;

import static dev.teacup.onnx.Files.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AttributeReaderTest {
    private static final byte[] NAME = bytes(0x0A, 1, "a");

    @Test
    void readsAnAttributeWithoutTypeByWhatItHolds() {
        assertEquals(new AttributeProto.Int(5), read(NAME, 0x18, 5));
        assertEquals(new AttributeProto.IntList(Longs.of(5, 6)), read(NAME, 0x40, 5, 0x40, 6));
    }

    @Test
    void readsWhatAWriterLeftOutBecauseItIs0OrEmpty() {
        assertEquals(new AttributeProto.Int(0), read(NAME, type(AttributeType.INT)));
        assertEquals(new AttributeProto.Text(Span.of("")), read(NAME, type(AttributeType.STRING)));
        assertEquals(new AttributeProto.TensorList(List.of()), read(NAME, type(AttributeType.TENSORS)));
    }

    @Test
    void readsAReference() {
        assertEquals(new AttributeProto.Reference("b", AttributeType.INT),
                read(NAME, 0xAA, 1, 1, "b", type(AttributeType.INT)));
    }

    @Test
    void refusesValuesOfTwoKinds() {
        assertEquals("""
                graph.node[0].attribute 'a', byte 9: the attribute holds values of two kinds
                expected: one kind
                got: INT and FLOATS
                fix: export the model again""", refusal(NAME, 0x18, 5, 0x3A, 0).getMessage());
    }

    @Test
    void refusesAValueOfAnotherTypeThanItSays() {
        assertEquals("""
                graph.node[0].attribute 'a': the attribute holds a value of another type than it says
                expected: INTS
                got: INT
                fix: export the model again""",
                refusal(NAME, 0x18, 5, type(AttributeType.INTS)).getMessage());
    }

    @Test
    void refusesAnAttributeWithoutAValue() {
        assertEquals("""
                graph.node[0].attribute 'a': the attribute holds no value
                expected: GRAPH
                got: none
                fix: export the model again""", refusal(NAME, type(AttributeType.GRAPH)).getMessage());
        assertEquals("a value", refusal(NAME).expected());
    }

    @Test
    void refusesATypeThatOnnxDoesNotHave() {
        assertEquals("type 15", refusal(NAME, 0x18, 5, type(15)).got());
    }

    @Test
    void refusesAnAttributeWithoutAName() {
        assertEquals("the attribute has no name", refusal(0x18, 5).what());
    }

    @Test
    void refusesAReferenceThatHasAValueToo() {
        assertEquals("INT and a reference to 'b'", refusal(NAME, 0x18, 5, 0xAA, 1, 1, "b").got());
    }

    @Test
    void refusesASecondGraph() {
        assertEquals("the field 'g' is given twice", refusal(NAME, 0x32, 0, 0x32, 0).what());
    }

    private static byte[] type(int type) {
        return bytes(0xA0, 1, type);
    }

    private static AttributeProto.Value read(Object... parts) {
        byte[] attribute = bytes(parts);
        byte[] node = bytes(0x2A, attribute.length, attribute);
        Span graph = Span.of(bytes(0x0A, node.length, node));
        GraphProto read = GraphReader.read(ProtoReader.of(graph, "graph", Limits.DEFAULT));
        return read.node().get(0).attribute().get(0).value();
    }

    private static ModelException refusal(Object... parts) {
        return assertThrows(ModelException.class, () -> read(parts));
    }
}
