package dev.teacup.emit;

import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_CONVERT_I32X4_S;
import static dev.teacup.wasm.Opcode.F32X4_LT;
import static dev.teacup.wasm.Opcode.F32X4_NE;
import static dev.teacup.wasm.Opcode.I16X8_EXTEND_LOW_I8X16_S;
import static dev.teacup.wasm.Opcode.I16X8_EXTEND_LOW_I8X16_U;
import static dev.teacup.wasm.Opcode.I16X8_NARROW_I32X4_S;
import static dev.teacup.wasm.Opcode.I16X8_NARROW_I32X4_U;
import static dev.teacup.wasm.Opcode.I32X4_EXTEND_LOW_I16X8_S;
import static dev.teacup.wasm.Opcode.I32X4_EXTEND_LOW_I16X8_U;
import static dev.teacup.wasm.Opcode.I32X4_NE;
import static dev.teacup.wasm.Opcode.I32X4_SHL;
import static dev.teacup.wasm.Opcode.I32X4_SHR_S;
import static dev.teacup.wasm.Opcode.I32X4_SHR_U;
import static dev.teacup.wasm.Opcode.I32X4_SPLAT;
import static dev.teacup.wasm.Opcode.I32X4_TRUNC_SAT_F32X4_S;
import static dev.teacup.wasm.Opcode.I32_GT_S;
import static dev.teacup.wasm.Opcode.I32_LOAD8_S;
import static dev.teacup.wasm.Opcode.I32_LOAD8_U;
import static dev.teacup.wasm.Opcode.I8X16_NARROW_I16X8_S;
import static dev.teacup.wasm.Opcode.I8X16_NARROW_I16X8_U;
import static dev.teacup.wasm.Opcode.I8X16_NEG;
import static dev.teacup.wasm.Opcode.V128_AND;
import static dev.teacup.wasm.Opcode.V128_LOAD16X4_U;
import static dev.teacup.wasm.Opcode.V128_LOAD32_SPLAT;
import static dev.teacup.wasm.Opcode.V128_LOAD32_ZERO;
import static dev.teacup.wasm.Opcode.V128_LOAD8_SPLAT;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_STORE16_LANE;
import static dev.teacup.wasm.Opcode.V128_STORE32_LANE;
import static dev.teacup.wasm.Opcode.V128_STORE64_LANE;
import static dev.teacup.wasm.Opcode.V128_STORE8_LANE;
import static dev.teacup.wasm.Opcode.V128_STORE;

import dev.teacup.tensor.DType;
import dev.teacup.wasm.FunctionWriter;

/**
 * Loads and stores four elements: those of 32 bits as they are, integers of a byte and the bits of float16
 * as lanes of 32 bits, truths as lanes of ones or zeros.
 */
final class Lane {
    /** From here on an int does not hold a float. */
    static final float TWO_TO_31 = 0x1p31f;

    private Lane() {}

    static boolean holds(DType dtype) {
        return dtype == DType.FLOAT32 || dtype == DType.INT32 || dtype == DType.STRING || dtype == DType.BOOL
                || dtype == DType.FLOAT16 || isByte(dtype);
    }

    static boolean isByte(DType dtype) {
        return dtype == DType.UINT8 || dtype == DType.INT8;
    }

    /**
     * Whether lanes become those of another type. A float becomes an integer by a detour over 64 bits, which
     * lanes of 32 do not have; float16 becomes nothing but float32.
     */
    static boolean converts(DType from, DType to) {
        boolean isReal = from == DType.FLOAT32 || to == DType.FLOAT32;
        boolean isHalf = from == DType.FLOAT16 || to == DType.FLOAT16;
        return holds(to)
                && (from == to || (isHalf ? isReal : from != DType.FLOAT32 || to != DType.INT32));
    }

    /** From the address on the stack: four elements. */
    static void load(FunctionWriter f, DType dtype, int offset) {
        if (dtype == DType.BOOL) {
            f.load(V128_LOAD32_ZERO, offset).op(I8X16_NEG).op(I16X8_EXTEND_LOW_I8X16_S)
                    .op(I32X4_EXTEND_LOW_I16X8_S);
        } else if (dtype == DType.UINT8) {
            f.load(V128_LOAD32_ZERO, offset).op(I16X8_EXTEND_LOW_I8X16_U).op(I32X4_EXTEND_LOW_I16X8_U);
        } else if (dtype == DType.INT8) {
            f.load(V128_LOAD32_ZERO, offset).op(I16X8_EXTEND_LOW_I8X16_S).op(I32X4_EXTEND_LOW_I16X8_S);
        } else {
            f.load(dtype == DType.FLOAT16 ? V128_LOAD16X4_U : V128_LOAD, offset);
        }
    }

