package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.I64;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ABS;
import static dev.teacup.wasm.Opcode.F32X4_DEMOTE_F64X2_ZERO;
import static dev.teacup.wasm.Opcode.F32X4_GE;
import static dev.teacup.wasm.Opcode.F32X4_MUL;
import static dev.teacup.wasm.Opcode.F32X4_REPLACE_LANE;
import static dev.teacup.wasm.Opcode.F32X4_SUB;
import static dev.teacup.wasm.Opcode.F32_DEMOTE_F64;
import static dev.teacup.wasm.Opcode.F64X2_ADD;
import static dev.teacup.wasm.Opcode.F64X2_MUL;
import static dev.teacup.wasm.Opcode.F64X2_PROMOTE_LOW_F32X4;
import static dev.teacup.wasm.Opcode.F64X2_SUB;
import static dev.teacup.wasm.Opcode.F64_CONVERT_I64_S;
import static dev.teacup.wasm.Opcode.F64_MUL;
import static dev.teacup.wasm.Opcode.I32X4_ADD;
import static dev.teacup.wasm.Opcode.I32X4_EXTRACT_LANE;
import static dev.teacup.wasm.Opcode.I32X4_REPLACE_LANE;
import static dev.teacup.wasm.Opcode.I32X4_SHL;
import static dev.teacup.wasm.Opcode.I32X4_SHR_S;
import static dev.teacup.wasm.Opcode.I32X4_SHR_U;
import static dev.teacup.wasm.Opcode.I32X4_SPLAT;
import static dev.teacup.wasm.Opcode.I32_AND;
import static dev.teacup.wasm.Opcode.I32_GE_U;
import static dev.teacup.wasm.Opcode.I32_LT_S;
import static dev.teacup.wasm.Opcode.I32_OR;
import static dev.teacup.wasm.Opcode.I32_SHL;
import static dev.teacup.wasm.Opcode.I32_SHR_U;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.I32_WRAP_I64;
import static dev.teacup.wasm.Opcode.I64X2_EXTMUL_HIGH_I32X4_U;
import static dev.teacup.wasm.Opcode.I64X2_EXTMUL_LOW_I32X4_U;
import static dev.teacup.wasm.Opcode.I64X2_EXTRACT_LANE;
import static dev.teacup.wasm.Opcode.I64_ADD;
import static dev.teacup.wasm.Opcode.I64_SHL;
import static dev.teacup.wasm.Opcode.I64_SHR_U;
import static dev.teacup.wasm.Opcode.I64_SUB;
import static dev.teacup.wasm.Opcode.I8X16_ADD;
import static dev.teacup.wasm.Opcode.I8X16_SPLAT;
import static dev.teacup.wasm.Opcode.I8X16_SUB;
import static dev.teacup.wasm.Opcode.I8X16_SWIZZLE;
import static dev.teacup.wasm.Opcode.SELECT;
import static dev.teacup.wasm.Opcode.V128_ANY_TRUE;
import static dev.teacup.wasm.Opcode.V128_BITSELECT;
import static dev.teacup.wasm.Opcode.V128_OR;
import static dev.teacup.wasm.Opcode.V128_XOR;

import dev.teacup.wasm.FunctionWriter;

/**
 * Sine and cosine of four float32. Quarter turns are taken off until an eighth of a turn is left at most, of
 * which polynomials give both; where there were an odd number of quarters, one is the other.
 *
 * @see <a href="https://www.netlib.org/cephes/">Cephes, sinf.c: coefficients</a>
 * @see <a href="https://github.com/ARM-software/optimized-routines">Arm, sincosf.h: large angles as integers
 *      </a>
 */
final class Sine {
    /** Of the square of r: sin r / r, and cos r. */
    private static final float[] SIN = {-1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f, 1};
    private static final float[] COS =
            {2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f, -0.5f, 1};
    private static final double PER_QUARTER = 0.6366197723675814;
    /** The lower word of a sum with it is a whole number. */
    private static final double WHOLE = 0x1.8p52;
    /** The first 25 bits of a quarter, of which whole multiples are exact up to {@link #LARGE}; the rest. */
    private static final double QUARTER = 1.57079631090164184570;
    private static final double QUARTER_LOW = 1.58932547735281966916e-08;
    private static final float LARGE = 1 << 28;
    /** 2 / pi, its first byte lowest. */
    private static final long PER_QUARTER_FIRST = 0x2915444E6E83F9A2L;
    private static final long PER_QUARTER_SECOND = 0xC0DD34F5D15727FCL;
    private static final long PER_QUARTER_THIRD = 0x4190433C999562DBL;
    /** The places of the bytes of three words of it. */
    private static final long TWO_WORDS = 0x0405060700010203L;
    private static final long THIRD_WORD = 0x08090A0BL;
    private static final double QUARTER_OF_FRACTION = 1.5707963267948966 * 0x1p-64;

    private final FunctionWriter f;
    private final Functions functions;
    private final int x;
    private final int rest;
    private final int count;

    /** Where x is on the stack. */
    Sine(FunctionWriter f, Functions functions) {
        this.f = f;
        this.functions = functions;
        x = f.local(V128);
        rest = f.local(V128);
        count = f.local(V128);
    }

    /** Puts the constants into locals. */
    static void prepare(Functions functions) {
        functions.constants(SIN, LARGE);
        functions.constants(COS);
        functions.constant(PER_QUARTER);
        functions.constant(WHOLE);
        functions.constant(QUARTER);
        functions.constant(QUARTER_LOW);
        functions.constant(0);
        functions.constant(1);
    }

