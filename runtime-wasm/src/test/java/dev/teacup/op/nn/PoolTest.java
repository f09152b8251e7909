package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTest {
    /** 0 1 2 / 3 4 5 / 6 7 8. */
    private static final Literal X = floats(1, 1, 3, 3).counting();
    private static final Literal ROW = floats(1, 1, 5).of(1, 2, 3, 4, 5);

    private static OpCheck pool(String opType, long... kernel) {
        return check(opType).with("kernel_shape", kernel);
    }

    @Test
    void takesTheGreatestAndTellsWhichItIs() {
        pool("MaxPool", 2, 2).in(X).gives(floats(1, 1, 2, 2).of(4, 5, 7, 8),
                longs(1, 1, 2, 2).of(4, 5, 7, 8));
        pool("MaxPool", 2, 2).with("storage_order", 1).in(X)
                .gives(floats(1, 1, 2, 2).of(4, 5, 7, 8), longs(1, 1, 2, 2).of(4, 7, 5, 8));
        pool("MaxPool", 2).in(floats(1, 2, 3).of(5, 5, 1, -3, -1, -2))
                .gives(null, longs(1, 2, 2).of(0, 1, 4, 4));
    }

    @Test
    void takesNaNForTheGreatest() {
        pool("MaxPool", 2).in(floats(1, 1, 4).of(1, Double.NaN, 3, Double.NEGATIVE_INFINITY))
                .gives(floats(1, 1, 3).of(Double.NaN, Double.NaN, 3), longs(1, 1, 3).of(1, 1, 2));
    }

    @Test
    void takesThePaddingForNothing() {
        pool("MaxPool", 2).with("pads", new long[] {1, 1}).in(floats(1, 1, 2).of(-3, -5))
                .gives(floats(1, 1, 3).of(-3, -3, -5), longs(1, 1, 3).of(0, 0, 1));
        // A window may have its gap over the whole image.
        pool("MaxPool", 2).with("pads", new long[] {1, 1}).with("dilations", new long[] {2})
                .in(floats(1, 1, 1).of(-3))
                .gives(floats(1, 1, 1).of(Double.NEGATIVE_INFINITY), longs(1, 1, 1).of(0));
    }

    @Test
    void takesIntegersOfOneByte() {
        pool("MaxPool", 2).in(tensor(DType.INT8, 1, 1, 3).of(-128, -127, 127))
                .gives(tensor(DType.INT8, 1, 1, 2).of(-127, 127));
        pool("MaxPool", 2).in(tensor(DType.UINT8, 1, 1, 3).of(0, 255, 128))
                .gives(tensor(DType.UINT8, 1, 1, 2).of(255, 255));
        pool("MaxPool", 2).with("pads", new long[] {1, 1}).with("dilations", new long[] {2})
                .in(tensor(DType.INT8, 1, 1, 1).of(3)).gives(tensor(DType.INT8, 1, 1, 1).of(-128));
    }

    /** Along the second axis the image lies in the gap of each window: the first one is then not walked. */
    @Test
    void takesNoTimeForWindowsThatCoverNothing() {
        double[] nothing = new double[199_999];
        Arrays.fill(nothing, Double.NEGATIVE_INFINITY);
        pool("MaxPool", 100_000, 2).with("dilations", new long[] {1, 3})
                .with("pads", new long[] {99_999, 1, 99_999, 2})
                .in(floats(1, 1, 100_000, 1).of(new double[100_000]))
                .gives(floats(1, 1, nothing.length, 1).of(nothing));
    }

    /** Of 5 elements, windows of 2 by strides of 2 leave one over. */
    @Test
    void roundsTheNumberOfPlacesUpInCeilMode() {
        OpCheck floor = pool("MaxPool", 2).with("strides", new long[] {2});
        floor.in(ROW).gives(floats(1, 1, 2).of(2, 4));
        OpCheck ceil = pool("MaxPool", 2).with("strides", new long[] {2}).with("ceil_mode", 1);
        ceil.in(ROW).gives(floats(1, 1, 3).of(2, 4, 5));
        // A fourth window would begin in the padding behind.
        OpCheck padded = pool("MaxPool", 2).with("strides", new long[] {2}).with("ceil_mode", 1);
        padded.with("pads", new long[] {1, 1}).in(ROW).gives(floats(1, 1, 3).of(1, 3, 5));
        OpCheck larger = pool("MaxPool", 6).with("strides", new long[] {2}).with("ceil_mode", 1);
        larger.in(ROW).gives(floats(1, 1, 1).of(5));
    }

    @Test
    void averagesWhatTheWindowCovers() {
        pool("AveragePool", 2, 2).in(X).gives(floats(1, 1, 2, 2).of(2, 3, 5, 6));
        pool("AveragePool", 2).with("dilations", new long[] {3}).in(ROW).gives(floats(1, 1, 2).of(2.5, 3.5));
        pool("AveragePool", 2, 1, 1).in(doubles(1, 1, 2, 1, 1).of(1e300, 1e300))
                .gives(doubles(1, 1, 1, 1, 1).of(1e300));
        pool("AveragePool", 2).in(halves(1, 1, 2).of(65504, 65504)).gives(halves(1, 1, 1).of(65504));
    }

    @Test
    void countsThePaddingWhereItIsTold() {
        OpCheck without =
                pool("AveragePool", 2).with("pads", new long[] {1, 0}).with("strides", new long[] {2});
        without.in(ROW).gives(floats(1, 1, 3).of(1, 2.5, 4.5));
        OpCheck counted =
                pool("AveragePool", 2).with("pads", new long[] {1, 0}).with("strides", new long[] {2});
        counted.with("count_include_pad", 1).in(ROW).gives(floats(1, 1, 3).of(0.5, 2.5, 4.5));
        // What ceil_mode has a window cover behind the padding counts for neither.
        OpCheck ceil = pool("AveragePool", 4).with("strides", new long[] {3}).with("ceil_mode", 1);
        ceil.with("pads", new long[] {0, 1}).with("count_include_pad", 1).in(ROW)
                .gives(floats(1, 1, 2).of(2.5, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAME_UPPER", "SAME_LOWER"})
    void padsAsAutoPadSays(String mode) {
        boolean isUpper = mode.equals("SAME_UPPER");
        pool("MaxPool", 2).with("auto_pad", mode).in(ROW)
                .gives(floats(1, 1, 5)
                        .of(isUpper ? new double[] {2, 3, 4, 5, 5} : new double[] {1, 2, 3, 4, 5}));
        pool("AveragePool", 2).with("auto_pad", mode).with("strides", new long[] {3})
                .with("count_include_pad", 1).in(ROW).gives(floats(1, 1, 2).of(1.5, 4.5));
        pool("MaxPool", 2).with("auto_pad", "VALID").with("strides", new long[] {2}).with("ceil_mode", 1)
                .in(ROW).gives(floats(1, 1, 3).of(2, 4, 5));
    }

    /** (3^p + 4^p)^(1/p): 5 for 2, 7 for 1, 91^(1/3) for 3. */
    @Test
    void takesTheNormOfWhatTheWindowCovers() {
        Literal x = floats(1, 1, 2).of(-3, 4);
        pool("LpPool", 2).in(x).gives(floats(1, 1, 1).of(5));
        pool("LpPool", 2).with("p", 1).in(x).gives(floats(1, 1, 1).of(7));
        pool("LpPool", 2).with("p", 3).in(x).gives(floats(1, 1, 1).of(4.497941445275415));
        pool("LpPool", 2).with("pads", new long[] {2, 1}).in(x).gives(floats(1, 1, 4).of(0, 3, 5, 4));
    }

    @Test
    void reducesAllSpatialDimensionsAtOnce() {
        Literal x = floats(2, 1, 2, 2).of(1, 2, 3, 4, -4, 0, -3, 0);
        check("GlobalAveragePool").in(x).gives(floats(2, 1, 1, 1).of(2.5, -1.75));
        check("GlobalMaxPool").in(x).gives(floats(2, 1, 1, 1).of(4, 0));
        check("GlobalLpPool").in(x).gives(floats(2, 1, 1, 1).of(Math.sqrt(30), 5));
        check("GlobalLpPool").with("p", 1).in(x).gives(floats(2, 1, 1, 1).of(10, 7));
        check("GlobalAveragePool").in(floats(1, 2).of(3, 5)).gives(floats(1, 2).of(3, 5));
        check("GlobalLpPool").in(halves(1, 1, 2).of(300, 400)).gives(halves(1, 1, 1).of(500));
    }

    @Test
    void tellsWhatIsKnownOfTheShape() {
        Dim[] dims = {Dim.named("batch"), Dim.of(3), Dim.named("height"), Dim.of(7)};
        Type x = Type.of(DType.FLOAT32, Shape.of(dims));
        assertEquals("float32[batch, 3, ?, 3]",
                pool("AveragePool", 2, 2).with("strides", new long[] {2, 2}).types(1, x)[0].toString());
        assertEquals("int64[batch, 3, height, 9]",
                pool("MaxPool", 1, 3).with("pads", new long[] {0, 2, 0, 2}).types(2, x)[1].toString());
        assertEquals("float32[batch, 3, 1, 1]", check("GlobalMaxPool").types(1, x)[0].toString());
    }

    @Test
    void goesOverHugeWindowsThatCoverLittle() {
        long most = Integer.MAX_VALUE;
        pool("MaxPool", most, most).with("auto_pad", "SAME_UPPER").in(X)
                .gives(floats(1, 1, 3, 3).of(8, 8, 8, 8, 8, 8, 8, 8, 8));
        pool("AveragePool", most).with("dilations", new long[] {most}).with("auto_pad", "SAME_LOWER").in(ROW)
                .gives(ROW);
    }

    @Test
    void takesImagesWithoutElements() {
        Literal none = floats(1, 2, 0).of(new double[0]);
        pool("MaxPool", 2).in(none).gives(none, longs(1, 2, 0).of(new double[0]));
        pool("AveragePool", 2).with("auto_pad", "SAME_UPPER").in(none).gives(none);
        pool("MaxPool", 2).with("pads", new long[] {1, 1}).in(none)
                .gives(floats(1, 2, 1).of(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));
        pool("LpPool", 2).in(floats(0, 2, 3).of(new double[0])).gives(floats(0, 2, 2).of(new double[0]));
    }

    @Test
    void refusesWindowsThatDoNotFit() {
        pool("MaxPool", 4, 1).in(X).refuses(
                "MaxPool 'it': the window does not fit into dimension 2 of the input 'X'",
                "expected: at least 4 elements with the padding",
                "got: 3 in [1, 1, 3, 3] and 0 of padding",
                "fix: pad the input, or use a smaller kernel");
        pool("AveragePool", 2).in(X).refuses(
                "AveragePool 'it': the attribute 'kernel_shape' has the wrong number of values",
                "expected: 2 of them",
                "got: [2]",
                "fix: give them for each spatial dimension");
        pool("LpPool", 2, 0).in(X).refuses(
                "LpPool 'it': the attribute 'kernel_shape' is out of range",
                "expected: numbers from 1 to 2147483647",
                "got: [2, 0]",
                "fix: export the model again");
        pool("MaxPool", 2).in(floats(2, 2).counting()).refuses(
                "MaxPool 'it': the input 'X' has too few dimensions",
                "expected: at least 3",
                "got: 2 in [2, 2]",
                "fix: reshape it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MaxPool", "AveragePool"})
    void refusesWindowsOfPaddingAlone(String opType) {
        pool(opType, 2).with("pads", new long[] {0, 2}).in(ROW).refuses(
                opType + " 'it': the attribute 'pads' makes windows of padding alone",
                "expected: at most 1 along dimension 2, less than the window",
                "got: 2",
                "fix: use smaller pads");
    }

    @Test
    void refusesNormsThatThereAreNot() {
        pool("LpPool", 2).with("p", 0).in(ROW).refuses(
                "LpPool 'it': the attribute 'p' is out of range",
                "expected: 1 or more",
                "got: 0",
                "fix: use 2 for the Euclidean norm");
        check("GlobalLpPool").with("p", -1).in(ROW).refuses(
                "GlobalLpPool 'it': the attribute 'p' is out of range",
                "expected: 1 or more",
                "got: -1",
                "fix: use 2 for the Euclidean norm");
        check("GlobalMaxPool").in(floats(2).counting()).refuses(
                "GlobalMaxPool 'it': the input 'X' has too few dimensions",
                "expected: at least 2",
                "got: 1 in [2]",
                "fix: reshape it");
        check("GlobalMaxPool").in(floats(1, 1, 0).of(new double[0])).refuses(
                "GlobalMaxPool 'it': the input 'X' has no elements to pool",
                "expected: at least 1 in each spatial dimension",
                "got: [1, 1, 0]",
                "fix: do not pass an empty input");
    }
}