    /** From the address on the stack: one element four times. */
    static void splat(FunctionWriter f, DType dtype) {
        if (dtype == DType.BOOL) {
            f.load(V128_LOAD8_SPLAT, 0).op(I8X16_NEG);
        } else if (dtype.bytes() == 1) {
            f.load(dtype == DType.UINT8 ? I32_LOAD8_U : I32_LOAD8_S, 0).op(I32X4_SPLAT);
        } else {
            // A cast of float16 has no operand of fewer elements.
            assert dtype.bytes() == 4 : dtype;
            f.load(V128_LOAD32_SPLAT, 0);
        }
    }

    /** To the address on the stack, which lies below them: four elements. */
    static void store(FunctionWriter f, DType dtype) {
        narrow(f, dtype);
        if (dtype.bytes() == 4) {
            f.store(V128_STORE, 0);
        } else {
            f.lane(dtype.bytes() == 1 ? V128_STORE32_LANE : V128_STORE64_LANE, 0, 0);
        }
    }

    /** Lanes, on the stack, as the bytes of elements. */
    private static void narrow(FunctionWriter f, DType dtype) {
        if (dtype == DType.FLOAT16) {
            f.v128(0, 0).op(I16X8_NARROW_I32X4_U);
        } else if (dtype.bytes() == 1) {
            f.v128(0, 0).op(I16X8_NARROW_I32X4_S).v128(0, 0)
                    .op(dtype == DType.UINT8 ? I8X16_NARROW_I16X8_U : I8X16_NARROW_I16X8_S);
        }
        if (dtype == DType.BOOL) {
            f.op(I8X16_NEG);
        }
    }

    /** Stores the first elements of a vector.
     *
     * @param at the local with the address
     * @param value that with the vector, which is changed
     * @param count that with how many there are: 1 to 3
     */
    static void storeSome(FunctionWriter f, DType dtype, int at, int value, int count) {
        if (dtype.bytes() < 4) {
            f.get(value);
            narrow(f, dtype);
            f.set(value);
        }
        int store = dtype.bytes() == 1 ? V128_STORE8_LANE
                : dtype.bytes() == 2 ? V128_STORE16_LANE : V128_STORE32_LANE;
        for (int lane = 0; lane < 3; lane++) {
            if (lane > 0) {
                f.get(count).i32(lane).op(I32_GT_S).if_();
            }
            f.get(at).get(value).lane(store, lane * dtype.bytes(), lane);
        }
        f.end().end();
    }

    /** The bits of 1 in a lane. */
    static int one(DType dtype) {
        return dtype == DType.FLOAT32 ? Float.floatToRawIntBits(1) : 1;
    }

    /** Lanes on the stack as those of another type. */
    static void convert(FunctionWriter f, Functions functions, DType from, DType to) {
        if (from != to && to == DType.FLOAT16) {
            Half.narrow(f, functions);
        } else if (from != to && from == DType.FLOAT16) {
            Half.widen(f, functions);
        } else if (to == DType.BOOL && from != DType.BOOL) {
            f.get(functions.constant(0)).op(from == DType.FLOAT32 ? F32X4_NE : I32X4_NE);
        } else if (from == DType.BOOL && to != DType.BOOL) {
            f.get(functions.constant(one(to))).op(V128_AND);
        } else if (from != to && to == DType.FLOAT32) {
            f.op(F32X4_CONVERT_I32X4_S);
        } else if (from != to && isByte(to)) {
            if (from == DType.FLOAT32) {
                whole(f, functions);
            }
            int signed = to == DType.INT8 ? I32X4_SHR_S : I32X4_SHR_U;
            f.i32(24).op(I32X4_SHL).i32(24).op(signed);
        } else {
            assert from == to || isByte(from) : from + " to " + to;
        }
    }

    /** Floats as integers of which the lowest byte is right: above, all floats are multiples of 256. */
    private static void whole(FunctionWriter f, Functions functions) {
        int x = f.local(V128);
        f.set(x).get(x).op(I32X4_TRUNC_SAT_F32X4_S).get(x).get(functions.constant(TWO_TO_31)).op(F32X4_LT);
        f.op(V128_AND).free(x);
    }
}
