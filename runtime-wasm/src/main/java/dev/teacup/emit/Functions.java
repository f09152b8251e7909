package dev.teacup.emit;

import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_DIV;
import static dev.teacup.wasm.Opcode.F32X4_MUL;
import static dev.teacup.wasm.Opcode.F32X4_PMAX;
import static dev.teacup.wasm.Opcode.F32X4_PMIN;
import static dev.teacup.wasm.Opcode.F32X4_RELAXED_MADD;
import static dev.teacup.wasm.Opcode.F32X4_SPLAT;
import static dev.teacup.wasm.Opcode.F32X4_SUB;
import static dev.teacup.wasm.Opcode.I32X4_ADD;
import static dev.teacup.wasm.Opcode.I32X4_SHL;
import static dev.teacup.wasm.Opcode.I32X4_SHR_S;
import static dev.teacup.wasm.Opcode.I32X4_SPLAT;
import static dev.teacup.wasm.Opcode.I32X4_SUB;

import dev.teacup.op.Primitive;
import dev.teacup.wasm.FunctionWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes functions of four float32 at a time, at most 4 units in the last place off. All begin with e^x: with
 * x = n ln2 + r and |r| at most ln2 / 2, a polynomial gives e^r.
 *
 * @see <a href="https://www.netlib.org/cephes/">Cephes, expf.c: the reduction and the coefficients</a>
 */
final class Functions {
    private static final float PER_LN2 = 1.44269504088896341f;
    private static final float LN2_HIGH = -0.693359375f;
    private static final float LN2_LOW = 2.12194440e-4f;
    /** A sum with it has no bits behind the point. */
    private static final float ROUNDING = 12582912;
    private static final float[] EXP = {1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f,
        4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f};
    /** Below the first one e^x is 0, above the second infinite. */
    private static final float EXP_LEAST = -104;
    private static final float EXP_MOST = 89;
    /** From here on tanh is 1 in float32. */
    private static final float TANH_MOST = 18.1f;

    private final FunctionWriter f;
    private final boolean isRelaxed;
    private final List<Integer> constants = new ArrayList<>();
    private final List<Integer> locals = new ArrayList<>();

    Functions(FunctionWriter f, boolean isRelaxed) {
        this.f = f;
        this.isRelaxed = isRelaxed;
    }

    /** Whether a primitive is one of these functions. */
    static boolean has(Primitive primitive) {
        return primitive == Primitive.EXP || primitive == Primitive.TANH;
    }

    /** The local that holds four times a constant; set here, when it is asked for first. */
    int constant(int bits) {
        int known = constants.indexOf(bits);
        if (known >= 0) {
            return locals.get(known);
        }
        int local = f.local(V128);
        f.i32(bits).op(I32X4_SPLAT).set(local);
        constants.add(bits);
        locals.add(local);
        return local;
    }

    int constant(float value) {
        return constant(Float.floatToRawIntBits(value));
    }

    /** Puts the constants of a function into locals. */
    void prepare(Primitive primitive) {
        if (!has(primitive)) {
            return;
        }
        for (float value : EXP) {
            constant(value);
        }
        constant(PER_LN2);
        constant(LN2_HIGH);
        constant(LN2_LOW);
        constant(ROUNDING);
        constant(1f);
        if (primitive == Primitive.EXP) {
            constant(EXP_LEAST);
            constant(EXP_MOST);
        } else {
            constant(2f);
            constant(TANH_MOST);
            constant(-TANH_MOST);
        }
    }

    /** Takes x from the stack and leaves the function of it. */
    void write(Primitive primitive) {
        if (primitive == Primitive.EXP) {
            exp();
        } else {
            tanh();
        }
    }

    /** e^x, right also where it is denormal or infinite: 2^n is multiplied in two halves. */
    private void exp() {
        int r = f.local(V128);
        int n = f.local(V128);
        int half = f.local(V128);
        f.get(constant(EXP_LEAST)).op(F32X4_PMAX).get(constant(EXP_MOST)).op(F32X4_PMIN).set(r);
        reduce(r, n);
        polynomial(r);
        f.get(constant(1f)).op(F32X4_ADD);
        f.get(n).i32(1).op(I32X4_SHR_S).set(half);
        powerOfTwo(half);
        f.op(F32X4_MUL);
        f.get(n).get(half).op(I32X4_SUB).set(half);
        powerOfTwo(half);
        f.op(F32X4_MUL);
        f.free(r).free(n).free(half);
    }

    /** (e^2x - 1) / (e^2x + 1), by e^2x - 1 = 2^n (e^r - 1) + (2^n - 1), which is exact near 0. */
    private void tanh() {
        int r = f.local(V128);
        int n = f.local(V128);
        f.get(constant(2f)).op(F32X4_MUL).get(constant(-TANH_MOST)).op(F32X4_PMAX)
                .get(constant(TANH_MOST)).op(F32X4_PMIN).set(r);
        reduce(r, n);
        polynomial(r);
        powerOfTwo(n);
        f.set(n).get(n).op(F32X4_MUL).get(n).get(constant(1f)).op(F32X4_SUB).op(F32X4_ADD).set(r);
        f.get(r).get(r).get(constant(2f)).op(F32X4_ADD).op(F32X4_DIV);
        f.free(r).free(n);
    }

    /** From x in the local {@code r}: the integer n, and r = x - n ln2. */
    private void reduce(int r, int n) {
        int t = f.local(V128);
        int rounding = constant(ROUNDING);
        f.get(r).get(constant(PER_LN2)).op(F32X4_MUL).get(rounding).op(F32X4_ADD).set(t);
        f.get(t).get(rounding).op(I32X4_SUB).set(n);
        f.get(t).get(rounding).op(F32X4_SUB).set(t);
        f.get(r);
        multiplyAdd(t, LN2_HIGH);
        multiplyAdd(t, LN2_LOW);
        f.set(r).free(t);
    }

    /** Adds the product of a local and a constant to the top of the stack. */
    private void multiplyAdd(int local, float factor) {
        f.get(local).get(constant(factor)).op(F32X4_MUL).op(F32X4_ADD);
    }

    /** e^r - 1. */
    private void polynomial(int r) {
        f.get(constant(EXP[0]));
        for (int i = 1; i < EXP.length; i++) {
            timesPlus(r, constant(EXP[i]));
        }
        f.get(r).op(F32X4_MUL);
        timesPlus(r, r);
    }

    /** Multiplies the top of the stack by a local, and adds another. */
    private void timesPlus(int factor, int addend) {
        if (isRelaxed) {
            f.get(factor).get(addend).op(F32X4_RELAXED_MADD);
        } else {
            f.get(factor).op(F32X4_MUL).get(addend).op(F32X4_ADD);
        }
    }

    /** 2^n, for an integer n that is no exponent of a denormal number. */
    private void powerOfTwo(int n) {
        f.get(n).i32(23).op(I32X4_SHL).get(constant(1f)).op(I32X4_ADD);
    }
}
