package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class NonZeroTest {
    @Test
    void givesTheIndicesOfEachDimension() {
        check("NonZero").in(floats(2, 3).of(1, 0, Double.NaN, -0.0, 5, 0))
                .gives(longs(2, 3).of(0, 0, 1, 0, 2, 1));
        check("NonZero").in(ints(1, 2, 2).of(0, 7, 0, -7)).gives(longs(3, 2).of(0, 0, 0, 1, 1, 1));
        check("NonZero").in(bools(3).of(true, false, true)).gives(longs(1, 2).of(0, 2));
        check("NonZero").in(texts(3).of("", "0", "a")).gives(longs(1, 2).of(1, 2));
    }

    @Test
    void givesNothingWhereAllIsZero() {
        check("NonZero").in(floats(2, 2).of(0, 0, 0, 0)).gives(longs(2, 0).counting());
        check("NonZero").in(floats(2, 0).counting()).gives(longs(2, 0).counting());
    }

    @Test
    void countsAScalarWithoutIndices() {
        check("NonZero").in(floats().of(3)).gives(longs(0, 1).counting());
        check("NonZero").in(floats().of(0)).gives(longs(0, 0).counting());
    }
}
