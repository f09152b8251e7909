package dev.teacup.op.image;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.plan.Pieces;
import dev.teacup.plan.Planner;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizeTest {
    private static final Literal FOUR = doubles(4).of(10, 20, 30, 40);
    private static final String TWICE = "the new sizes are not given, or are given twice";

    /** The element at place p is 10 + 10 p, and that at the edge where p is outside. */
    @ParameterizedTest
    @CsvSource({"asymmetric, 8, 10 15 20 25 30 35 40 40", "half_pixel, 2, 15 35", "half_pixel, 1, 25",
        "half_pixel, 8, 10 12.5 17.5 22.5 27.5 32.5 37.5 40", "pytorch_half_pixel, 2, 15 35",
        "pytorch_half_pixel, 1, 10", "align_corners, 3, 10 25 40", "align_corners, 1, 10",
        "half_pixel_symmetric, 2, 15 35", "tf_half_pixel_for_nn, 2, 20 40"})
    void findsThePlaceByTheMode(String mode, int size, String values) {
        linear(mode).in(FOUR, null, null, longs(1).of(size)).within(1e-12, 0)
                .gives(doubles(size).of(numbers(values)));
    }

    /** 5 elements become floor(5 * 0.5) = 2, and both have one middle: (0.5 + 0.5) / 0.5 - 0.5 + 0.5 = 2. */
    @Test
    void keepsTheMiddleWhereTheModeIsSymmetric() {
        linear("half_pixel_symmetric").in(doubles(5).of(10, 20, 30, 40, 50), null, floats(1).of(0.5))
                .gives(doubles(2).of(20, 40));
    }

    /** The width that is aimed at is 2.4, so that the last place is 3 / 1.4. */
    @Test
    void alignsCornersWithTheWidthThatTheScaleAimsAt() {
        linear("align_corners").in(floats(4).of(0, 1, 2, 3), null, floats(1).of(0.6f)).within(1e-6, 0)
                .gives(floats(2).of(0, 3 / 1.4));
    }

    /** The places are 0, 0.5 .. 3.5, and 0, 4 / 3, 8 / 3. */
    @ParameterizedTest
    @CsvSource({"round_prefer_floor, 10 10 20 20 30 30 40 40, 10 20 40",
        "round_prefer_ceil, 10 20 20 30 30 40 40 40, 10 20 40",
        "floor, 10 10 20 20 30 30 40 40, 10 20 30", "ceil, 10 20 20 30 30 40 40 40, 10 30 40"})
    void takesTheNearestByTheMode(String mode, String grown, String shrunk) {
        nearest().with("nearest_mode", mode).in(FOUR, null, floats(1).of(2))
                .gives(doubles(8).of(numbers(grown)));
        nearest().with("nearest_mode", mode).in(FOUR, null, null, longs(1).of(3))
                .gives(doubles(3).of(numbers(shrunk)));
    }

    @Test
    void takesTheNearestOfAnyType() {
        nearest().in(texts(2).of("a", "b"), null, floats(1).of(2)).gives(texts(4).of("a", "a", "b", "b"));
        nearest().in(bools(1, 2).of(true, false), null, floats(2).of(2, 1))
                .gives(bools(2, 2).of(true, false, true, false));
    }

    /** (10 + 20 + 50 + 60) / 4 = 35. */
    @Test
    void interpolatesAlongAllAxes() {
        linear("half_pixel").in(floats(1, 2, 2).of(10, 20, 50, 60), null, null, longs(3).of(1, 1, 1))
                .gives(floats(1, 1, 1).of(35));
        linear("half_pixel").in(floats(2, 2).of(10, 20, 50, 60), null, null, longs(2).of(2, 1))
                .gives(floats(2, 1).of(15, 55));
    }

    @Test
    void weighsInfinitiesAndHugeElements() {
        double infinity = Double.POSITIVE_INFINITY;
        linear("half_pixel").in(floats(3).of(infinity, 1, -1), null, null, longs(1).of(6))
                .gives(floats(6).of(infinity, infinity, infinity, 0.5, -0.5, -1));
        linear("half_pixel").in(floats(2).of(-2e38, 2e38), null, null, longs(1).of(4)).within(1e-6, 0)
                .gives(floats(4).of(-2e38, -1e38, 1e38, 2e38));
    }

    /** At the place 1.25 the weights add up to 0.773 for -128 and 0.227 for 127, which gives -70.2. */
    @Test
    void roundsIntegersToTheNearestEvenOneThatThereIs() {
        linear("half_pixel").in(tensor(DType.UINT8, 6).of(1, 2, 2, 3, 254, 255), null, floats(1).of(0.5))
                .gives(tensor(DType.UINT8, 3).of(2, 2, 254));
        OpCheck cubic =
                check("Resize").with("mode", "cubic").in(tensor(DType.INT8, 4).of(-128, -128, 127, 127));
        cubic.in(null, null, longs(1).of(8)).gives(tensor(DType.INT8, 8)
                .of(-128, -128, -128, -70, 69, 127, 127, 127));
        linear("half_pixel").in(longs(2).ofLongs(Long.MAX_VALUE, Long.MAX_VALUE), null, floats(1).of(0.5))
                .gives(longs(1).ofLongs(Long.MAX_VALUE));
        linear("half_pixel").in(tensor(DType.UINT64, 2).ofLongs(-1, -1), null, floats(1).of(0.5))
                .gives(tensor(DType.UINT64, 1).ofLongs(-1));
        linear("half_pixel").in(bools(2).of(true, false), null, floats(1).of(0.5)).gives(bools(1).of(true));
    }

    /** Half way between two elements the weights for a = -0.5 are -1/16, 9/16, 9/16, -1/16. */
    @Test
    void interpolatesWithCubicCurves() {
        OpCheck cubic = check("Resize").with("mode", "cubic").with("cubic_coeff_a", -0.5f);
        cubic.in(doubles(4).of(0, 16, 32, 0), null, null, longs(1).of(1)).within(1e-12, 0)
                .gives(doubles(1).of(27));
    }

    /**
     * The places are 0, 0.5 .. 2.5. At 0.5 what lies at -1 is left out: (9 * 17 + 9 * 34 - 0) / 17; at 2.5
     * two are: -34 / 8.
     */
    @Test
    void excludesWhatIsOutsideWhereItIsTold() {
        check("Resize").with("mode", "cubic").with("cubic_coeff_a", -0.5f).with("exclude_outside", 1)
                .with("coordinate_transformation_mode", "asymmetric")
                .in(doubles(3).of(17, 34, 0), null, floats(1).of(2)).within(1e-12, 1e-12)
                .gives(doubles(6).of(17, 27, 34, 17, 0, -4.25));
    }

    /** At scale 1/2 the triangle reaches 2 elements: weights 1/4, 3/4, 3/4, 1/4 about the places 0.5, 2.5. */
    @Test
    void smoothsWhereItShrinks() {
        linear("half_pixel").with("antialias", 1).in(doubles(4).of(0, 8, 16, 24), null, floats(1).of(0.5))
                .within(1e-12, 0).gives(doubles(2).of(5, 19));
        linear("half_pixel").with("antialias", 1).with("exclude_outside", 1)
                .in(doubles(4).of(0, 7, 14, 21), null, floats(1).of(0.5))
                .within(1e-12, 0).gives(doubles(2).of(5, 16));
        linear("half_pixel").with("antialias", 1).in(FOUR, null, floats(1).of(2)).within(1e-12, 0)
                .gives(doubles(8).of(10, 12.5, 17.5, 22.5, 27.5, 32.5, 37.5, 40));
    }

    @Test
    void cropsAndFillsWhatIsOutside() {
        linear("tf_crop_and_resize").with("extrapolation_value", 7f)
                .in(FOUR, floats(2).of(-1.0 / 4, 0.5), null, longs(1).of(4)).within(1e-6, 0)
                .gives(doubles(4).of(7, 10, 17.5, 25));
        linear("tf_crop_and_resize").in(FOUR, floats(2).of(0, 1), null, longs(1).of(1))
                .gives(doubles(1).of(25));
        nearest().with("coordinate_transformation_mode", "tf_crop_and_resize")
                .in(texts(2).of("a", "b"), halves(2).of(0, 2), null, longs(1).of(3))
                .gives(texts(3).of("a", "b", ""));
    }

    /** floor(4 * (1 - 0.5) * 2) = 4. */
    @Test
    void scalesTheExtentThatIsCroppedTo() {
        nearest().with("coordinate_transformation_mode", "tf_crop_and_resize")
                .in(FOUR, floats(2).of(0.5, 1), floats(1).of(2)).gives(doubles(4).of(20, 30, 30, 40));
    }

    @Test
    void resizesTheAxesThatItNames() {
        nearest().with("axes", new long[] {-1, 0})
                .in(floats(1, 2, 1).of(3, 4), null, null, longs(2).of(2, 1))
                .gives(floats(1, 2, 2).of(3, 3, 4, 4));
    }

    /** 2 / 4 and 9 / 6: not larger is 0.5, and 6 * 0.5 = 3; not smaller is 1.5, and 4 * 1.5 = 6. */
    @Test
    void keepsTheAspectRatio() {
        Literal x = floats(4, 6).counting();
        assertEquals(Shape.of(2L, 3L), shape("not_larger", x, 2, 9));
        assertEquals(Shape.of(6L, 9L), shape("not_smaller", x, 2, 9));
        assertEquals(Shape.of(2L, 9L), shape("stretch", x, 2, 9));
        assertEquals(Shape.of(0L, 0L), shape("not_larger", x, 0, 9));
    }

    private static Shape shape(String policy, Literal x, long... sizes) {
        Literal y = nearest().with("keep_aspect_ratio_policy", policy)
                .in(x, null, null, longs(sizes.length).ofLongs(sizes)).results(1)[0];
        return Shape.of(y.dims());
    }

    @Test
    void takesAnEmptyListForNone() {
        nearest().in(FOUR, floats(0).counting(), floats(0).counting(), longs(1).of(2))
                .gives(doubles(2).of(10, 30));
    }

    @ParameterizedTest
    @CsvSource({"'2, 9, 40', '2 36 10'", "'1, 40, 3', '1 8 12'", "'8, 4, 4', '2 8 9'", "'6, 5, 4', '3 2 9'",
        "'2, 3, 4', '4 6 8'", "'9, 8, 7', '3 2 1'"})
    void whatLiesBetweenIsNeverLargerThanBoth(String x, String sizes) {
        Constants constants = new Constants(
                new Arena(BufferMemory.of(1 << 12, 1 << 16), Arena.ALIGNMENT, 1 << 16), new Strings());
        Graph graph = Graph.parse("graph resized\ninput x: float32[" + x + "]\nconstant sizes: int64[3] = "
                + sizes + "\ny = Resize(x, _, _, sizes)\noutput y\n", constants);
        Values values = new Values();
        values.add(graph.constants());
        Planner planner = new Planner(graph, constants, Limits.DEFAULT, values, Pieces.NONE);
        planner.makeInput("x", graph.type("x"));
        long most = Math.max(graph.type("x").shape().elements(), graph.type("y").shape().elements());
        List<Step> steps = planner.next(false).steps();
        assertTrue(steps.size() > 1, "it is composed of " + steps.size());
        for (Step step : steps) {
            long elements = Shape.of(step.outputs()[0].sizes()).elements();
            assertTrue(elements <= most, step.outputs()[0] + " is larger than " + most + " elements");
        }
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        nearest().in(floats(0, 2).counting(), null, floats(2).of(2, 2)).gives(floats(0, 4).counting());
        linear("half_pixel").in(floats(2).counting(), null, floats(1).of(0.25)).gives(floats(0).counting());
    }

    @Test
    void knowsSizesAsFarAsItCan() {
        Type x = Type.of(DType.FLOAT32, Shape.of(Dim.named("n"), Dim.of(8)));
        assertEquals("float32[?, ?]", nearest().types(1, x, null, Type.of(DType.FLOAT32, 2))[0].toString());
        assertEquals("float32[?, ?]",
                nearest().types(1, x, null, null, Type.of(DType.INT64, 2))[0].toString());
    }

    @Test
    void refusesScalesAndSizesTogetherOrNeither() {
        nearest().in(FOUR, null, floats(1).of(2), longs(1).of(2)).refuses(
                "Resize 'it': " + TWICE, "expected: either scales or sizes", "got: both",
                "fix: leave one of them out");
        nearest().in(FOUR).refuses("Resize 'it': " + TWICE, "expected: either scales or sizes",
                "got: neither", "fix: leave one of them out");
    }

    @Test
    void refusesScalesThatAreNone() {
        for (float scale : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
            nearest().in(FOUR, null, floats(1).of(scale)).refuses(
                    "Resize 'it': the input 'scales' has a number that is no scale",
                    "expected: finite numbers above 0",
                    "got: " + DecimalText.text((double) scale) + " as element 0",
                    "fix: look at what computes it");
        }
    }

    @Test
    void refusesNegativeSizes() {
        nearest().in(FOUR, null, null, longs(1).of(-2)).refuses(
                "Resize 'it': the result has a negative size",
                "expected: sizes of 0 or more",
                "got: [-2]",
                "fix: look at what computes 'sizes' or 'roi'");
        nearest().with("keep_aspect_ratio_policy", "not_larger")
                .in(FOUR, null, null, longs(1).ofLongs(Long.MIN_VALUE)).refuses(
                        "Resize 'it': the result has a negative size",
                        "expected: sizes of 0 or more",
                        "got: [-1]",
                        "fix: look at what computes 'sizes' or 'roi'");
        nearest().with("coordinate_transformation_mode", "tf_crop_and_resize")
                .in(FOUR, floats(2).of(Double.NaN, 1), floats(1).of(2)).refuses(
                        "Resize 'it': the result has a negative size",
                        "expected: sizes of 0 or more",
                        "got: [-1]",
                        "fix: look at what computes 'sizes' or 'roi'");
    }

    @Test
    void refusesListsOfAnotherLength() {
        nearest().in(floats(2, 2).counting(), null, floats(1).of(2)).refuses(
                "Resize 'it': the input 'scales' has the wrong size in dimension 0",
                "expected: 2, since the number of axes to resize is 2",
                "got: 1 in [1]",
                "fix: make the two agree");
        nearest().with("axes", new long[] {1}).in(floats(2, 2).counting(), null, null, longs(2).of(2, 2))
                .refuses(
                        "Resize 'it': the input 'sizes' has the wrong size in dimension 0",
                        "expected: 1, since the number of axes to resize is 1",
                        "got: 2 in [2]",
                        "fix: make the two agree");
        linear("tf_crop_and_resize").in(FOUR, floats(1).of(0), null, longs(1).of(2)).refuses(
                "Resize 'it': the input 'roi' has the wrong size in dimension 0",
                "expected: 2, since the number of axes to resize is 1",
                "got: 1 in [1]",
                "fix: make the two agree");
    }

    @Test
    void refusesToCropWithoutARoi() {
        linear("tf_crop_and_resize").in(FOUR, null, null, longs(1).of(2)).refuses(
                "Resize 'it': the input 'roi' is missing",
                "expected: a roi for the mode tf_crop_and_resize",
                "got: none",
                "fix: give the starts and ends to crop to");
    }

    @Test
    void refusesToKeepTheRatioOfScales() {
        nearest().with("keep_aspect_ratio_policy", "not_larger").in(FOUR, null, floats(1).of(2)).refuses(
                "Resize 'it': the aspect ratio cannot be kept with scales",
                "expected: sizes for a keep_aspect_ratio_policy but stretch",
                "got: scales",
                "fix: give sizes instead");
    }

    @Test
    void refusesToInterpolateStrings() {
        linear("half_pixel").in(texts(1).of("a"), null, floats(1).of(2)).refuses(
                "Resize 'it': strings cannot be interpolated",
                "expected: the mode nearest for strings",
                "got: linear",
                "fix: use the mode nearest");
    }

    @Test
    void refusesToMakeSomethingOfNothing() {
        nearest().in(floats(0).counting(), null, null, longs(1).of(2)).refuses(
                "Resize 'it': the input 'X' has no elements to resize",
                "expected: at least one in dimension 0",
                "got: [0]",
                "fix: do not pass an empty input");
    }

    @Test
    void refusesModesThatOnnxDoesNotKnow() {
        check("Resize").with("mode", "area").in(FOUR, null, floats(1).of(2)).refuses(
                "Resize 'it': the attribute 'mode' has a value that ONNX does not know",
                "expected: one of nearest, linear, cubic",
                "got: 'area'",
                "fix: export the model again");
        linear("half").in(FOUR, null, floats(1).of(2)).refuses(
                "Resize 'it': the attribute 'coordinate_transformation_mode' has "
                        + "a value that ONNX does not know",
                "expected: one of half_pixel, half_pixel_symmetric, pytorch_half_pixel, align_corners, "
                        + "asymmetric, tf_crop_and_resize, tf_half_pixel_for_nn",
                "got: 'half'",
                "fix: export the model again");
    }

    @Test
    void refusesScalarsAndAxesGivenTwice() {
        nearest().in(floats().of(1), null, floats(0).counting()).refuses(
                "Resize 'it': the input 'X' has too few dimensions",
                "expected: at least 1",
                "got: 0 in []",
                "fix: reshape it");
        nearest().with("axes", new long[] {0, -1}).in(FOUR, null, floats(2).of(2, 2)).refuses(
                "Resize 'it': 'axes' names an axis twice",
                "expected: every axis at most once",
                "got: [0, -1]",
                "fix: leave the second one out");
    }

    @Test
    void refusesMoreWeightsThanThereIsRoomFor() {
        linear("asymmetric").in(FOUR, null, floats(1).of(1 << 22)).refuses(
                "Resize 'it': there are too many weights to interpolate with",
                "expected: at most 16777216",
                "got: 50331648",
                "fix: resize along shorter axes");
    }

    private static OpCheck linear(String coordinates) {
        return check("Resize").with("mode", "linear").with("coordinate_transformation_mode", coordinates);
    }

    private static OpCheck nearest() {
        return check("Resize").with("coordinate_transformation_mode", "asymmetric");
    }

    private static double[] numbers(String values) {
        return Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
