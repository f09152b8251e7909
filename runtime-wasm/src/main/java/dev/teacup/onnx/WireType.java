package dev.teacup.onnx;

/**
 * How a field's value is laid out.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol buffers: encoding</a>
 */
final class WireType {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int GROUP = 3;
    static final int GROUP_END = 4;
    static final int FIXED32 = 5;

    private static final String[] NAMES = {
        "varint", "64 bits", "bytes with their length", "group", "end of a group", "32 bits", "unknown",
        "unknown"
    };

    private WireType() {}

    /** Bytes of a value of fixed size, or 0. */
    static int fixedBytes(int wireType) {
        return wireType == FIXED32 ? 4 : wireType == FIXED64 ? 8 : 0;
    }

    /** Name and number, as {@code wire type 0 (varint)}. */
    static String name(int wireType) {
        return "wire type " + wireType + " (" + NAMES[wireType] + ")";
    }
}
