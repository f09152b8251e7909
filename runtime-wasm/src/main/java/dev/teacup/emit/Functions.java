package dev.teacup.emit;

import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ABS;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_CONVERT_I32X4_S;
import static dev.teacup.wasm.Opcode.F32X4_DIV;
import static dev.teacup.wasm.Opcode.F32X4_EQ;
import static dev.teacup.wasm.Opcode.F32X4_GT;
import static dev.teacup.wasm.Opcode.F32X4_LE;
import static dev.teacup.wasm.Opcode.F32X4_LT;
import static dev.teacup.wasm.Opcode.F32X4_MUL;
import static dev.teacup.wasm.Opcode.F32X4_PMAX;
import static dev.teacup.wasm.Opcode.F32X4_PMIN;
import static dev.teacup.wasm.Opcode.F32X4_RELAXED_MADD;
import static dev.teacup.wasm.Opcode.F32X4_SUB;
import static dev.teacup.wasm.Opcode.I32X4_ADD;
import static dev.teacup.wasm.Opcode.I32X4_SHL;
import static dev.teacup.wasm.Opcode.I32X4_SHR_S;
import static dev.teacup.wasm.Opcode.I32X4_SPLAT;
import static dev.teacup.wasm.Opcode.I32X4_SUB;
import static dev.teacup.wasm.Opcode.I64X2_SPLAT;
import static dev.teacup.wasm.Opcode.V128_AND;
import static dev.teacup.wasm.Opcode.V128_BITSELECT;
import static dev.teacup.wasm.Opcode.V128_OR;

import dev.teacup.op.Primitive;
import dev.teacup.wasm.FunctionWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes functions of four float32 at a time, at most 4 units in the last place off. For e^x, with
 * x = n ln2 + r and |r| at most ln2 / 2, a polynomial gives e^r; for log x, with x = 2^n m and m between
 * sqrt(1/2) and sqrt(2), another one log m; erf is x p(x^2) / q(x^2) up to where it is 1.
 *
 * @see <a href="https://www.netlib.org/cephes/">Cephes, expf.c and logf.c: reductions and coefficients</a>
 * @see <a href="https://libeigen.gitlab.io/">Eigen, MathFunctionsImpl.h: erf, whose coefficients are
 * moved here for sums and products that are rounded</a>
 */
final class Functions {
    private static final float PER_LN2 = 1.44269504088896341f;
    private static final float LN2_HIGH = -0.693359375f;
    private static final float LN2_LOW = 2.12194440e-4f;
    /** A sum with it has no bits behind the point. */
    private static final float ROUNDING = 12582912;
    private static final float[] EXP =
            {1.3814538e-3f, 8.368748e-3f, 4.1668393e-2f, 1.666652e-1f, 4.9999994e-1f};
    /** Below the first one e^x is 0, above the second infinite. */
    private static final float EXP_LEAST = -104;
    private static final float EXP_MOST = 89;
    /**
     * Where what is less than any normal number may be 0: x has an n of -127 here, whose 2^n is 0 then; or of
     * -126, whose half is; and up to 128.
     */
    private static final float SHORT_LEAST = -88;
    private static final float SHORT_LEAST_OF_HALF = -87.5f;
    private static final float SHORT_MOST = 88.73f;

    /** (log(1 + x) - x + x^2 / 2) / x^3, for x between sqrt(1/2) - 1 and sqrt(2) - 1. */
    private static final float[] LOG = {7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f,
        -1.2420140846e-1f, 1.4249322787e-1f, -1.6668057665e-1f, 2.0000714765e-1f, -2.4999993993e-1f,
        3.3333331174e-1f};
    private static final float SQRT_HALF = 0.70710677f;
    private static final float LEAST_NORMAL = 1.17549435e-38f;
    private static final float TO_NORMAL = 1 << 23;
    private static final int EXPONENT = 0xFF800000;
    /** From here on tanh is 1 in float32. */
    private static final float TANH_MOST = 18.1f;
    /** Of the quotient above, below, and the x from which on it is 1. */
    private static final float[] ERF_ABOVE =
            {2.536911e-4f, 3.658012e-3f, 5.6077156e-2f, 2.0194565e-1f, 1.2497796f};
    private static final float[] ERF_BELOW = {-1.3573232e-7f, 2.6486545e-5f, 1.1049733e-3f, 1.5343585e-2f,
        1.21663414e-1f, 5.481653e-1f, 1.1075883f};
    private static final float ERF_MOST = 3.697465f;

