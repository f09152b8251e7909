package dev.teacup.op.math;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

class ClipTest {
    private static final Literal DATA = floats(4).of(-3, 0.5, 7, Double.NaN);

    @Test
    void boundsOnOneSideOrBoth() {
        check("Clip").in(DATA, floats().of(-1), floats().of(2)).gives(floats(4).of(-1, 0.5, 2, Double.NaN));
        check("Clip").in(DATA, floats().of(-1)).gives(floats(4).of(-1, 0.5, 7, Double.NaN));
        check("Clip").in(DATA, null, floats().of(2)).gives(floats(4).of(-3, 0.5, 2, Double.NaN));
        check("Clip").in(DATA).gives(DATA);
    }

    @Test
    void givesTheMaximumWhereTheMinimumIsGreater() {
        check("Clip").in(DATA, floats().of(3), floats().of(1)).gives(floats(4).of(1, 1, 1, Double.NaN));
    }

    @Test
    void takesABoundOfOneDimension() {
        check("Clip").in(DATA, floats(1).of(0)).gives(floats(4).of(0, 0.5, 7, Double.NaN));
    }

    @Test
    void boundsIntegers() {
        check("Clip").in(tensor(DType.UINT64, 2).ofLongs(-1, 2), tensor(DType.UINT64).of(3),
                tensor(DType.UINT64).ofLongs(-2)).gives(tensor(DType.UINT64, 2).ofLongs(-2, 3));
        check("Clip").in(tensor(DType.INT8, 2).of(-100, 100), null, tensor(DType.INT8).of(5))
                .gives(tensor(DType.INT8, 2).of(-100, 5));
        check("Clip").in(doubles(0).of(new double[0]), doubles().of(1)).gives(doubles(0).of(new double[0]));
    }

    @Test
    void refusesABoundThatIsNoSingleElement() {
        check("Clip").in(DATA, floats(4).counting()).refuses(
                "Clip 'it': the input 'min' is not a single element",
                "expected: one element",
                "got: [4]",
                "fix: reshape or slice it");
        check("Clip").in(floats(1, 2).of(1, 3), floats(1, 1).of(2)).gives(floats(1, 2).of(2, 3));
        check("Clip").in(floats().of(1), null, floats(1).of(0)).refuses(
                "Clip 'it': the input 'max' does not broadcast to the input 'input'",
                "expected: a shape that broadcasts to []",
                "got: [1]",
                "fix: reshape it");
    }
}
