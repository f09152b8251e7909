package dev.teacup.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.teacup.error.Limits;
import dev.teacup.eval.Budget;
import dev.teacup.eval.Reference;
import dev.teacup.ir.Constants;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DerivativeTest {
    private static final Set<Primitive> OF_BITS = EnumSet.of(Primitive.BITWISE_AND, Primitive.BITWISE_OR,
            Primitive.BITWISE_XOR, Primitive.BITWISE_NOT, Primitive.SHIFT_LEFT, Primitive.SHIFT_RIGHT);
    private static final Set<Primitive> OF_TWO = EnumSet.of(Primitive.ADD, Primitive.SUB, Primitive.MUL,
            Primitive.DIV, Primitive.MOD, Primitive.FMOD, Primitive.POW, Primitive.MIN, Primitive.MAX);
    private static final double STEP = 1e-5;

    private final Constants constants =
            new Constants(new Arena(BufferMemory.of(1 << 16, 1 << 20), 16, 1 << 20), new Strings());

    @ParameterizedTest
    @EnumSource(Primitive.class)
    void agreesWithFiniteDifferences(Primitive primitive) {
        Expr[] partials = Derivative.of(primitive, DType.FLOAT64);
        if (primitive.isTest() || OF_BITS.contains(primitive)) {
            assertEquals(0, partials.length);
        } else if (primitive != Primitive.WHERE) {
            int arguments = OF_TWO.contains(primitive) ? 2 : 1;
            for (double[] point : points(primitive, arguments)) {
                for (int argument = 0; argument < arguments; argument++) {
                    double difference = difference(primitive, point, argument);
                    double partial = partials.length == 0 ? 0 : partial(primitive, argument, point);
                    assertEquals(difference, partial, 1e-8 * (1 + Math.abs(difference)),
                            primitive + " by argument " + argument + " at " + Arrays.toString(point));
                }
            }
        }
    }

    @Test
    void choosesBetweenTheBranchesOfWhere() {
        Expr[] partials = Derivative.of(Primitive.WHERE, DType.FLOAT64);
        assertNull(partials[0]);
        for (long condition : new long[] {0, 1}) {
            Tensor[] in = {constants.integers(DType.BOOL, new int[0], condition), scalar(2), scalar(3)};
            assertEquals(condition, value(partials[1], in));
            assertEquals(1 - condition, value(partials[2], in));
        }
    }

    @Test
    void sharesBetweenEqualArguments() {
        for (Primitive primitive : new Primitive[] {Primitive.MIN, Primitive.MAX}) {
            assertEquals(0.5, partial(primitive, 0, 2, 2));
            assertEquals(0.5, partial(primitive, 1, 2, 2));
        }
    }

    @Test
    void staysFiniteForPowersOfZero() {
        assertEquals(0, partial(Primitive.POW, 0, 0, 0));
        assertEquals(1, partial(Primitive.POW, 0, 0, 1));
        assertEquals(0, partial(Primitive.POW, 0, 0, 2));
        assertEquals(0, partial(Primitive.POW, 1, 0, 2));
        assertEquals(12, partial(Primitive.POW, 0, -2, 3));
        assertEquals(0, partial(Primitive.POW, 1, -2, 3));
    }

    @Test
    void isZeroAtTheCornerOfTheAbsoluteValue() {
        assertEquals(0, partial(Primitive.ABS, 0, 0));
    }

    private static double[][] points(Primitive primitive, int arguments) {
        if (primitive == Primitive.POW) {
            return new double[][] {{0.7, 1.3}, {2.3, -1.1}, {1, 0.5}, {3.1, 0}};
        } else if (arguments == 2) {
            return new double[][] {{0.7, 1.3}, {-5.3, 1.1}, {5.2, -1.7}, {-3.1, -0.8}};
        }
        return switch (primitive) {
            case LOG, SQRT -> new double[][] {{0.3}, {1}, {7.1}};
            case ACOSH -> new double[][] {{1.2}, {2.7}};
            case ASIN, ACOS, ATANH -> new double[][] {{-0.8}, {0.01}, {0.6}};
            default -> new double[][] {{-2.3}, {-0.4}, {0.01}, {1.7}};
        };
    }

    private double difference(Primitive primitive, double[] point, int argument) {
        double[] above = point.clone();
        double[] below = point.clone();
        above[argument] += STEP;
        below[argument] -= STEP;
        return (value(primitive, above) - value(primitive, below)) / (2 * STEP);
    }

    private double partial(Primitive primitive, int argument, double... point) {
        double[] withResult = Arrays.copyOf(point, point.length + 1);
        withResult[point.length] = value(primitive, point);
        return value(Derivative.of(primitive, DType.FLOAT64)[argument], scalars(withResult));
    }

    private double value(Primitive primitive, double... point) {
        Expr[] arguments = new Expr[point.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = Expr.in(i);
        }
        return value(primitive.of(arguments), scalars(point));
    }

    private double value(Expr expr, Tensor... in) {
        Tensor out = constants.tensor(DType.FLOAT64);
        new Reference(new Budget(Limits.DEFAULT), constants).run(expr, in, new Tensor[] {out});
        return out.f64(0);
    }

    private Tensor[] scalars(double... values) {
        Tensor[] scalars = new Tensor[values.length];
        for (int i = 0; i < values.length; i++) {
            scalars[i] = scalar(values[i]);
        }
        return scalars;
    }

    private Tensor scalar(double value) {
        return constants.numbers(DType.FLOAT64, new int[0], value);
    }
}