    private final FunctionWriter f;
    private final boolean isRelaxed;
    private final List<Long> constants = new ArrayList<>();
    private final List<Integer> locals = new ArrayList<>();

    Functions(FunctionWriter f, boolean isRelaxed) {
        this.f = f;
        this.isRelaxed = isRelaxed;
    }

    /** Whether a primitive is one of these functions. */
    static boolean has(Primitive primitive) {
        return primitive == Primitive.EXP || primitive == Primitive.TANH || primitive == Primitive.LOG
                || primitive == Primitive.ERF || primitive == Primitive.SIGN || isSine(primitive);
    }

    /** The local that holds four times a constant; set here, when it is asked for first. */
    int constant(int bits) {
        return constant(bits & 0xFFFFFFFFL | (long) bits << 32);
    }

    int constant(double value) {
        return constant(Double.doubleToRawLongBits(value));
    }

    /** @param bits of two lanes of four, or of one of two */
    private int constant(long bits) {
        int known = constants.indexOf(bits);
        if (known >= 0) {
            return locals.get(known);
        }
        int local = f.local(V128);
        if ((int) bits == (int) (bits >> 32)) {
            f.i32((int) bits).op(I32X4_SPLAT);
        } else {
            f.i64(bits).op(I64X2_SPLAT);
        }
        f.set(local);
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
        constant(1f);
        if (primitive == Primitive.LOG) {
            constants(new float[0], -LN2_HIGH, -LN2_LOW);
            constants(LOG, -0.5f, SQRT_HALF, LEAST_NORMAL, TO_NORMAL);
            constants(new float[0], Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, Float.NaN);
            constant(EXPONENT);
            constant(23);
            return;
        }
        if (primitive == Primitive.EXP) {
            constants(EXP, PER_LN2, ROUNDING, LN2_HIGH, LN2_LOW);
            constants(new float[0], EXP_LEAST, EXP_MOST, SHORT_LEAST, SHORT_LEAST_OF_HALF, SHORT_MOST, 0.5f);
            return;
        }
        if (primitive == Primitive.TANH) {
            constants(EXP, PER_LN2, ROUNDING, LN2_HIGH, LN2_LOW, 2, TANH_MOST, -TANH_MOST);
            return;
        }
        if (isSine(primitive)) {
            Sine.prepare(this);
            return;
        }
        if (primitive == Primitive.SIGN) {
            constant(0f);
            constant(-0f);
            return;
        }
        constants(ERF_ABOVE, ERF_MOST, -ERF_MOST);
        constants(ERF_BELOW);
    }

    void constants(float[] list, float... others) {
        for (float value : list) {
            constant(value);
        }
        for (float value : others) {
            constant(value);
        }
    }

    /** Takes x from the stack and leaves the function of it. */
    void write(Primitive primitive) {
        if (primitive == Primitive.EXP) {
            exp();
        } else if (primitive == Primitive.LOG) {
            log();
        } else if (primitive == Primitive.TANH) {
            tanh();
        } else if (isSine(primitive)) {
            new Sine(f, this).write(primitive == Primitive.COS ? 1 : 0);
        } else if (primitive == Primitive.SIGN) {
            sign();
        } else {
            erf();
        }
    }

    static boolean isSine(Primitive primitive) {
        return primitive == Primitive.SIN || primitive == Primitive.COS;
    }

