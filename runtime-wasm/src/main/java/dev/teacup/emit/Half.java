package dev.teacup.emit;

import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_MUL;
import static dev.teacup.wasm.Opcode.I32X4_ADD;
import static dev.teacup.wasm.Opcode.I32X4_GT_S;
import static dev.teacup.wasm.Opcode.I32X4_LT_S;
import static dev.teacup.wasm.Opcode.I32X4_MIN_S;
import static dev.teacup.wasm.Opcode.I32X4_SHL;
import static dev.teacup.wasm.Opcode.I32X4_SHR_U;
import static dev.teacup.wasm.Opcode.I32X4_SUB;
import static dev.teacup.wasm.Opcode.V128_AND;
import static dev.teacup.wasm.Opcode.V128_BITSELECT;
import static dev.teacup.wasm.Opcode.V128_OR;
import static dev.teacup.wasm.Opcode.V128_XOR;

import dev.teacup.wasm.FunctionWriter;

/**
 * Four float16, each the low half of a lane whose high half is 0, from and to float32.
 *
 * @see <a href="https://gist.github.com/rygorous/2156668">Giesen, float to half and back</a>
 */
final class Half {
    private static final int SIGN = 0x8000;
    /** In the place that the bits of a float16 have in a float32. */
    private static final int INFINITY = 0x7C00 << 13;
    /** What the exponents of infinities differ by. */
    private static final int TO_INFINITY = 0x70000000;
    /** What other numbers are too small by there. */
    private static final float SCALE = 0x1p112f;
    /** As float32, without a sign: what is infinite in float16, and the least number that is not denormal. */
    private static final int LARGE = 0x47800000;
    private static final int LEAST_NORMAL = 0x38800000;
    /** The last place of a sum with it is that of a denormal float16. */
    private static final float DENORMAL = 0.5f;
    /** The difference of the exponents, and what rounds all but ties up. */
    private static final int ROUNDED = -(112 << 23) + 0xFFF;
    private static final int NAN = 0x7E00;
    private static final int FLOAT_INFINITY = 0x7F800000;

    private Half() {}

    /** Puts the constants of both into locals. */
    static void prepare(Functions functions) {
        for (int bits : new int[] {SIGN, INFINITY - 1, TO_INFINITY, LARGE, LEAST_NORMAL, ROUNDED, NAN, 1,
            FLOAT_INFINITY}) {
            functions.constant(bits);
        }
        functions.constants(new float[0], SCALE, DENORMAL, -0f);
    }

    /** Takes float16 from the stack and leaves float32. */
    static void widen(FunctionWriter f, Functions functions) {
        int x = f.local(V128);
        int sign = f.local(V128);
        f.set(x).get(x).get(functions.constant(SIGN)).op(V128_AND).set(sign);
        f.get(x).get(sign).op(V128_XOR).i32(13).op(I32X4_SHL).set(x);
        // A denormal float32 is what the bits of a denormal float16 are, and their product is exact.
        f.get(x).get(functions.constant(TO_INFINITY)).op(I32X4_ADD);
        f.get(x).get(functions.constant(SCALE)).op(F32X4_MUL);
        f.get(x).get(functions.constant(INFINITY - 1)).op(I32X4_GT_S).op(V128_BITSELECT);
        f.get(sign).i32(16).op(I32X4_SHL).op(V128_OR).free(x).free(sign);
    }

    /** Takes float32 from the stack and leaves the nearest float16, of two the even one. */
    static void narrow(FunctionWriter f, Functions functions) {
        int x = f.local(V128);
        int sign = f.local(V128);
        int least = f.local(V128);
        f.set(x).get(x).get(functions.constant(-0f)).op(V128_AND).set(sign);
        f.get(x).get(sign).op(V128_XOR).set(x);
        f.get(functions.constant(NAN));
        f.get(x).get(functions.constant(LARGE)).op(I32X4_MIN_S).set(least);
        f.get(least).get(functions.constant(DENORMAL)).op(F32X4_ADD).get(functions.constant(DENORMAL))
                .op(I32X4_SUB);
        f.get(least).i32(13).op(I32X4_SHR_U).get(functions.constant(1)).op(V128_AND).get(least)
                .op(I32X4_ADD).get(functions.constant(ROUNDED)).op(I32X4_ADD).i32(13).op(I32X4_SHR_U);
        f.get(least).get(functions.constant(LEAST_NORMAL)).op(I32X4_LT_S).op(V128_BITSELECT);
        f.get(sign).i32(16).op(I32X4_SHR_U).op(V128_OR);
        f.get(x).get(functions.constant(FLOAT_INFINITY)).op(I32X4_GT_S).op(V128_BITSELECT);
        f.free(x).free(sign).free(least);
    }
}