    /** Takes x from the stack and leaves the sine of x plus some quarter turns. */
    void write(int quarters) {
        f.set(x);
        int second = f.local(V128);
        f.get(x);
        takeQuarters(count);
        f.get(x).get(x).shuffle(2, 3, 2, 3);
        takeQuarters(second);
        f.shuffle(0, 1, 4, 5).set(rest);
        f.get(count).get(second).shuffle(0, 2, 4, 6).set(count).free(second);
        f.get(x).op(F32X4_ABS).get(functions.constant(LARGE)).op(F32X4_GE).op(V128_ANY_TRUE).if_();
        takeQuartersOfLarge();
        // Of infinity there is none; and -0 stays, which less 0 is -0.
        f.get(rest).get(x).get(x).op(F32X4_SUB).op(F32X4_SUB).set(rest).end();
        f.get(count).get(functions.constant(quarters)).op(I32X4_ADD).set(count);
        f.get(rest).get(rest).op(F32X4_MUL).set(x);
        functions.horner(COS, x);
        functions.horner(SIN, x);
        f.get(rest).op(F32X4_MUL);
        f.get(count).i32(31).op(I32X4_SHL).i32(31).op(I32X4_SHR_S).op(V128_BITSELECT);
        f.get(count).i32(1).op(I32X4_SHR_U).i32(31).op(I32X4_SHL).op(V128_XOR);
        f.free(x).free(rest).free(count);
    }

    /** Of the first two lanes on the stack, as numbers of 64 bits: leaves the rests, and sets the counts. */
    private void takeQuarters(int sum) {
        int angle = f.local(V128);
        int whole = f.local(V128);
        f.op(F64X2_PROMOTE_LOW_F32X4).tee(angle).get(functions.constant(PER_QUARTER)).op(F64X2_MUL)
                .get(functions.constant(WHOLE)).op(F64X2_ADD).tee(sum).get(functions.constant(WHOLE))
                .op(F64X2_SUB).set(whole).get(angle);
        for (double part : new double[] {QUARTER, QUARTER_LOW}) {
            f.get(whole).get(functions.constant(part)).op(F64X2_MUL).op(F64X2_SUB);
        }
        f.op(F32X4_DEMOTE_F64X2_ZERO).free(angle).free(whole);
    }

    /**
     * One by one: x = m 2^e is multiplied by those 96 bits of 2 / pi that make less than four quarters with
     * it. Of the product the first 64 bits are kept: two are the quarters, 62 a fraction. It is always the
     * first lane, and the lanes move on by one: four copies of the code would be most of a small module.
     */
    private void takeQuartersOfLarge() {
        int left = f.local(I32);
        int bits = f.local(I32);
        int skipped = f.local(I32);
        int turns = f.local(I64);
        int words = f.local(V128);
        int m = f.local(V128);
        f.i32(4).set(left);
        int loop = f.loop();
        f.get(x).lane(I32X4_EXTRACT_LANE, 0).tee(bits).i32(1).op(I32_SHL).tee(skipped)
                .i32(Float.floatToRawIntBits(LARGE) << 1).op(I32_GE_U).if_();
        f.get(skipped).i32(24).op(I32_SHR_U).i32(152).op(I32_SUB).set(skipped);
        f.v128(PER_QUARTER_FIRST, PER_QUARTER_SECOND);
        f.get(skipped).i32(3).op(I32_SHR_U).op(I8X16_SPLAT).v128(TWO_WORDS, THIRD_WORD).op(I8X16_ADD)
                .tee(words).op(I8X16_SWIZZLE);
        f.v128(PER_QUARTER_THIRD, 0).get(words).i32(16).op(I8X16_SPLAT).op(I8X16_SUB)
                .op(I8X16_SWIZZLE).op(V128_OR).set(words);
        f.get(bits).i32(0x7FFFFF).op(I32_AND).i32(0x800000).op(I32_OR);
        f.get(skipped).i32(7).op(I32_AND).op(I32_SHL).op(I32X4_SPLAT).set(m);
        f.get(words).get(m).op(I64X2_EXTMUL_HIGH_I32X4_U).lane(I64X2_EXTRACT_LANE, 0).i64(32)
                .op(I64_SHR_U);
        f.get(words).get(m).op(I64X2_EXTMUL_LOW_I32X4_U).tee(m).lane(I64X2_EXTRACT_LANE, 0).i64(32)
                .op(I64_SHL).op(I64_ADD).get(m).lane(I64X2_EXTRACT_LANE, 1).op(I64_ADD).set(turns);
        f.i64(0).get(turns).op(I64_SUB).get(turns).get(bits).i32(0).op(I32_LT_S).op(SELECT).set(turns);
        f.get(count).get(turns).i64(1L << 61).op(I64_ADD).i64(62).op(I64_SHR_U).op(I32_WRAP_I64)
                .lane(I32X4_REPLACE_LANE, 0).set(count);
        f.get(rest).get(turns).i64(2).op(I64_SHL).op(F64_CONVERT_I64_S).f64(QUARTER_OF_FRACTION)
                .op(F64_MUL).op(F32_DEMOTE_F64).lane(F32X4_REPLACE_LANE, 0).set(rest).end();
        for (int lanes : new int[] {x, count, rest}) {
            f.get(lanes).get(lanes).shuffle(1, 2, 3, 0).set(lanes);
        }
        f.get(left).i32(1).op(I32_SUB).tee(left).brIf(loop).end();
        f.free(left).free(bits).free(skipped).free(turns).free(words).free(m);
    }
}
