package dev.teacup.op.reduce;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.time.Duration;
import dev.teacup.testkit.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReductionTest {
    private static final Literal CUBE = floats(2, 2, 2).of(1, 2, 3, 4, 5, 6, 7, 8);
    private static final Literal NOTHING = floats(2, 0).of(new double[0]);

    @Test
    void reducesAlongSomeAxes() {
        check("ReduceSum").in(CUBE, longs(1).of(0)).gives(floats(1, 2, 2).of(6, 8, 10, 12));
        check("ReduceSum").in(CUBE, longs(1).of(1)).gives(floats(2, 1, 2).of(4, 6, 12, 14));
        check("ReduceSum").in(CUBE, longs(2).of(2, 0)).gives(floats(1, 2, 1).of(14, 22));
        check("ReduceSum").in(CUBE, longs(2).of(-1, -3)).gives(floats(1, 2, 1).of(14, 22));
    }

    @Test
    void reducesAllAxesOrNoneWhereNoneAreGiven() {
        check("ReduceSum").in(CUBE).gives(floats(1, 1, 1).of(36));
        check("ReduceSum").in(CUBE, longs(0).of(new double[0])).gives(floats(1, 1, 1).of(36));
        check("ReduceSum").with("noop_with_empty_axes", 1).in(CUBE).gives(CUBE);
        check("ReduceSum").with("noop_with_empty_axes", 1).in(CUBE, longs(1).of(0))
                .gives(floats(1, 2, 2).of(6, 8, 10, 12));
    }

    @Test
    void dropsTheAxesWhereItIsTold() {
        check("ReduceSum").with("keepdims", 0).in(CUBE, longs(2).of(0, 2)).gives(floats(2).of(14, 22));
        check("ReduceSum").with("keepdims", 0).in(CUBE).gives(floats().of(36));
        check("ReduceSum").in(floats().of(3)).gives(floats().of(3));
        check("ReduceSum").in(floats().of(3), longs(0).ofLongs()).gives(floats().of(3));
    }

    @Test
    void tellsTypesAsFarAsTheAxesAreKnown() {
        Type data = Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(3)));
        Type axes = Type.of(DType.INT64, 1);
        assertEquals("float32[?, ?]", check("ReduceSum").types(1, data, axes)[0].toString());
        assertEquals("float32[?]",
                check("ReduceSum").with("keepdims", 0).types(1, data, axes)[0].toString());
        for (Dim open : new Dim[] {Dim.of(0), Dim.of(3), Dim.named("n")}) {
            Type some = Type.of(DType.INT64, Shape.of(open));
            assertEquals("float32[...]",
                    check("ReduceSum").with("keepdims", 0).types(1, data, some)[0].toString());
        }
        assertEquals("float32[1, 1]", check("ReduceSum").types(1, data)[0].toString());
        assertEquals("float32[batch, 3]",
                check("ReduceSum").with("noop_with_empty_axes", 1).types(1, data)[0].toString());
    }

    @ParameterizedTest
    @CsvSource({"ReduceSum, 0", "ReduceProd, 1", "ReduceMax, -Infinity", "ReduceMin, Infinity",
        "ReduceMean, NaN", "ReduceL1, 0", "ReduceL2, 0", "ReduceSumSquare, 0", "ReduceLogSum, -Infinity",
        "ReduceLogSumExp, -Infinity"})
    void reducesNothing(String opType, double result) {
        check(opType).in(NOTHING, longs(1).of(1)).gives(floats(2, 1).of(result, result));
        check(opType).in(NOTHING, longs(1).of(0)).gives(floats(1, 0).of(new double[0]));
    }

    @Test
    void reducesNothingAtOnceHoweverLongItsOtherAxesAre() {
        Literal nothing = floats(100, Integer.MAX_VALUE, 0).of(new double[0]);
        double[] zeros = new double[100];
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            check("ReduceSum").in(nothing, longs(2).of(1, 2)).gives(floats(100, 1, 1).of(zeros));
            check("ReduceSum").in(nothing, longs(1).of(0))
                    .gives(floats(1, Integer.MAX_VALUE, 0).of(new double[0]));
        });
    }

    @ParameterizedTest
    @CsvSource({"ReduceSum, 6", "ReduceProd, 8", "ReduceMax, 4", "ReduceMin, -1", "ReduceMean, 1.5",
        "ReduceL1, 8", "ReduceL2, 4.69041575982343", "ReduceSumSquare, 22",
        "ReduceLogSum, 1.791759469228055", "ReduceLogSumExp, 4.175515362616714"})
    void reducesNumbers(String opType, double result) {
        Literal data = floats(4).of(opType.equals("ReduceProd") ? new double[] {1, -2, -1, 4}
                : new double[] {1, 2, -1, 4});
        check(opType).in(data).gives(floats(1).of(result));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReduceSum", "ReduceProd", "ReduceMax", "ReduceMin", "ReduceMean", "ReduceL1",
        "ReduceL2", "ReduceSumSquare", "ReduceLogSum", "ReduceLogSumExp"})
    void passesNotANumberOn(String opType) {
        check(opType).in(floats(3).of(1, Double.NaN, 2)).gives(floats(1).of(Double.NaN));
    }

    @Test
    void takesTheElementsInTheirOrder() {
        Literal data = new Seeded(5).doubles(-1, 1).of(3, 50, 4);
        double[] sums = new double[50];
        for (int i = 0; i < data.reals().length; i++) {
            sums[i / 4 % 50] += data.reals()[i];
        }
        check("ReduceSum").with("keepdims", 0).in(data, longs(2).of(0, 2)).within(0, 0)
                .gives(Literal.doubles(50).of(sums));
    }

    @Test
    void roundsASumOnce() {
        check("ReduceSum").in(floats(3).of(1 << 24, 1, 1)).within(0, 0).gives(floats(1).of((1 << 24) + 2));
        check("ReduceSum").in(halves(3).of(2048, 1, 1)).within(0, 0).gives(halves(1).of(2050));
    }

    @Test
    void wrapsSumsAndProductsOfIntegersAround() {
        check("ReduceSum").in(ints(2).of(Integer.MAX_VALUE, 1)).gives(ints(1).of(Integer.MIN_VALUE));
        check("ReduceProd").in(tensor(DType.UINT32, 2).of(1L << 31, 2))
                .gives(tensor(DType.UINT32, 1).of(0));
        check("ReduceSum").in(tensor(DType.UINT64, 2).ofLongs(1L << 63, 5))
                .gives(tensor(DType.UINT64, 1).ofLongs((1L << 63) + 5));
    }

    @Test
    void cutsTheMeanOfIntegers() {
        check("ReduceMean").in(ints(2).of(-3, 0)).gives(ints(1).of(-1));
        check("ReduceMean").in(tensor(DType.UINT64, 2).ofLongs(-2, 0))
                .gives(tensor(DType.UINT64, 1).ofLongs(Long.MAX_VALUE));
    }

    @Test
    void ordersUnsignedIntegersByTheirValues() {
        Literal data = tensor(DType.UINT64, 2).ofLongs(1, 1L << 63);
        check("ReduceMax").in(data).gives(tensor(DType.UINT64, 1).ofLongs(1L << 63));
        check("ReduceMin").in(data).gives(tensor(DType.UINT64, 1).ofLongs(1));
    }

    @Test
    void takesFalseAsLessThanTrue() {
        check("ReduceMax").in(bools(2, 2).of(true, false, false, false), longs(1).of(1))
                .gives(bools(2, 1).of(true, false));
        check("ReduceMin").in(bools(2, 2).of(true, false, true, true), longs(1).of(1))
                .gives(bools(2, 1).of(false, true));
    }

    @Test
    void givesTheOutermostValueOfATypeForNothing() {
        check("ReduceMax").in(tensor(DType.INT8, 0).ofLongs()).gives(tensor(DType.INT8, 1).of(-128));
        check("ReduceMin").in(tensor(DType.INT8, 0).ofLongs()).gives(tensor(DType.INT8, 1).of(127));
        check("ReduceMax").in(tensor(DType.UINT8, 0).ofLongs()).gives(tensor(DType.UINT8, 1).of(0));
        check("ReduceMin").in(tensor(DType.UINT8, 0).ofLongs()).gives(tensor(DType.UINT8, 1).of(255));
        check("ReduceMin").in(tensor(DType.UINT64, 0).ofLongs())
                .gives(tensor(DType.UINT64, 1).ofLongs(-1));
        check("ReduceMax").in(longs(0).ofLongs()).gives(longs(1).ofLongs(Long.MIN_VALUE));
        check("ReduceMin").in(bools(0).ofLongs()).gives(bools(1).of(true));
    }

    @Test
    void addsExponentialsThatWouldOverflow() {
        check("ReduceLogSumExp").in(floats(2).of(1000, 1000)).gives(floats(1).of(1000.6931471805599));
        check("ReduceLogSumExp").with("keepdims", 0)
                .in(floats(2, 2).of(-1000, -1000, 0, Double.NEGATIVE_INFINITY), longs(1).of(1))
                .gives(floats(2).of(-999.3068528194401, 0));
        check("ReduceLogSumExp").in(floats(2).of(1, Double.POSITIVE_INFINITY))
                .gives(floats(1).of(Double.POSITIVE_INFINITY));
        check("ReduceLogSumExp").with("noop_with_empty_axes", 1).in(floats(2).of(5, -7))
                .gives(floats(2).of(5, -7));
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("ReduceMean").in(CUBE, longs(1).of(3)).refuses(
                "ReduceMean 'it': 'axes' is outside the rank of the operand",
                "expected: an axis from -3 to 2",
                "got: 3",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesAnAxisOfAScalar() {
        check("ReduceSum").in(floats().of(1), longs(1).of(0)).refuses(
                "ReduceSum 'it': the input 'axes' has the wrong size in dimension 0",
                "expected: 0, since the input 'data' has no dimensions",
                "got: 1 in [1]",
                "fix: make the two agree");
    }

    @Test
    void waitsForAxesThatAreFedWhereNoDimensionIsLeft() {
        Runs.of("""
                graph g
                input x: float32[?, ?]
                input axes: int64[2]
                y = ReduceMean(x, axes) {keepdims = 0}
                output y
                """).gives("float32[] [3.0]", floats(2, 2).of(1, 2, 3, 6), longs(2).of(1, -2));
    }

    @Test
    void refusesAnAxisThatIsGivenTwice() {
        check("ReduceMax").in(CUBE, longs(2).of(0, -3)).refuses(
                "ReduceMax 'it': 'axes' names an axis twice",
                "expected: every axis at most once",
                "got: [0, -3]",
                "fix: leave the second one out");
    }

    @Test
    void refusesAxesThatAreNoList() {
        check("ReduceMax").in(CUBE, longs().of(0)).refuses(
                "ReduceMax 'it': the input 'axes' has the wrong number of dimensions",
                "expected: 1 dimension",
                "got: 0 in []",
                "fix: reshape it");
    }
}
