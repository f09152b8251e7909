package dev.teacup.wasm;

/**
 * The kinds of values: each is the byte by which a module names it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Binary format: types</a>
 */
public final class Kind {
    public static final int I32 = 0x7F;
    public static final int I64 = 0x7E;
    public static final int F32 = 0x7D;
    public static final int F64 = 0x7C;
    public static final int V128 = 0x7B;

    private Kind() {}

    /** A list, as the parameters of a function. */
    public static int[] list(int... kinds) {
        return kinds;
    }

    static boolean isOne(int kind) {
        return kind >= V128 && kind <= I32;
    }

    /** The name in the text format, for messages. */
    static String name(int kind) {
        return switch (kind) {
            case I32 -> "i32";
            case I64 -> "i64";
            case F32 -> "f32";
            case F64 -> "f64";
            case V128 -> "v128";
            default -> "any";
        };
    }
}