    /** A one with the sign of x, and x where it is neither above 0 nor below. */
    private void sign() {
        int x = f.local(V128);
        f.set(x).get(x).get(constant(-0f)).op(V128_AND).get(constant(1f)).op(V128_OR).get(x);
        f.get(x).op(F32X4_ABS).get(constant(0f)).op(F32X4_GT).op(V128_BITSELECT).free(x);
    }

    /**
     * log m + n ln2, the larger parts of both last; a denormal number is multiplied by a power of two first.
     */
    private void log() {
        int x = f.local(V128);
        int m = f.local(V128);
        int n = f.local(V128);
        int y = f.local(V128);
        f.set(x);
        f.get(x).get(constant(LEAST_NORMAL)).op(F32X4_LT).set(y);
        f.get(x).get(constant(TO_NORMAL)).op(F32X4_MUL).get(x).get(y).op(V128_BITSELECT).set(m);
        f.get(m).get(constant(SQRT_HALF)).op(I32X4_SUB).set(n);
        f.get(m).get(n).get(constant(EXPONENT)).op(V128_AND).op(I32X4_SUB).get(constant(1f)).op(F32X4_SUB)
                .set(m);
        f.get(n).i32(23).op(I32X4_SHR_S).get(y).get(constant(23)).op(V128_AND).op(I32X4_SUB)
                .op(F32X4_CONVERT_I32X4_S).set(n);
        horner(LOG, m);
        f.get(m).op(F32X4_MUL).get(m).get(m).op(F32X4_MUL).set(y).get(y).op(F32X4_MUL);
        multiplyAdd(n, -LN2_LOW);
        multiplyAdd(y, -0.5f);
        f.get(m).op(F32X4_ADD);
        multiplyAdd(n, -LN2_HIGH);
        // Infinity and NaN stay; of 0 it is -Infinity, of less than 0 there is none.
        f.get(x).get(x).get(constant(Float.POSITIVE_INFINITY)).op(F32X4_LT).op(V128_BITSELECT).set(y);
        f.get(constant(Float.NEGATIVE_INFINITY)).get(constant(Float.NaN)).get(x).get(constant(0f))
                .op(F32X4_EQ).op(V128_BITSELECT);
        f.get(y).get(x).get(constant(0f)).op(F32X4_LE).op(V128_BITSELECT);
        f.free(x).free(m).free(n).free(y);
    }

    /**
     * x p(x^2) / q(x^2). A polynomial is r(x^4) x^2 + s(x^4), and its parts are multiplied by x before they
     * are added up: fewer numbers are rounded one after the other.
     */
    private void erf() {
        int x = f.local(V128);
        int square = f.local(V128);
        int fourth = f.local(V128);
        int even = f.local(V128);
        f.get(constant(-ERF_MOST)).op(F32X4_PMAX).get(constant(ERF_MOST)).op(F32X4_PMIN).set(x);
        f.get(x).get(x).op(F32X4_MUL).set(square);
        f.get(square).get(square).op(F32X4_MUL).set(fourth);
        horner(ERF_ABOVE, 0, 2, fourth);
        f.get(x).op(F32X4_MUL).set(even);
        f.get(x).get(square).op(F32X4_MUL).set(x);
        horner(ERF_ABOVE, 1, 2, fourth);
        timesPlus(x, even);
        horner(ERF_BELOW, 0, 2, fourth);
        f.set(even);
        horner(ERF_BELOW, 1, 2, fourth);
        timesPlus(square, even);
        f.op(F32X4_DIV).free(x).free(square).free(fourth).free(even);
    }

    /** Leaves the polynomial of a local. */
    void horner(float[] polynomial, int x) {
        horner(polynomial, 0, 1, x);
    }

    /** That of each step'th coefficient, from the highest one on. */
    private void horner(float[] polynomial, int first, int step, int x) {
        f.get(constant(polynomial[first]));
        for (int i = first + step; i < polynomial.length; i += step) {
            timesPlus(x, constant(polynomial[i]));
        }
    }

