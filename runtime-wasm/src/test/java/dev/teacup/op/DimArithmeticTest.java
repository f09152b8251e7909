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
