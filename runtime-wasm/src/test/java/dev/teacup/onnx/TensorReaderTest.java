package dev.teacup.onnx;

import static dev.teacup.onnx.Files.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.memory.BufferMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TensorReaderTest {
    private static final int DIMS = 0x08;
    private static final int DATA_TYPE = 0x10;
    private static final int FLOAT_DATA = 0x22;
    private static final int INT32_DATA = 0x2A;
    private static final int STRING_DATA = 0x32;
    private static final int INT64_DATA = 0x3A;
    private static final int RAW_DATA = 0x4A;
    private static final int DOUBLE_DATA = 0x52;
    private static final int UINT64_DATA = 0x5A;
    private static final byte[] NAME = bytes(0x42, 1, "w");
    private static final byte[] MINUS_ONE = bytes(255, 255, 255, 255, 255, 255, 255, 255, 255, 1);

    @Test
    void leavesRawDataWhereItLies() {
        TensorProto tensor = read(DIMS, 2, DATA_TYPE, 1, NAME, RAW_DATA, 8, "abcdefgh");
        assertEquals(9, tensor.inPlace().at());
        assertEquals("abcdefgh", tensor.inPlace().text());
        assertArrayEquals("abcdefgh".getBytes(), decoded(tensor));
    }

    @Test
    void leavesPackedFloatsAndDoublesWhereTheyLie() {
        assertEquals("abcdefgh", read(DIMS, 2, DATA_TYPE, 1, FLOAT_DATA, 8, "abcdefgh").inPlace().text());
        assertEquals("abcdefgh", read(DIMS, 1, DATA_TYPE, 11, DOUBLE_DATA, 8, "abcdefgh").inPlace().text());
        assertEquals("abcdefgh", read(DIMS, 1, DATA_TYPE, 14, FLOAT_DATA, 8, "abcdefgh").inPlace().text());
    }

    @Test
    void decodesFloatsThatAreNotPacked() {
        TensorProto tensor =
                read(0x25, "abcd", NAME, 0x25, "efgh", FLOAT_DATA, 4, "ijkl", DIMS, 3, DATA_TYPE, 1);
        assertNull(tensor.inPlace());
        assertArrayEquals("abcdefghijkl".getBytes(), decoded(tensor));
    }

    @Test
    void takesPackedAndUnpackedDataForTheSame() {
        TensorProto packed = read(DIMS, 3, DATA_TYPE, 7, INT64_DATA, 4, 1, 172, 2, 3);
        TensorProto unpacked = read(DIMS, 3, DATA_TYPE, 7, 0x38, 1, INT64_DATA, 2, 172, 2, 0x38, 3);
        assertEquals(packed, unpacked);
        assertEquals(packed.hashCode(), unpacked.hashCode());
        assertArrayEquals(decoded(packed), decoded(unpacked));
        assertArrayEquals(TensorWriter.bytes(packed), TensorWriter.bytes(unpacked));
    }

    @Test
    void decodesInt64() {
        BufferMemory memory =
                decodedMemory(read(DIMS, 3, DATA_TYPE, 7, INT64_DATA, 13, MINUS_ONE, 172, 2, 0));
        assertEquals(-1, memory.i64(0));
        assertEquals(300, memory.i64(8));
        assertEquals(0, memory.i64(16));
    }

    @Test
    void decodesUint64AndUint32FromUint64Data() {
        assertEquals(-1, decodedMemory(read(DIMS, 1, DATA_TYPE, 13, UINT64_DATA, 10, MINUS_ONE)).i64(0));
        byte[] most = bytes(255, 255, 255, 255, 15);
        assertEquals(-1, decodedMemory(read(DIMS, 1, DATA_TYPE, 12, UINT64_DATA, 5, most)).i32(0));
    }

    @Test
    void decodesNegativeInt32WithAndWithoutItsSignExtended() {
        byte[] shortMinusOne = bytes(255, 255, 255, 255, 15);
        BufferMemory memory =
                decodedMemory(read(DIMS, 2, DATA_TYPE, 6, INT32_DATA, 15, MINUS_ONE, shortMinusOne));
        assertEquals(-1, memory.i32(0));
        assertEquals(-1, memory.i32(4));
    }

    @Test
    void decodesSmallTypesFromInt32Data() {
        assertArrayEquals(bytes(0x34, 0x12),
                decoded(read(DIMS, 1, DATA_TYPE, 10, INT32_DATA, 2, 0xB4, 0x24)));
        assertArrayEquals(bytes(0, 1), decoded(read(DIMS, 2, DATA_TYPE, 9, INT32_DATA, 2, 0, 1)));
        assertArrayEquals(bytes(255), decoded(read(DIMS, 1, DATA_TYPE, 3, INT32_DATA, 10, MINUS_ONE)));
        assertArrayEquals(bytes(0x21, 3), decoded(read(DIMS, 3, DATA_TYPE, 22, INT32_DATA, 2, 0x21, 3)));
    }

    /** Values as varints: 2, 256, 128 and 65536. */
    @ParameterizedTest
    @CsvSource({"9, 2, 0 to 1, 2", "2, 256, 0 to 255, 256", "3, 128, -128 to 127, 128",
        "10, 65536, 0 to 65535, 65536"})
    void refusesAValueThatItsTypeCannotHold(int type, int value, String expected, String got) {
        byte[] varint = Files.varint(value);
        TensorProto tensor = read(DIMS, 1, DATA_TYPE, type, NAME, INT32_DATA, varint.length, varint);
        ModelException refusal = assertThrows(ModelException.class, () -> decoded(tensor));
        assertEquals("tensor 'w'", refusal.where());
        assertEquals(expected, refusal.expected());
        assertEquals(got, refusal.got());
    }

    @Test
    void saysWhichValueItsTypeCannotHold() {
        TensorProto tensor = read(DIMS, 1, DATA_TYPE, 2, NAME, INT32_DATA, 10, MINUS_ONE);
        ModelException refusal = assertThrows(ModelException.class, () -> decoded(tensor));
        assertEquals("""
                tensor 'w': int32_data holds a value that UINT8 cannot hold
                expected: 0 to 255
                got: -1
                fix: export the model again""", refusal.getMessage());
    }

    @Test
    void readsStrings() {
        TensorProto tensor =
                read(DIMS, 3, DATA_TYPE, 8, STRING_DATA, 1, "a", STRING_DATA, 0, STRING_DATA, 2, "ü");
        assertEquals(TensorProto.strings("", Longs.of(3), "a", "", "ü"), tensor);
    }

    @Test
    void readsATensorWithoutElements() {
        TensorProto tensor = read(DIMS, 0, DIMS, 7, DATA_TYPE, 1, FLOAT_DATA, 0);
        assertEquals(0, tensor.elements());
        assertNotNull(tensor.inPlace());
        assertEquals(0, read(DIMS, 0, DATA_TYPE, 8).elements());
    }

    @Test
    void countsADimensionOf0BeforeThoseThatWouldOverflow() {
        byte[] large = bytes(128, 128, 128, 128, 128, 128, 128, 128, 64);
        assertEquals(0, read(DIMS, large, DIMS, large, DIMS, 0, DATA_TYPE, 1).elements());
    }

    @Test
    void refusesRawDataOfTheWrongLength() {
        assertEquals("""
                tensor 'w': the size of raw_data does not fit the tensor's shape
                expected: 8 bytes, since dims is [2] of FLOAT
                got: 7 bytes
                fix: export the model again""",
                refusal(DIMS, 2, DATA_TYPE, 1, NAME, RAW_DATA, 7, "abcdefg").getMessage());
    }

    @Test
    void refusesTooFewAndTooManyValues() {
        assertEquals("3 values, since dims is [3] of INT64",
                refusal(DIMS, 3, DATA_TYPE, 7, INT64_DATA, 2, 1, 1).expected());
        assertEquals("2 strings", refusal(DIMS, 3, DATA_TYPE, 8, STRING_DATA, 0, STRING_DATA, 0).got());
        assertEquals("2 values, since dims is [1] of COMPLEX64",
                refusal(DIMS, 1, DATA_TYPE, 14, FLOAT_DATA, 4, "abcd").expected());
        assertEquals("12 bytes, since dims is [3] of FLOAT", refusal(DIMS, 3, DATA_TYPE, 1).expected());
    }

    @Test
    void refusesDataInTwoFields() {
        assertEquals("""
                tensor 'w': the tensor holds data in more than one field
                expected: data in one field
                got: both raw_data and float_data
                fix: export the model again""",
                refusal(RAW_DATA, 4, "abcd", FLOAT_DATA, 4, "abcd", DIMS, 1, DATA_TYPE, 1, NAME)
                        .getMessage());
        assertEquals("both float_data and raw_data",
                refusal(FLOAT_DATA, 4, "abcd", RAW_DATA, 4, "abcd", DIMS, 1, DATA_TYPE, 1).got());
    }

    @Test
    void refusesDataInAFieldOfAnotherType() {
        assertEquals("""
                tensor 'w': the tensor's data is in the wrong field for its data type
                expected: raw_data or float_data for FLOAT
                got: int64_data
                fix: export the model again""",
                refusal(DIMS, 1, DATA_TYPE, 1, NAME, INT64_DATA, 1, 1).getMessage());
        assertEquals("string_data for STRING", refusal(DIMS, 1, DATA_TYPE, 8, RAW_DATA, 1, 1).expected());
    }

    @Test
    void refusesANegativeDimension() {
        assertEquals("""
                tensor 'w': the dimension of axis 1 is negative
                expected: 0 or more
                got: dims [3, -1]
                fix: export the model again""",
                refusal(DIMS, 3, DIMS, MINUS_ONE, DATA_TYPE, 1, NAME).getMessage());
    }

    @Test
    void refusesAProductOfDimensionsOver64Bits() {
        byte[] large = bytes(128, 128, 128, 128, 32);
        assertEquals("""
                tensor 'w': the tensor is too large for the memory limit
                expected: at most 1073741824 bytes
                got: dims [8589934592, 8589934592] of FLOAT
                fix: use a smaller model, or raise the limit""",
                refusal(DIMS, large, DIMS, large, DATA_TYPE, 1, NAME, RAW_DATA, 4, "abcd").getMessage());
    }

    @Test
    void refusesATensorOverTheMemoryLimit() {
        assertEquals("dims [268435457] of FLOAT", refusal(DIMS, 129, 128, 128, 128, 1, DATA_TYPE, 1).got());
    }

    @Test
    void refusesTooManyDimensions() {
        assertEquals("33", refusal(0x0A, 33, new byte[33], DATA_TYPE, 1).got());
    }

    @Test
    void refusesAnUnknownDataType() {
        assertEquals("""
                tensor 'w': the tensor's data type is unknown
                expected: a data type of ONNX, 1 to 26
                got: data type 55
                fix: export the model again""",
                refusal(DIMS, 1, DATA_TYPE, 55, NAME, RAW_DATA, 1, 1).getMessage());
        assertEquals("none", refusal(DIMS, 1).got());
        assertEquals("data type -1", refusal(DATA_TYPE, MINUS_ONE).got());
    }

    @Test
    void refusesABooleanThatIsNeither() {
        assertEquals("element 1 of raw_data is no BOOL",
                refusal(DIMS, 2, DATA_TYPE, 9, RAW_DATA, 2, 1, 2).what());
    }

    @Test
    void refusesASegment() {
        assertEquals("a segment", refusal(DIMS, 1, DATA_TYPE, 1, 0x1A, 0).got());
    }

    @Test
    void refusesExternalDataBesideOwnData() {
        assertEquals("raw_data", refusal(DIMS, 1, DATA_TYPE, 2, RAW_DATA, 1, 1, 0x70, 1).got());
        assertEquals("2", refusal(DIMS, 1, DATA_TYPE, 2, RAW_DATA, 1, 1, 0x70, 2).got());
        assertEquals("external data", refusal(DIMS, 1, DATA_TYPE, 8, 0x70, 1).got());
    }

    private static TensorProto read(Object... parts) {
        return TensorReader.read(Span.of(bytes(parts)), Limits.DEFAULT);
    }

    private static ModelException refusal(Object... parts) {
        return assertThrows(ModelException.class, () -> read(parts));
    }

    private static byte[] decoded(TensorProto tensor) {
        return decodedMemory(tensor).read(0, (int) tensor.bytes());
    }

    private static BufferMemory decodedMemory(TensorProto tensor) {
        BufferMemory memory = BufferMemory.of((int) tensor.bytes(), tensor.bytes());
        tensor.copyTo(memory, 0);
        return memory;
    }
}
