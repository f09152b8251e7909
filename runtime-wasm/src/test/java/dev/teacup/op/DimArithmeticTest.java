package dev.teacup.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimArithmeticTest {
    private static final Dim BATCH = Dim.named("batch");

    @ParameterizedTest
    @CsvSource({"Add, 9", "Sub, 5", "Mul, 14", "Div, 3"})
    void computesNumbers(String opType, long result) {
        assertArrayEquals(dims(Dim.of(result)), contents(opType, DType.INT64, dims(Dim.of(7)),
                dims(Dim.of(2))));
    }

    @ParameterizedTest
    @CsvSource({"Equal, 0", "Less, 0", "LessOrEqual, 0", "Greater, 1", "GreaterOrEqual, 1", "Min, 2",
        "Max, 7"})
    void comparesNumbers(String opType, long result) {
        assertArrayEquals(dims(Dim.of(result)), contents(opType, DType.INT64, dims(Dim.of(7)),
                dims(Dim.of(2))));
    }

    @ParameterizedTest
    @CsvSource({"And, 0, 0, 0, 1", "Or, 0, 1, 1, 1"})
    void joinsTruths(String opType, long neither, long first, long second, long both) {
        long[] results = {neither, first, second, both};
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(dims(Dim.of(results[i])),
                    contents(opType, DType.BOOL, dims(Dim.of(i & 1)), dims(Dim.of(i >> 1))));
        }
    }

    @Test
    void turnsTruthsRound() {
        Op not = Ops.find("", "Not");
        Call.Operand[] operands = {operand(DType.BOOL, dims(Dim.of(0), Dim.of(1), Dim.UNKNOWN))};
        assertArrayEquals(dims(Dim.of(1), Dim.of(0), Dim.UNKNOWN),
                not.contents(new Call(not, Attributes.NONE, operands, new boolean[] {true}, null)));
    }

    @Test
    void chooses() {
        Op where = Ops.find("", "Where");
        Call.Operand[] operands = {operand(DType.BOOL, dims(Dim.of(0), Dim.of(1), Dim.UNKNOWN)),
            operand(DType.INT64, dims(BATCH)), operand(DType.INT64, dims(Dim.of(3), Dim.of(4), Dim.of(5)))};
        assertArrayEquals(dims(Dim.of(3), BATCH, Dim.UNKNOWN),
                where.contents(new Call(where, Attributes.NONE, operands, new boolean[] {true}, null)));
    }

    /** Its neighbour stands for the smallest long, too. */
    @Test
    void doesNotCompareTheSmallestLong() {
        Dim least = Dim.of(Long.MIN_VALUE + 1);
        assertEquals(Dim.UNKNOWN, contents("Equal", DType.INT64, dims(least), dims(least))[0]);
        assertEquals(Dim.UNKNOWN, contents("Less", DType.INT64, dims(least), dims(Dim.of(0)))[0]);
    }

    @Test
    void knowsThatANameIsItself() {
        assertArrayEquals(dims(Dim.of(1)), contents("Equal", DType.INT64, dims(BATCH), dims(BATCH)));
        assertEquals(Dim.UNKNOWN,
                contents("Equal", DType.INT64, dims(BATCH), dims(Dim.named("other")))[0]);
    }

    @Test
    void takesASingleElementForEachOfAList() {
        assertArrayEquals(dims(Dim.of(10), Dim.of(12)),
                contents("Add", DType.INT64, dims(Dim.of(7), Dim.of(9)), dims(Dim.of(3))));
        assertArrayEquals(dims(Dim.of(-4), Dim.of(-6)),
                contents("Sub", DType.INT64, dims(Dim.of(3)), dims(Dim.of(7), Dim.of(9))));
    }

    @Test
    void keepsANameThatNothingHappensTo() {
        assertArrayEquals(dims(BATCH), contents("Add", DType.INT64, dims(BATCH), dims(Dim.of(0))));
        assertArrayEquals(dims(BATCH), contents("Add", DType.INT64, dims(Dim.of(0)), dims(BATCH)));
        assertArrayEquals(dims(BATCH), contents("Sub", DType.INT64, dims(BATCH), dims(Dim.of(0))));
        assertArrayEquals(dims(BATCH), contents("Mul", DType.INT64, dims(Dim.of(1)), dims(BATCH)));
        assertArrayEquals(dims(BATCH), contents("Div", DType.INT64, dims(BATCH), dims(Dim.of(1))));
    }

    @Test
    void doesNotGuessAtANameThatChanges() {
        assertEquals(Dim.UNKNOWN, contents("Sub", DType.INT64, dims(Dim.of(0)), dims(BATCH))[0]);
        assertEquals(Dim.UNKNOWN, contents("Div", DType.INT64, dims(Dim.of(1)), dims(BATCH))[0]);
        assertEquals(Dim.UNKNOWN, contents("Mul", DType.INT64, dims(Dim.of(2)), dims(BATCH))[0]);
        assertEquals(Dim.UNKNOWN, contents("Div", DType.INT64, dims(Dim.of(4)), dims(Dim.of(0)))[0]);
    }

    @Test
    void wrapsAroundInTheTypeOfTheElements() {
        assertEquals(Dim.of(Integer.MIN_VALUE), contents("Add", DType.INT32, dims(Dim.of(Integer.MAX_VALUE)),
                dims(Dim.of(1)))[0]);
    }

    @Test
    void knowsNothingWhereOneOperandIsNotFollowed() {
        assertNull(contents("Add", DType.INT64, null, dims(Dim.of(1))));
        assertNull(contents("Add", DType.INT64, dims(Dim.of(1)), null));
    }

    private static Dim[] dims(Dim... dims) {
        return dims;
    }

    private static Dim[] contents(String opType, DType dtype, Dim[] a, Dim[] b) {
        Op op = Ops.find("", opType);
        Call.Operand[] operands = {operand(dtype, a), operand(dtype, b)};
        return op.contents(new Call(op, Attributes.NONE, operands, new boolean[] {true}, null));
    }

    private static Call.Operand operand(DType dtype, Dim[] contents) {
        return new Call.Operand(Type.of(dtype, contents == null ? 1 : contents.length), null, contents);
    }
}
