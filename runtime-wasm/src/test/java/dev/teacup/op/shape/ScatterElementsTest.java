package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import org.junit.jupiter.api.Test;

class ScatterElementsTest {
    @Test
    void writesUpdatesAlongTheAxis() {
        check("ScatterElements")
                .in(floats(3, 3).of(new double[9]), longs(2, 3).of(1, 0, 2, 0, 2, 1),
                        floats(2, 3).of(1, 1.5, 2, 3, 3.5, 4))
                .gives(floats(3, 3).of(3, 1.5, 0, 1, 0, 4, 0, 3.5, 2));
        check("ScatterElements")
                .in(floats(1, 5).of(1, 2, 3, 4, 5), ints(1, 2).of(1, -2), floats(1, 2).of(7, 8))
                .with("axis", 1).gives(floats(1, 5).of(1, 7, 3, 8, 5));
        check("ScatterElements").in(texts(2).of("a", "b"), longs(1).of(1), texts(1).of("c"))
                .gives(texts(2).of("a", "c"));
    }

    @Test
    void writesNothingForNoIndices() {
        check("ScatterElements").in(floats(2).counting(), longs(0).counting(), floats(0).counting())
                .gives(floats(2).counting());
    }

    @Test
    void joinsUpdatesWithWhatIsThere() {
        check("ScatterElements").in(floats(2).of(1, 2), longs(3).of(1, 1, 0), floats(3).of(10, 20, 30))
                .with("reduction", "add").gives(floats(2).of(31, 32));
        check("ScatterElements").in(longs(2).of(1, 2), longs(3).of(1, 1, 0), longs(3).of(10, 20, 30))
                .with("reduction", "mul").gives(longs(2).of(30, 400));
        check("ScatterElements")
                .in(doubles(2).of(5, 2), longs(3).of(0, 0, 1), doubles(3).of(4, 7, Double.NaN))
                .with("reduction", "max").gives(doubles(2).of(7, Double.NaN));
        check("ScatterElements").in(ints(2).of(5, 2), longs(2).of(0, 1), ints(2).of(-4, 7))
                .with("reduction", "min").gives(ints(2).of(-4, 2));
    }

    @Test
    void ordersUnsignedIntegersOf64Bits() {
        check("ScatterElements")
                .in(tensor(DType.UINT64, 2).ofLongs(1, -1), longs(2).of(0, 1),
                        tensor(DType.UINT64, 2).ofLongs(-1, 1))
                .with("reduction", "max").gives(tensor(DType.UINT64, 2).ofLongs(-1, -1));
        check("ScatterElements")
                .in(tensor(DType.UINT64, 2).ofLongs(1, -1), longs(2).of(0, 1),
                        tensor(DType.UINT64, 2).ofLongs(-1, 1))
                .with("reduction", "min").gives(tensor(DType.UINT64, 2).ofLongs(1, 1));
    }

    @Test
    void refusesAnIndexOutOfRange() {
        check("ScatterElements").in(floats(2).counting(), longs(1).of(-3), floats(1).of(0)).refuses(
                "ScatterElements 'it': an index in the input 'indices' is out of range",
                "expected: an index from -2 to 1, since dimension 0 of the input 'data' has the size 2",
                "got: -3 as element 0",
                "fix: look at what computes the indices, or clip them");
    }

    @Test
    void refusesUpdatesOfAnotherShapeThanTheIndices() {
        check("ScatterElements").in(floats(2).counting(), longs(1).of(0), floats(2).of(0, 0)).refuses(
                "ScatterElements 'it': the input 'updates' does not have the shape that the indices have "
                        + "places for",
                "expected: [1]",
                "got: [2]",
                "fix: make the two agree");
    }

    @Test
    void refusesArithmeticWithTexts() {
        check("ScatterElements").in(texts(1).of("a"), longs(1).of(0), texts(1).of("b"))
                .with("reduction", "add")
                .refuses(
                        "ScatterElements 'it': the attribute 'reduction' asks for arithmetic with a type "
                                + "that has none",
                        "expected: 'none' for elements of type string",
                        "got: 'add'",
                        "fix: convert the inputs by Cast, or leave 'reduction' out");
    }

    @Test
    void refusesAnotherReduction() {
        check("ScatterElements").in(floats(1).of(1), longs(1).of(0), floats(1).of(1))
                .with("reduction", "mean")
                .refuses(
                        "ScatterElements 'it': the attribute 'reduction' has a value that ONNX does not know",
                        "expected: one of none, add, mul, max, min",
                        "got: 'mean'",
                        "fix: export the model again");
    }
}