    /** e^x, right also where it is denormal or infinite: 2^n is multiplied in two halves. */
    private void exp() {
        int r = f.local(V128);
        int n = f.local(V128);
        int half = f.local(V128);
        f.get(constant(EXP_LEAST)).op(F32X4_PMAX).get(constant(EXP_MOST)).op(F32X4_PMIN).set(r);
        polynomial(r, n);
        f.get(constant(1f)).op(F32X4_ADD);
        f.get(n).get(constant(ROUNDING)).op(I32X4_SUB).set(n);
        f.get(n).i32(1).op(I32X4_SHR_S).set(half);
        powerOfTwo(half, 1);
        f.get(n).get(half).op(I32X4_SUB).set(half);
        powerOfTwo(half, 1);
        f.free(r).free(n).free(half);
    }

    /**
     * The same, but 0 where it is less than any normal number.
     *
     * @param isPositive whether x may be above 0; half of it is doubled then, for 2^128 is infinite
     */
    void shortExp(boolean isPositive) {
        int r = f.local(V128);
        int n = f.local(V128);
        f.get(constant(isPositive ? SHORT_LEAST_OF_HALF : SHORT_LEAST)).op(F32X4_PMAX);
        if (isPositive) {
            f.get(constant(SHORT_MOST)).op(F32X4_PMIN);
        }
        f.set(r);
        polynomial(r, n);
        f.get(constant(1f)).op(F32X4_ADD);
        powerOfTwo(n, isPositive ? 0.5f : 1);
        if (isPositive) {
            f.tee(r).get(r).op(F32X4_ADD);
        }
        f.free(r).free(n);
    }

    /** (e^2x - 1) / (e^2x + 1), by e^2x - 1 = 2^n (e^r - 1) + (2^n - 1), which is exact near 0. */
    private void tanh() {
        int r = f.local(V128);
        int n = f.local(V128);
        f.get(constant(2f)).op(F32X4_MUL).get(constant(-TANH_MOST)).op(F32X4_PMAX)
                .get(constant(TANH_MOST)).op(F32X4_PMIN).set(r);
        polynomial(r, n);
        f.get(n).i32(23).op(I32X4_SHL).get(constant(1f)).op(I32X4_ADD).set(n);
        f.get(n).op(F32X4_MUL).get(n).get(constant(1f)).op(F32X4_SUB).op(F32X4_ADD).set(r);
        f.get(r).get(r).get(constant(2f)).op(F32X4_ADD).op(F32X4_DIV);
        f.free(r).free(n);
    }

    /**
     * From x in the local {@code r}: e^r - 1 of r = x - n ln2, and n, to which {@link #ROUNDING} is added.
     */
    private void polynomial(int r, int n) {
        int t = f.local(V128);
        int rounding = constant(ROUNDING);
        f.get(r).get(constant(PER_LN2)).op(F32X4_MUL).get(rounding).op(F32X4_ADD).set(n);
        f.get(n).get(rounding).op(F32X4_SUB).set(t);
        f.get(r);
        multiplyAdd(t, LN2_HIGH);
        multiplyAdd(t, LN2_LOW);
        f.set(r).free(t);
        horner(EXP, r);
        f.get(r).op(F32X4_MUL);
        timesPlus(r, r);
    }

    /** Adds the product of a local and a constant to the top of the stack. */
    private void multiplyAdd(int local, float factor) {
        f.get(local).get(constant(factor)).op(F32X4_MUL).op(F32X4_ADD);
    }

    /** Multiplies the top of the stack by a local, and adds another. */
    private void timesPlus(int factor, int addend) {
        if (isRelaxed) {
            f.get(factor).get(addend).op(F32X4_RELAXED_MADD);
        } else {
            f.get(factor).op(F32X4_MUL).get(addend).op(F32X4_ADD);
        }
    }

    /** Multiplies the top of the stack by 2^n and {@code factor}, where that is no denormal number. */
    private void powerOfTwo(int n, float factor) {
        f.get(n).i32(23).op(I32X4_SHL).get(constant(factor)).op(I32X4_ADD).op(F32X4_MUL);
    }
}
