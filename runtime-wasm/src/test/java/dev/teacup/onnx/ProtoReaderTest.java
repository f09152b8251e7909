package dev.teacup.onnx;

import static dev.teacup.onnx.Files.bytes;
import static dev.teacup.onnx.Files.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtoReaderTest {
    private static final int[] VARINT_OF_MINUS_ONE = {255, 255, 255, 255, 255, 255, 255, 255, 255, 1};

    @Test
    void refusesALengthPastTheEndOfTheMessage() {
        assertEquals("""
                byte 2: the file is cut short or damaged: 'graph' runs past the end of its message
                expected: 100 bytes
                got: 2 bytes left
                fix: download or export the file again""",
                refusal(bytes(8, 8, 0x3A, 100, 1, 2)).getMessage());
    }

    @Test
    void refusesALengthPastTheEnclosingMessageThoughTheFileGoesOn() {
        byte[] graph = bytes(0x3A, 4, 0x0A, 100, 0x1A, 0, new byte[200]);
        assertEquals("""
                graph, byte 2: the file is cut short or damaged: 'node' runs past the end of its message
                expected: 100 bytes
                got: 2 bytes left
                fix: download or export the file again""", refusal(graph).getMessage());
    }

    @Test
    void refusesANegativeLength() {
        assertEquals("a negative length and 3 bytes left",
                refusal(bytes(0x3A, 254, 255, 255, 255, 255, 255, 255, 255, 255, 1, 1, 2, 3)).got());
    }

    @Test
    void refusesAVarintThatTheFileCuts() {
        assertEquals("""
                byte 0: the file is cut short or damaged: the varint of 'ir_version' runs past its message
                expected: a whole varint
                got: 2 bytes of it
                fix: download or export the file again""", refusal(bytes(8, 128, 128)).getMessage());
    }

    @Test
    void refusesAVarintOfMoreThanTenBytes() {
        byte[] file = bytes(8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1);
        assertEquals("""
                byte 0: the varint of 'ir_version' is too long
                expected: at most 10 bytes and 64 bits
                got: more
                fix: download or export the file again""", refusal(file).getMessage());
    }

    @Test
    void refusesAVarintOfTenBytesThatNeedsMoreThan64Bits() {
        assertTrue(refusal(bytes(8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2)).what()
                .contains("too long"));
    }

    @Test
    void refusesFieldNumber0() {
        assertEquals("field number 0", refusal(bytes(8, 8, 2, 0)).got());
    }

    @Test
    void refusesATagOver32Bits() {
        assertEquals("a tag over 32 bits", refusal(bytes(8, 8, 136, 128, 128, 128, 16, 0)).got());
    }

    @Test
    void refusesAKnownFieldOfTheWrongWireType() {
        assertEquals("""
                byte 2: the field 'opset_import' has the wrong wire type
                expected: wire type 2 (bytes with their length)
                got: wire type 0 (varint)
                fix: download or export the file again""", refusal(bytes(8, 8, 0x40, 17)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6, 7})
    void refusesAnUnknownFieldThatIsAGroupOrNothing(int wireType) {
        ModelException refusal = refusal(bytes(8, 8, 50 << 3 & 0x7F | 0x80 | wireType, 50 >> 4));
        assertEquals("the wire type of field 50 is not one of ONNX", refusal.what());
        assertTrue(refusal.got().startsWith("wire type " + wireType), refusal.got());
    }

    @Test
    void refusesAGroup() {
        assertEquals("""
                byte 2: the wire type of field 50 is not one of ONNX
                expected: wire type 0, 1, 2 or 5
                got: wire type 3 (group)
                fix: download or export the file again""",
                refusal(bytes(8, 8, 0x93, 3, 0x94, 3)).getMessage());
    }

    @Test
    void stepsOverUnknownFields() {
        ProtoReader in =
                reader(0xA0, 6, 128, 1, 0xA1, 6, new byte[8], 0xA2, 6, 2, 7, 7, 0xA5, 6, new byte[4], 8, 5);
        for (int i = 0; i < 4; i++) {
            assertTrue(in.next());
            assertEquals(100, in.field());
            in.skip();
        }
        assertTrue(in.next());
        assertEquals(5, in.int64("x"));
        assertTrue(!in.next());
    }

    @Test
    void refusesAnUnknownFieldThatTheFileCuts() {
        assertEquals("the file is cut short or damaged: 'an unknown field' runs past the end of its message",
                refusal(bytes(8, 8, 0xA1, 6, new byte[7])).what());
    }

    @Test
    void readsNegativeNumbers() {
        ProtoReader in = reader(8, bytes(VARINT_OF_MINUS_ONE), 16, bytes(VARINT_OF_MINUS_ONE));
        in.next();
        assertEquals(-1, in.int64("x"));
        in.next();
        assertEquals(-1, in.int32("y"));
    }

    @Test
    void refusesANumberOver32BitsWhereTheTypeHas32() {
        ProtoReader in = reader(8, 128, 128, 128, 128, 16);
        in.next();
        assertEquals("4294967296", assertThrows(ModelException.class, () -> in.int32("x")).got());
    }

    @Test
    void readsRepeatedNumbersPackedAndNot() {
        ProtoReader in = reader(8, 1, 10, 3, 2, 172, 2, 8, 3, 10, 0);
        Longs.Builder values = new Longs.Builder();
        while (in.next()) {
            in.longs("x", values);
        }
        assertEquals(Longs.of(1, 2, 300, 3), values.build());
    }

    @Test
    void readsRepeatedFloatsPackedAndNot() {
        ProtoReader in = reader(13, 0, 0, 128, 63, 10, 8, 0, 0, 0, 64, 0, 0, 64, 64, 13, 0, 0, 128, 64);
        Floats.Builder values = new Floats.Builder();
        while (in.next()) {
            in.floats("x", values);
        }
        assertEquals(Floats.of(1, 2, 3, 4), values.build());
    }

    @Test
    void refusesPackedFloatsThatEndInsideAValue() {
        ProtoReader in = reader(10, 5, 0, 0, 0, 64, 0);
        in.next();
        ModelException refusal =
                assertThrows(ModelException.class, () -> in.floats("x", new Floats.Builder()));
        assertEquals("a multiple of 4 bytes", refusal.expected());
    }

    @Test
    void refusesAPackedVarintThatLeavesItsField() {
        ProtoReader in = reader(10, 2, 1, 128, 1);
        in.next();
        ModelException refusal = assertThrows(ModelException.class, () -> in.longs("x", new Longs.Builder()));
        assertEquals("m.x, byte 2", refusal.where());
    }

    @Test
    void boundsWhatRepeatedFieldsMakeJavaAllocate() {
        byte[] zeros = new byte[5000];
        ProtoReader in = ProtoReader.of(Span.of(bytes(10, 136, 39, zeros)), "m", limits(20_000));
        in.next();
        ModelException refusal = assertThrows(ModelException.class, () -> in.longs("x", new Longs.Builder()));
        assertEquals("""
                m, byte 0: reading the file needs more memory than the limit allows
                expected: at most 20000 bytes
                got: more
                fix: use a smaller model, or raise the limit""", refusal.getMessage());
    }

    private static Limits limits(long memoryBytes) {
        Limits all = Limits.DEFAULT;
        return new Limits(memoryBytes, all.nodes(), all.nesting(), all.iterations(), all.work());
    }

    private static ProtoReader reader(Object... parts) {
        return ProtoReader.of(Span.of(bytes(parts)), "m", Limits.DEFAULT);
    }
}
