package dev.teacup.tensor;

/**
 * The element types of tensors. A bool is one byte, 0 or 1; a string is an int32 handle into {@link Strings}.
 *
 * @see <a href="https://onnx.ai/onnx/api/classes.html#tensorproto">TensorProto.DataType, for the codes</a>
 */
public enum DType {
    FLOAT32(1, 4, "float32"),
    UINT8(2, 1, "uint8"),
    INT8(3, 1, "int8"),
    UINT16(4, 2, "uint16"),
    INT16(5, 2, "int16"),
    INT32(6, 4, "int32"),
    INT64(7, 8, "int64"),
    STRING(8, 4, "string"),
    BOOL(9, 1, "bool"),
    FLOAT16(10, 2, "float16"),
    FLOAT64(11, 8, "float64"),
    UINT32(12, 4, "uint32"),
    UINT64(13, 8, "uint64");

    private static final DType[] ALL = values();

    /** ONNX's names of the codes behind those of {@link #ALL}. */
    private static final String[] OTHERS = {
        "COMPLEX64", "COMPLEX128", "BFLOAT16", "FLOAT8E4M3FN", "FLOAT8E4M3FNUZ", "FLOAT8E5M2",
        "FLOAT8E5M2FNUZ", "UINT4", "INT4", "FLOAT4E2M1", "FLOAT8E8M0", "UINT2", "INT2"
    };

    private final int code;
    private final int bytes;
    private final String text;
    private final boolean isFloat;
    private final boolean isInteger;
    private final boolean isUnsigned;

    DType(int code, int bytes, String text) {
        this.code = code;
        this.bytes = bytes;
        this.text = text;
        this.isFloat = text.startsWith("float");
        this.isInteger = text.indexOf("int") >= 0;
        this.isUnsigned = text.startsWith("u");
    }

    /** The type with an ONNX code, or null for a code that Teacup has no tensors of. */
    public static DType ofCode(int code) {
        return code >= 1 && code <= ALL.length ? ALL[code - 1] : null;
    }

    /** The code with the name of its type, as {@code 16 (BFLOAT16)}, where ONNX has one. */
    public static String codeAndName(long code) {
        int other = code == (int) code ? (int) code - ALL.length - 1 : -1;
        DType dtype = code == (int) code ? ofCode((int) code) : null;
        String name = dtype != null ? dtype.text : other >= 0 && other < OTHERS.length ? OTHERS[other] : "";
        return name.isEmpty() ? Long.toString(code) : code + " (" + name + ")";
    }

    /** The type that {@link #toString} names so, or null. */
    public static DType ofText(String text) {
        for (DType dtype : ALL) {
            if (dtype.text.equals(text)) {
                return dtype;
            }
        }
        return null;
    }

    /** The number by which ONNX files name the type. */
    public int code() {
        return code;
    }

    /** The bytes of one element. */
    public int bytes() {
        return bytes;
    }

    public boolean isFloat() {
        return isFloat;
    }

    /** Whether it is an integer with or without sign; a bool is none. */
    public boolean isInteger() {
        return isInteger;
    }

    public boolean isUnsigned() {
        return isUnsigned;
    }

    /**
     * The integer that remains of {@code value} in the bytes of this type, with its sign where it has one.
     */
    public long wrap(long value) {
        return switch (this) {
            case BOOL -> value == 0 ? 0 : 1;
            case INT8 -> (byte) value;
            case UINT8 -> value & 0xFF;
            case INT16 -> (short) value;
            case UINT16 -> value & 0xFFFF;
            case INT32, STRING -> (int) value;
            case UINT32 -> value & 0xFFFFFFFFL;
            default -> value;
        };
    }

    /** The least integer of this type, false for a bool; a uint64 as the same 64 bits, here and below. */
    public long least() {
        return isUnsigned() || this == BOOL ? 0 : Long.MIN_VALUE >> Long.SIZE - 8 * bytes;
    }

    /** The greatest integer of this type, true for a bool. */
    public long most() {
        return isUnsigned() || this == BOOL ? wrap(-1) : ~least();
    }

    /** Whether an integer of this type is less than another. */
    public boolean isLess(long a, long b) {
        return this == UINT64 ? a + Long.MIN_VALUE < b + Long.MIN_VALUE : a < b;
    }

    @Override
    public String toString() {
        return text;
    }
}
