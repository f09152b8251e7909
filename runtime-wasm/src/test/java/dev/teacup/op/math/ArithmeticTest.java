package dev.teacup.op.math;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(value = DType.class, names = {"BOOL", "STRING"}, mode = EnumSource.Mode.EXCLUDE)
    void computesWithEveryTypeOfNumber(DType dtype) {
        check("Add").in(tensor(dtype, 2).of(7, 9), tensor(dtype, 2).of(2, 3))
                .gives(tensor(dtype, 2).of(9, 12));
        check("Sub").in(tensor(dtype, 2).of(7, 9), tensor(dtype, 2).of(2, 3))
                .gives(tensor(dtype, 2).of(5, 6));
        check("Mul").in(tensor(dtype, 2).of(7, 9), tensor(dtype).of(2)).gives(tensor(dtype, 2).of(14, 18));
        check("Div").in(tensor(dtype, 2).of(8, 9), tensor(dtype, 2).of(2, 3))
                .gives(tensor(dtype, 2).of(4, 3));
        check("Min").in(tensor(dtype, 2).of(8, 2), tensor(dtype).of(3)).gives(tensor(dtype, 2).of(3, 2));
        check("Max").in(tensor(dtype, 2).of(8, 2), tensor(dtype).of(3)).gives(tensor(dtype, 2).of(8, 3));
        check("Abs").in(tensor(dtype, 1).of(4)).gives(tensor(dtype, 1).of(4));
        check("Sign").in(tensor(dtype, 2).of(4, 0)).gives(tensor(dtype, 2).of(1, 0));
    }

    @Test
    void dividesIntegersTowardsZero() {
        check("Div").in(ints(4).of(7, -7, 7, -7), ints(4).of(2, 2, -2, -2)).gives(ints(4).of(3, -3, -3, 3));
        check("Div").in(ints(1).of(Integer.MIN_VALUE), ints(1).of(-1)).gives(ints(1).of(Integer.MIN_VALUE));
        check("Div").in(longs(1).ofLongs(Long.MIN_VALUE), longs(1).of(-1))
                .gives(longs(1).ofLongs(Long.MIN_VALUE));
        check("Div").in(tensor(DType.UINT64, 1).ofLongs(-1), tensor(DType.UINT64, 1).of(2))
                .gives(tensor(DType.UINT64, 1).ofLongs(Long.MAX_VALUE));
    }

    @Test
    void dividesFloatsByZero() {
        check("Div").in(floats(3).of(1, -1, 0), floats().of(0)).gives(floats(3).of(INFINITY, -INFINITY, NAN));
        check("Reciprocal").in(floats(3).of(4, 0, -INFINITY)).gives(floats(3).of(0.25, INFINITY, 0));
    }

    @Test
    void wrapsIntegersAround() {
        check("Sub").in(tensor(DType.UINT8, 1).of(0), tensor(DType.UINT8, 1).of(1))
                .gives(tensor(DType.UINT8, 1).of(255));
        check("Mul").in(tensor(DType.INT16, 1).of(300), tensor(DType.INT16, 1).of(300))
                .gives(tensor(DType.INT16, 1).of(24464));
        check("Add").in(tensor(DType.UINT64, 1).ofLongs(1L << 63), tensor(DType.UINT64, 1).ofLongs(1L << 63))
                .gives(tensor(DType.UINT64, 1).of(0));
        check("Neg").in(tensor(DType.INT8, 2).of(-128, 127)).gives(tensor(DType.INT8, 2).of(-128, -127));
        check("Abs").in(ints(2).of(Integer.MIN_VALUE, -3)).gives(ints(2).of(Integer.MIN_VALUE, 3));
    }

    @Test
    void takesUnsignedIntegersAsTheyAre() {
        check("Abs").in(tensor(DType.UINT64, 1).ofLongs(-5)).gives(tensor(DType.UINT64, 1).ofLongs(-5));
        check("Sign").in(tensor(DType.UINT64, 2).ofLongs(-5, 0)).gives(tensor(DType.UINT64, 2).of(1, 0));
        check("Max").in(tensor(DType.UINT64, 1).ofLongs(1L << 63), tensor(DType.UINT64, 1).of(1))
                .gives(tensor(DType.UINT64, 1).ofLongs(1L << 63));
        check("Min").in(tensor(DType.UINT64, 1).ofLongs(1L << 63), tensor(DType.UINT64, 1).of(1))
                .gives(tensor(DType.UINT64, 1).of(1));
    }

    @Test
    void tellsTheSignOfFloats() {
        check("Sign").in(floats(5).of(-INFINITY, -0.5, 0, 3, NAN)).gives(floats(5).of(-1, -1, 0, 1, NAN));
        check("Abs").in(floats(3).of(-INFINITY, -0.5, NAN)).gives(floats(3).of(INFINITY, 0.5, NAN));
        check("Neg").in(floats(3).of(INFINITY, -0.5, NAN)).gives(floats(3).of(-INFINITY, 0.5, NAN));
    }

    @Test
    void takesAnyNumberOfOperands() {
        check("Max").in(floats(2).of(1, 5)).gives(floats(2).of(1, 5));
        check("Max").in(floats(2).of(1, 5), floats(2, 1).of(3, 0), floats().of(2))
                .gives(floats(2, 2).of(3, 5, 2, 5));
        check("Min").in(floats(2).of(1, 5), floats(2, 1).of(3, 0), floats().of(2))
                .gives(floats(2, 2).of(1, 2, 0, 0));
        check("Sum").in(floats(2).of(1, 5), floats(2, 1).of(3, 0), floats().of(2))
                .gives(floats(2, 2).of(6, 10, 3, 7));
        check("Mean").in(floats(2).of(1, 5), floats(2, 1).of(3, 0), floats().of(2))
                .gives(floats(2, 2).of(2, 10.0 / 3, 1, 7.0 / 3));
        check("Sum").in(floats(2).of(1, 5)).gives(floats(2).of(1, 5));
        check("Mean").in(floats(2).of(1, 5)).gives(floats(2).of(1, 5));
    }

    /** So many that one expression would be too deep: 1 + 2 + .. + n. */
    @ParameterizedTest
    @ValueSource(ints = {31, 32, 33, 63, 64, 5000})
    void takesVeryManyOperands(int count) {
        Literal[] all = new Literal[count];
        for (int i = 0; i < count; i++) {
            all[i] = doubles(1).of(i + 1);
        }
        double sum = count * (count + 1) / 2.0;
        check("Sum").in(all).gives(doubles(1).of(sum));
        check("Mean").in(all).gives(doubles(1).of(sum / count));
        check("Max").in(all).gives(doubles(1).of(count));
        check("Min").in(all).gives(doubles(1).of(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Min", "Max", "Sum", "Mean", "Add", "Sub", "Mul", "Div"})
    void passesNotANumberOn(String opType) {
        check(opType).in(floats(3).of(NAN, 1, NAN), floats(3).of(1, NAN, NAN))
                .gives(floats(3).of(NAN, NAN, NAN));
    }

    @Test
    void addsHalvesInFloatAndRoundsOnce() {
        check("Sum").in(halves(1).of(2048), halves(1).of(1), halves(1).of(1)).within(0, 0)
                .gives(halves(1).of(2050));
        check("Mean").in(halves(1).of(60000), halves(1).of(60000)).within(0, 0).gives(halves(1).of(60000));
        check("Add").in(halves(1).of(60000), halves(1).of(60000)).gives(halves(1).of(INFINITY));
    }

    /** The sum of half of them is more than float16 holds. */
    @ParameterizedTest
    @ValueSource(ints = {32, 34, 100})
    void addsManyHalvesInFloat(int count) {
        Literal[] same = new Literal[count];
        Literal[] signed = new Literal[count];
        for (int i = 0; i < count; i++) {
            same[i] = halves(1).of(6000);
            signed[i] = halves(1).of(i < count / 2 ? 6000 : -6000);
        }
        check("Mean").in(same).within(0, 0).gives(halves(1).of(6000));
        check("Sum").in(signed).within(0, 0).gives(halves(1).of(0));
    }

    /** Larger than the blocks in which expressions are computed, which end within rows and at their ends. */
    @ParameterizedTest
    @CsvSource({"2, 128", "3, 257", "300, 3", "1, 1000"})
    void broadcastsAcrossBlocks(int rows, int columns) {
        Seeded seeded = new Seeded(rows);
        Literal a = seeded.doubles(-1, 1).of(2, rows, 1);
        Literal b = seeded.doubles(-1, 1).of(rows, columns);
        double[] difference = new double[2 * rows * columns];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = a.reals()[i / columns] - b.reals()[i % (rows * columns)];
        }
        check("Sub").in(a, b).within(0, 0).gives(doubles(2, rows, columns).of(difference));
    }

    @Test
    void keepsThePrecisionOfDoubles() {
        check("Add").in(doubles(1).of(1), doubles(1).of(1e-15)).within(0, 0).gives(doubles(1).of(1 + 1e-15));
    }

    @Test
    void refusesToDivideAnIntegerByZero() {
        check("Div").in(ints(2).of(1, 2), ints(2).of(1, 0)).refuses(
                "Div 'it': an integer is divided by zero",
                "expected: a divisor other than 0",
                "got: 0",
                "fix: guard the divisor, for example by Max with 1");
    }

    @ParameterizedTest
    @CsvSource({"Add", "Sub", "Mul", "Div", "Min", "Max", "Sum", "Mean"})
    void refusesShapesThatDoNotBroadcast(String opType) {
        check(opType).in(floats(2, 3).counting(), floats(2).counting()).refuses(
                opType + " 'it': the shapes of the operands do not broadcast",
                "expected: sizes that are equal or 1, counted from the last dimension",
                "got: [2] against [2, 3]",
                "fix: reshape one of them");
    }

    @Test
    void refusesElementTypesThatDiffer() {
        check("Mul").in(floats(1).of(1), doubles(1).of(1)).refuses(
                "Mul 'it': the input 'B' has another element type than the one before",
                "expected: float32, since inputs of type T agree",
                "got: float64",
                "fix: convert one of them by Cast");
    }

    @Test
    void refusesElementTypesThatAreNoNumbers() {
        check("Neg").in(tensor(DType.UINT8, 1).of(1)).refuses(
                "Neg 'it': the input 'X' has an element type that the operator does not take",
                "expected: float32, int8, int16, int32, int64, float16 or float64",
                "got: uint8",
                "fix: convert it by Cast");
        check("Sum").in(texts(1).of("a")).refuses(
                "Sum 'it': the input 'data_0' has an element type that the operator does not take",
                "expected: float32, float16 or float64",
                "got: string",
                "fix: convert it by Cast");
    }
}
