package dev.teacup.op;

import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.COS;
import static dev.teacup.op.Primitive.COSH;
import static dev.teacup.op.Primitive.DIV;
import static dev.teacup.op.Primitive.EQUAL;
import static dev.teacup.op.Primitive.EXP;
import static dev.teacup.op.Primitive.LESS;
import static dev.teacup.op.Primitive.LOG;
import static dev.teacup.op.Primitive.MUL;
import static dev.teacup.op.Primitive.NEG;
import static dev.teacup.op.Primitive.POW;
import static dev.teacup.op.Primitive.SIGN;
import static dev.teacup.op.Primitive.SIN;
import static dev.teacup.op.Primitive.SINH;
import static dev.teacup.op.Primitive.SQRT;
import static dev.teacup.op.Primitive.SUB;
import static dev.teacup.op.Primitive.WHERE;

import dev.teacup.tensor.DType;

/**
 * The partial derivatives of the primitives. They stand apart from {@link Primitive} because training needs
 * them and the engine in a page does not.
 */
public final class Derivative {
    private static final double TWO_OVER_ROOT_OF_PI = 1.1283791670955126;
    private static final Expr[] NONE = {};

    private final Expr zero;
    private final Expr one;
    private final Expr half;
    private final DType dtype;

    private Derivative(DType dtype) {
        this.dtype = dtype;
        zero = Expr.constant(0, dtype);
        one = Expr.constant(1, dtype);
        half = Expr.constant(0.5, dtype);
    }

    /**
     * One expression for each of the primitive's arguments, null for the condition of WHERE; none at all for
     * a primitive whose result stays the same almost everywhere, or is no number. In them, operand k is
     * argument k, and the operand behind the last argument is the result.
     * <p>Where two arguments of MIN or MAX are equal, each has one half; the derivative of |x| at 0 is 0, and
     * that of a power by its exponent is 0 where the base is not positive.
     *
     * @param dtype the floating-point type of arguments and result
     */
    public static Expr[] of(Primitive primitive, DType dtype) {
        Derivative derivative = new Derivative(dtype);
        Expr ofOne = derivative.unary(primitive, Expr.in(0), Expr.in(1));
        return ofOne != null ? new Expr[] {ofOne}
                : derivative.several(primitive, Expr.in(0), Expr.in(1), Expr.in(2));
    }

    /** The derivative of y = f(x), or null where f is no function of one argument, or has no derivative. */
    private Expr unary(Primitive primitive, Expr x, Expr y) {
        return switch (primitive) {
            case NEG -> Expr.constant(-1, dtype);
            case ABS -> SIGN.of(x);
            case SQRT -> DIV.of(half, y);
            case EXP -> y;
            case LOG -> DIV.of(one, x);
            case ERF -> MUL.of(Expr.constant(TWO_OVER_ROOT_OF_PI, dtype), EXP.of(NEG.of(square(x))));
            case SIN -> COS.of(x);
            case COS -> NEG.of(SIN.of(x));
            case TAN -> ADD.of(one, square(y));
            case ASIN -> DIV.of(one, SQRT.of(SUB.of(one, square(x))));
            case ACOS -> DIV.of(Expr.constant(-1, dtype), SQRT.of(SUB.of(one, square(x))));
            case ATAN -> DIV.of(one, ADD.of(one, square(x)));
            case SINH -> COSH.of(x);
            case COSH -> SINH.of(x);
            case TANH -> SUB.of(one, square(y));
            case ASINH -> DIV.of(one, SQRT.of(ADD.of(square(x), one)));
            case ACOSH -> DIV.of(one, SQRT.of(SUB.of(square(x), one)));
            case ATANH -> DIV.of(one, SUB.of(one, square(x)));
            default -> null;
        };
    }

    /** The derivatives of y = f(a, b), and of WHERE, where a is the condition. */
    private Expr[] several(Primitive primitive, Expr a, Expr b, Expr y) {
        return switch (primitive) {
            case ADD -> new Expr[] {one, one};
            case SUB -> new Expr[] {one, Expr.constant(-1, dtype)};
            case MUL -> new Expr[] {b, a};
            case DIV -> new Expr[] {DIV.of(one, b), NEG.of(DIV.of(y, b))};
            // y = a - n * b for an integer n, which is (a - y) / b.
            case MOD, FMOD -> new Expr[] {one, DIV.of(SUB.of(y, a), b)};
            case POW -> new Expr[] {powerByBase(a, b), powerByExponent(a, y)};
            case MIN -> new Expr[] {shareOfLess(a, b), shareOfLess(b, a)};
            case MAX -> new Expr[] {shareOfLess(b, a), shareOfLess(a, b)};
            case WHERE -> new Expr[] {null, WHERE.of(a, one, zero), WHERE.of(a, zero, one)};
            default -> NONE;
        };
    }

    /** A constant, which has the exponent 0, does not depend on its base, even where that is 0. */
    private Expr powerByBase(Expr base, Expr exponent) {
        Expr power = MUL.of(exponent, POW.of(base, SUB.of(exponent, one)));
        return WHERE.of(EQUAL.of(exponent, zero), zero, power);
    }

    private Expr powerByExponent(Expr base, Expr y) {
        return WHERE.of(LESS.of(zero, base), MUL.of(y, LOG.of(base)), zero);
    }

    /** 1 where a is less than b, one half where they are equal, else 0. */
    private Expr shareOfLess(Expr a, Expr b) {
        return WHERE.of(LESS.of(a, b), one, WHERE.of(EQUAL.of(a, b), half, zero));
    }

    private static Expr square(Expr x) {
        return MUL.of(x, x);
    }
}
