package dev.teacup.op.image;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridSampleTest {
    private static final Literal LINE = doubles(1, 1, 4).of(10, 20, 30, 40);

    /**
     * A share s is at the place ((s + 1) * 4 - 1) / 2: -1, -0.5, 0, 0.75 and 1.5 are -0.5, 0.5, 1.5, 3 and
     * 4.5; with align_corners at (s + 1) / 2 * 3, which is 0, 0.75, 1.5, 2.625 and 3.75.
     */
    @ParameterizedTest
    @CsvSource({"linear, zeros, 0, 5 15 25 40 0", "linear, border, 0, 10 15 25 40 40",
        "linear, reflection, 0, 10 15 25 40 35", "nearest, zeros, 0, 10 10 30 40 0",
        "nearest, border, 0, 10 10 30 40 40", "nearest, reflection, 0, 10 10 30 40 40",
        "linear, zeros, 1, 10 17.5 25 36.25 10", "linear, border, 1, 10 17.5 25 36.25 40",
        "linear, reflection, 1, 10 17.5 25 36.25 32.5", "nearest, zeros, 1, 10 20 30 40 0",
        "nearest, reflection, 1, 10 20 30 40 30"})
    void samplesBetweenAndBeyond(String mode, String padding, long aligns, String values) {
        double[] expected = Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
        sample(mode, padding).with("align_corners", aligns)
                .in(LINE, doubles(1, 5, 1).of(-1, -0.5, 0, 0.75, 1.5))
                .gives(doubles(1, 1, 5).of(expected));
    }

    /** Half way between two elements the weights for a = -0.75 are -3/32, 19/32, 19/32, -3/32. */
    @Test
    void interpolatesWithCubicCurves() {
        sample("cubic", "zeros").in(doubles(1, 1, 4).of(32, 64, 0, 32), doubles(1, 2, 1).of(0, -1))
                .gives(doubles(1, 1, 2).of(32, 13));
    }

    /** The grid names the last dimension first: x 1 is the second column, y -1 the first row. */
    @Test
    void readsPlacesFromTheLastDimensionOn() {
        sample("nearest", "zeros").with("align_corners", 1)
                .in(floats(1, 2, 2, 2).counting(), halves(1, 1, 1, 2).of(1, -1))
                .gives(floats(1, 2, 1, 1).of(1, 5));
        sample("linear", "zeros").with("align_corners", 1)
                .in(floats(1, 1, 2, 2, 2).counting(), floats(1, 1, 1, 2, 3).of(0, -1, 1, 0, 0, 0))
                .gives(floats(1, 1, 1, 1, 2).of(4.5, 3.5));
    }

    @Test
    void cutsIntegersAndTakesAnyTypeForTheNearest() {
        sample("linear", "border").in(tensor(DType.UINT8, 1, 1, 2).of(0, 255), floats(1, 1, 1).of(0))
                .gives(tensor(DType.UINT8, 1, 1, 1).of(127));
        sample("linear", "border").in(tensor(DType.BOOL, 1, 1, 2).of(0, 1), floats(1, 2, 1).of(0, -1))
                .gives(tensor(DType.BOOL, 1, 1, 2).of(1, 0));
        sample("nearest", "zeros").in(texts(1, 1, 1).of("a"), floats(1, 2, 1).of(0, 9))
                .gives(texts(1, 1, 2).of("a", ""));
    }

    @Test
    void takesPlacesThatAreNoNumbersForOutside() {
        double infinity = Double.POSITIVE_INFINITY;
        sample("nearest", "zeros").in(LINE, doubles(1, 3, 1).of(infinity, -infinity, Double.NaN))
                .gives(doubles(1, 1, 3).of(0, 0, 0));
        sample("nearest", "border").in(LINE, doubles(1, 2, 1).of(infinity, -infinity))
                .gives(doubles(1, 1, 2).of(40, 10));
        sample("nearest", "reflection").in(LINE, doubles(1, 2, 1).of(infinity, 1e300))
                .results(1);
    }

    @Test
    void reflectsASingleElementIntoItself() {
        sample("linear", "reflection").with("align_corners", 1)
                .in(floats(1, 1, 1).of(7), floats(1, 1, 1).of(3))
                .gives(floats(1, 1, 1).of(7));
    }

    @Test
    void takesEmptyTensors() {
        sample("linear", "zeros").in(floats(1, 1, 0).counting(), floats(1, 2, 1).of(0, 1))
                .gives(floats(1, 1, 2).of(0, 0));
        sample("linear", "border").in(LINE, floats(1, 0, 1).counting()).gives(doubles(1, 1, 0).counting());
    }

    @Test
    void refusesToRepeatNothing() {
        sample("linear", "border").in(floats(1, 1, 0).counting(), floats(1, 2, 1).of(0, 1)).refuses(
                "GridSample 'it': the input 'X' has no elements to repeat",
                "expected: at least one in dimension 2",
                "got: [1, 1, 0]",
                "fix: do not pass an empty input");
    }

    /** Weights add up to a little less than 1 where they are multiplied first. */
    @Test
    void cutsNoIntegerThatIsTheSameAllAround() {
        double[] fives = new double[49];
        Arrays.fill(fives, 5);
        double[] grid = new double[2 * 1000];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (float) (random.nextDouble() * 1.6 - 0.8);
        }
        double[] expected = new double[1000];
        Arrays.fill(expected, 5);
        sample("linear", "zeros")
                .in(tensor(DType.UINT8, 1, 1, 7, 7).of(fives), floats(1, 1, 1000, 2).of(grid))
                .gives(tensor(DType.UINT8, 1, 1, 1, 1000).of(expected));
    }

    @Test
    void refusesSumsOverTooManyDimensions() {
        int[] image = new int[23];
        Arrays.fill(image, 1);
        int[] grid = image.clone();
        grid[22] = 21;
        sample("linear", "border").in(floats(image).counting(), floats(grid).counting()).refuses(
                "GridSample 'it': an element of Y is a sum of too many elements of X",
                "expected: at most 1048576",
                "got: 2097152 or more",
                "fix: sample along fewer dimensions");
    }

    @Test
    void refusesAGridOfAnotherShape() {
        sample("linear", "zeros").in(LINE, floats(1, 1, 2).counting()).refuses(
                "GridSample 'it': the input 'grid' has the wrong size in dimension 2",
                "expected: 1, since the input 'X' is [1, 1, 4]",
                "got: 2 in [1, 1, 2]",
                "fix: make the two agree");
        sample("linear", "zeros").in(LINE, floats(2, 1, 1).counting()).refuses(
                "GridSample 'it': the input 'grid' has the wrong size in dimension 0",
                "expected: 1, since the input 'X' is [1, 1, 4]",
                "got: 2 in [2, 1, 1]",
                "fix: make the two agree");
        sample("linear", "zeros").in(LINE, floats(1, 1).counting()).refuses(
                "GridSample 'it': the input 'grid' has the wrong number of dimensions",
                "expected: 3 dimensions",
                "got: 2 in [1, 1]",
                "fix: reshape it");
        sample("linear", "zeros").in(floats(1, 4).counting(), floats(1, 1).counting()).refuses(
                "GridSample 'it': the input 'X' has too few dimensions",
                "expected: at least 3",
                "got: 2 in [1, 4]",
                "fix: reshape it");
    }

    @Test
    void refusesModesThatOnnxDoesNotKnow() {
        sample("bilinear", "zeros").in(LINE, floats(1, 1, 1).of(0)).refuses(
                "GridSample 'it': the attribute 'mode' has a value that ONNX does not know",
                "expected: one of linear, nearest, cubic",
                "got: 'bilinear'",
                "fix: export the model again");
        sample("linear", "wrap").in(LINE, floats(1, 1, 1).of(0)).refuses(
                "GridSample 'it': the attribute 'padding_mode' has a value that ONNX does not know",
                "expected: one of zeros, border, reflection",
                "got: 'wrap'",
                "fix: export the model again");
    }

    @Test
    void refusesToInterpolateStrings() {
        sample("linear", "zeros").in(texts(1, 1, 1).of("a"), floats(1, 1, 1).of(0)).refuses(
                "GridSample 'it': strings cannot be interpolated",
                "expected: the mode nearest for strings",
                "got: linear",
                "fix: use the mode nearest");
    }

    private static OpCheck sample(String mode, String padding) {
        return check("GridSample").with("mode", mode).with("padding_mode", padding);
    }
}
