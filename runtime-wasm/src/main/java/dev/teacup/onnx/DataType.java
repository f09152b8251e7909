package dev.teacup.onnx;

/**
 * The element types of {@code TensorProto.DataType}, by the numbers that files hold.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">TensorProto.DataType in
 *     onnx.proto</a>
 */
public final class DataType {
    public static final int UNDEFINED = 0;
    public static final int FLOAT = 1;
    public static final int UINT8 = 2;
    public static final int INT8 = 3;
    public static final int UINT16 = 4;
    public static final int INT16 = 5;
    public static final int INT32 = 6;
    public static final int INT64 = 7;
    public static final int STRING = 8;
    public static final int BOOL = 9;
    public static final int FLOAT16 = 10;
    public static final int DOUBLE = 11;
    public static final int UINT32 = 12;
    public static final int UINT64 = 13;
    public static final int COMPLEX64 = 14;
    public static final int COMPLEX128 = 15;
    public static final int BFLOAT16 = 16;
    public static final int FLOAT8E4M3FN = 17;
    public static final int FLOAT8E4M3FNUZ = 18;
    public static final int FLOAT8E5M2 = 19;
    public static final int FLOAT8E5M2FNUZ = 20;
    public static final int UINT4 = 21;
    public static final int INT4 = 22;
    public static final int FLOAT4E2M1 = 23;
    public static final int FLOAT8E8M0 = 24;
    public static final int UINT2 = 25;
    public static final int INT2 = 26;

    private static final String[] NAMES = {
        "UNDEFINED", "FLOAT", "UINT8", "INT8", "UINT16", "INT16", "INT32", "INT64", "STRING", "BOOL",
        "FLOAT16", "DOUBLE",
        "UINT32", "UINT64", "COMPLEX64", "COMPLEX128", "BFLOAT16", "FLOAT8E4M3FN", "FLOAT8E4M3FNUZ",
        "FLOAT8E5M2",
        "FLOAT8E5M2FNUZ", "UINT4", "INT4", "FLOAT4E2M1", "FLOAT8E8M0", "UINT2", "INT2"
    };
    private static final int[] BITS = {
        0, 32, 8, 8, 16, 16, 32, 64, 0, 8, 16, 64, 32, 64, 64, 128, 16, 8, 8, 8, 8, 4, 4, 4, 8, 2, 2
    };

    private DataType() {}

    /** Whether an element can have the type; {@link #UNDEFINED} it cannot. */
    public static boolean isKnown(int type) {
        return type > UNDEFINED && type < NAMES.length;
    }

    /** The name in the specification, or the number of a type that it does not have. */
    public static String name(int type) {
        return type >= 0 && type < NAMES.length ? NAMES[type] : "type " + type;
    }

    /** Bits of an element of a known type; 0 for strings, whose elements differ. */
    public static int bits(int type) {
        return BITS[type];
    }

    /** Bytes of {@code elements} elements of a known type; 0 for strings. */
    public static long bytes(int type, long elements) {
        return (elements * bits(type) + 7) / 8;
    }
}
