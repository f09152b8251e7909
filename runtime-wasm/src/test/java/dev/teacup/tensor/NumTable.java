package dev.teacup.tensor;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The table that a JVM and every browser have to agree on: a fixed set of inputs through every function of
 * {@link Num}, of what is left of {@code Math} and of the casts, as one 64-bit hash a function. Plain Java,
 * so that it runs where the engine runs. All NaN count as one.
 */
public final class NumTable {
    static final int INPUTS = 20000;

    private static final double[] SPECIAL = {0, 0.5, 1, 1.5, 2, 2.5, 3, 22, 0x1p-27, 0x1p-28, 0x1p-54,
        27.0 / 32,
        0.5625, 0.7853981633974483, 1.5707963267948966, 3.141592653589793, 6, 40, 709.782712893384, 710,
        745.13, 746,
        1000, 65504, 65519.99, 65520, 0x1p-14, 0x1p-24, 0x1p-25, 0x1p31, 0x1p32, 0x1p52, 0x1p53, 0x1p63,
        0x1p64,
        0x1p500, 1e22, 0x1p-1022, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN};

    private static final Row[] ROWS = {
        row("exp", Num::exp), row("expm1", Num::expm1), row("log", Num::log), row("log1p", Num::log1p),
        row("sinh", Num::sinh), row("cosh", Num::cosh), row("tanh", Num::tanh), row("asinh", Num::asinh),
        row("acosh", Num::acosh), row("atanh", Num::atanh), row("sin", Num::sin), row("cos", Num::cos),
        row("tan", Num::tan), row("asin", Num::asin), row("acos", Num::acos), row("atan", Num::atan),
        row("erf", Num::erf), row("rint", Num::rint), row("trunc", Num::trunc), row("sign", Num::sign),
        row("negate", Num::negate), row("Num.floor", Num::floor), row("Num.ceil", Num::ceil),
        row("toHalf", Num::toHalf),
        row("halfToFloat", x -> Num.halfToFloat((int) Double.doubleToRawLongBits(x))),
        row("toUnsigned", Num::toUnsigned),
        row("unsignedToDouble", x -> Num.unsignedToDouble(Double.doubleToRawLongBits(x))),
        row("unsignedToFloat", x -> Num.unsignedToFloat(Double.doubleToRawLongBits(x))),
        row("abs", Math::abs), row("sqrt", Math::sqrt), row("floor", Math::floor), row("ceil", Math::ceil),
        row("(float)", x -> (float) x), row("(int)", x -> (int) x), row("(long)", x -> (long) x),
        row("(float) long", x -> (float) Double.doubleToRawLongBits(x)),
        row("(double) long", x -> (double) Double.doubleToRawLongBits(x)),
        row("(int) float", x -> (int) (float) x), row("(long) float", x -> (long) (float) x),
        row("pow", Num::pow), row("atan2", Num::atan2), row("fmod", Num::fmod), row("mod", Num::mod),
        row("copySign", Num::copySign), row("min", Math::min), row("max", Math::max),
        row("float sum", (x, y) -> (float) x + (float) y),
        row("float product", (x, y) -> (float) x * (float) y),
        row("float quotient", (x, y) -> (float) x / (float) y),
        row("long mod", (x, y) -> Num.mod(bits(x), bits(y) | 1)),
        row("divide", (x, y) -> Num.divide(bits(x), bits(y) | 1)),
        row("divideUnsigned", (x, y) -> Num.divideUnsigned(bits(x), bits(y) | 1)),
        row("remainderUnsigned", (x, y) -> Num.remainderUnsigned(bits(x), bits(y) | 1)),
        row("text", x -> hash(DecimalText.text(x))),
        row("float text", x -> hash(DecimalText.text((float) x))),
        row("parseWhole", x -> DecimalText.parseWhole(bits(x) + ".5")),
        row("parse", x -> DecimalText.parse(bits(x) + "e" + (bits(x) >> 50) / 25)),
    };

    private record Row(String name, DoubleBinaryOperator function) {}

    private NumTable() {}

    /** The number of functions. */
    public static int size() {
        return ROWS.length;
    }

    /** The name of a function. */
    public static String name(int row) {
        return ROWS[row].name;
    }

    /** The hash of a function's results. */
    public static long hash(int row) {
        long hash = 0;
        for (int i = 0; i < INPUTS; i++) {
            double result = ROWS[row].function.applyAsDouble(input(i), input(INPUTS + mixed(i) % INPUTS));
            hash = mixed(hash ^ bits(oneNaN(result)));
        }
        return hash;
    }

    /** The hash of all functions' results. */
    public static long hash() {
        long hash = 0;
        for (int row = 0; row < size(); row++) {
            hash = mixed(hash ^ hash(row));
        }
        return hash;
    }

    /**
     * Special values and their neighbours with both signs, then random ones: near 1, in the middle, of any
     * size.
     */
    static double input(long index) {
        long random = mixed(index);
        if (index < 6 * SPECIAL.length) {
            long neighbour = bits(SPECIAL[(int) index / 6]) + index % 3 - 1;
            return oneNaN(Double.longBitsToDouble(index % 2 == 0 ? neighbour : neighbour ^ Long.MIN_VALUE));
        }
        double part = (random >> 10) * 0x1p-53;
        switch ((int) index & 3) {
            case 0:
                return oneNaN(Double.longBitsToDouble(random));
            case 1:
                return part;
            case 2:
                return part * 30;
            default :
                return part * Exponential.powerOfTwo((int) random & 31) * 0x1p-20;
        }
    }

    private static double oneNaN(double value) {
        return value != value ? Double.longBitsToDouble(0x7FF8000000000000L) : value;
    }

    /** The finalizer of splitmix64. */
    private static long mixed(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private static long hash(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = mixed(hash ^ text.charAt(i));
        }
        return hash >>> 12;
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private static Row row(String name, DoubleUnaryOperator function) {
        return new Row(name, (x, y) -> function.applyAsDouble(x));
    }

    private static Row row(String name, DoubleBinaryOperator function) {
        return new Row(name, function);
    }
}
