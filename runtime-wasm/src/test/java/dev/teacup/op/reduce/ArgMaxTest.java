package dev.teacup.op.reduce;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

class ArgMaxTest {
    private static final Literal GRID = floats(2, 3).of(2, 9, 4, 3, 1, 8);

    @Test
    void findsThePositionAlongAnAxis() {
        check("ArgMax").in(GRID).gives(longs(1, 3).of(1, 0, 1));
        check("ArgMax").with("axis", -1).in(GRID).gives(longs(2, 1).of(1, 2));
        check("ArgMin").with("axis", 1).with("keepdims", 0).in(GRID).gives(longs(2).of(0, 1));
        check("ArgMax").with("axis", 1).in(floats(2, 2, 2).of(1, 5, 2, 4, 3, 0, 3, 1))
                .gives(longs(2, 1, 2).of(1, 0, 0, 1));
    }

    @Test
    void takesTheFirstOrTheLastOfEqualOnes() {
        Literal data = floats(4).of(1, 7, 7, 1);
        check("ArgMax").in(data).gives(longs(1).of(1));
        check("ArgMax").with("select_last_index", 1).in(data).gives(longs(1).of(2));
        check("ArgMin").in(data).gives(longs(1).of(0));
        check("ArgMin").with("select_last_index", 1).in(data).gives(longs(1).of(3));
    }

    @Test
    void prefersNotANumber() {
        Literal data = floats(4).of(1, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN);
        check("ArgMax").in(data).gives(longs(1).of(1));
        check("ArgMin").in(data).gives(longs(1).of(1));
        check("ArgMax").with("select_last_index", 1).in(data).gives(longs(1).of(3));
    }

    @Test
    void ordersUnsignedIntegersByTheirValues() {
        Literal data = tensor(DType.UINT64, 3).ofLongs(5, -1, 0);
        check("ArgMax").in(data).gives(longs(1).of(1));
        check("ArgMin").in(data).gives(longs(1).of(2));
        check("ArgMin").in(tensor(DType.INT8, 3).of(5, -128, 0)).gives(longs(1).of(1));
    }

    @Test
    void refusesToSelectFromNothing() {
        check("ArgMax").in(floats(0, 2).of(new double[0])).refuses(
                "ArgMax 'it': there is nothing to select along the axis",
                "expected: at least one element in dimension 0",
                "got: 0 in [0, 2]",
                "fix: do not pass an empty input");
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("ArgMin").with("axis", 2).in(GRID).refuses(
                "ArgMin 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from -2 to 1",
                "got: 2",
                "fix: use an axis that the operand has");
    }
}
