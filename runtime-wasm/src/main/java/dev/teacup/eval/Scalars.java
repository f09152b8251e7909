package dev.teacup.eval;

import dev.teacup.error.ModelException;
import dev.teacup.op.Primitive;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;

/** What each {@link Primitive} makes of single elements. */
final class Scalars {
    private Scalars() {}

    /** A function of one or two numbers each, not rounded yet; those of most use in loops of their own. */
    static void reals(Primitive primitive, double[] a, double[] b, double[] to, int count) {
        if (primitive == Primitive.ADD) {
            for (int i = 0; i < count; i++) {
                to[i] = a[i] + b[i];
            }
        } else if (primitive == Primitive.SUB) {
            for (int i = 0; i < count; i++) {
                to[i] = a[i] - b[i];
            }
        } else if (primitive == Primitive.MUL) {
            for (int i = 0; i < count; i++) {
                to[i] = a[i] * b[i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                to[i] = real(primitive, a[i], b[i]);
            }
        }
    }

    private static double real(Primitive primitive, double a, double b) {
        return switch (primitive) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case MOD -> Num.mod(a, b);
            case FMOD -> Num.fmod(a, b);
            case POW -> Num.pow(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case NEG -> Num.negate(a);
            case ABS -> Math.abs(a);
            case SIGN -> a > 0 ? 1 : a < 0 ? -1 : a;
            case FLOOR -> Num.floor(a);
            case CEIL -> Num.ceil(a);
            case ROUND -> Num.rint(a);
            case SQRT -> Math.sqrt(a);
            case EXP -> Num.exp(a);
            case LOG -> Num.log(a);
            case ERF -> Num.erf(a);
            case SIN -> Num.sin(a);
            case COS -> Num.cos(a);
            case TAN -> Num.tan(a);
            case ASIN -> Num.asin(a);
            case ACOS -> Num.acos(a);
            case ATAN -> Num.atan(a);
            case SINH -> Num.sinh(a);
            case COSH -> Num.cosh(a);
            case TANH -> Num.tanh(a);
            case ASINH -> Num.asinh(a);
            case ACOSH -> Num.acosh(a);
            case ATANH -> Num.atanh(a);
            default -> throw new AssertionError();
        };
    }

    /** A question about one or two numbers. */
    static boolean test(Primitive primitive, double a, double b) {
        return switch (primitive) {
            case EQUAL -> a == b;
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case IS_NAN -> a != a;
            default -> throw new AssertionError();
        };
    }

    /** A function of one or two integers, truths or string handles; not wrapped to the type yet. */
    static long integer(Primitive primitive, DType dtype, long a, long b) {
        return switch (primitive) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> divide(dtype, a, b);
            case MOD -> floorRemainder(dtype, a, b);
            case FMOD -> remainder(dtype, a, b);
            case POW -> power(dtype, a, b);
            case MIN -> dtype.isLess(b, a) ? b : a;
            case MAX -> dtype.isLess(a, b) ? b : a;
            case NEG -> -a;
            case ABS -> dtype.isUnsigned() || a >= 0 ? a : -a;
            case SIGN -> a == 0 ? 0 : dtype.isUnsigned() || a > 0 ? 1 : -1;
            case EQUAL -> a == b ? 1 : 0;
            case LESS -> dtype.isLess(a, b) ? 1 : 0;
            case LESS_OR_EQUAL -> dtype.isLess(b, a) ? 0 : 1;
            case AND, BITWISE_AND -> a & b;
            case OR, BITWISE_OR -> a | b;
            case XOR, BITWISE_XOR -> a ^ b;
            case NOT -> a == 0 ? 1 : 0;
            case BITWISE_NOT -> ~a;
            case SHIFT_LEFT -> isShift(b) ? a << b : 0;
            case SHIFT_RIGHT -> isShift(b) ? a >>> b : 0;
            default -> throw new AssertionError();
        };
    }

    /** A uint64 amount above 63 is negative here, and shifts everything out, too. */
    private static boolean isShift(long amount) {
        return amount >= 0 && amount < Long.SIZE;
    }

    private static long divide(DType dtype, long a, long b) {
        refuseZero(b);
        if (dtype == DType.UINT64) {
            return Num.divideUnsigned(a, b);
        }
        // WebAssembly traps where the JVM wraps: the smallest long by -1.
        return b == -1 ? -a : a / b;
    }

    private static long remainder(DType dtype, long a, long b) {
        refuseZero(b);
        if (dtype == DType.UINT64) {
            return Num.remainderUnsigned(a, b);
        }
        return b == -1 ? 0 : a % b;
    }

    private static long floorRemainder(DType dtype, long a, long b) {
        long remainder = remainder(dtype, a, b);
        boolean differ = dtype != DType.UINT64 && remainder != 0 && remainder < 0 != b < 0;
        return differ ? remainder + b : remainder;
    }

    /** By squaring, wrapping around; a negative exponent gives what is left of a fraction. */
    private static long power(DType dtype, long base, long exponent) {
        if (exponent < 0 && dtype != DType.UINT64) {
            return base == 1 ? 1 : base == -1 ? (exponent & 1) == 0 ? 1 : -1 : 0;
        }
        long result = 1;
        for (long left = exponent, square = base; left != 0; left >>>= 1, square *= square) {
            result = (left & 1) != 0 ? result * square : result;
        }
        return result;
    }

    private static void refuseZero(long divisor) {
        if (divisor == 0) {
            throw new ModelException("an integer is divided by zero", "a divisor other than 0", "0",
                    "guard the divisor, for example by Max with 1");
        }
    }
}
