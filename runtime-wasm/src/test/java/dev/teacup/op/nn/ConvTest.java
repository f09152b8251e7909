package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
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

class ConvTest {
    /** 0 1 2 / 3 4 5 / 6 7 8. */
    private static final Literal X = floats(1, 1, 3, 3).counting();

    /** a + 10 b + 100 c + 1000 d, of a window a b / c d: its digits are what it covers. */
    private static final Literal DIGITS = floats(1, 1, 2, 2).of(1, 10, 100, 1000);

    @Test
    void sumsProductsUnderEveryPlaceOfTheWindow() {
        check("Conv").in(X, DIGITS).gives(floats(1, 1, 2, 2).of(4310, 5421, 7643, 8754));
    }

    @Test
    void takesZerosInThePadding() {
        check("Conv").with("pads", new long[] {1, 0, 0, 1}).in(X, DIGITS).gives(
                floats(1, 1, 3, 3).of(1000, 2100, 200, 4310, 5421, 502, 7643, 8754, 805));
    }

    @Test
    void goesByStridesAndSpreadsByDilations() {
        check("Conv").with("strides", new long[] {2, 1}).in(X, floats(1, 1, 1, 1).of(2))
                .gives(floats(1, 1, 2, 3).of(0, 2, 4, 12, 14, 16));
        check("Conv").with("dilations", new long[] {2, 1}).in(X, DIGITS)
                .gives(floats(1, 1, 1, 2).of(7610, 8721));
        check("Conv").with("strides", new long[] {2, 2}).with("pads", new long[] {1, 1, 1, 1}).in(X, DIGITS)
                .gives(floats(1, 1, 2, 2).of(0, 2100, 6030, 8754));
    }

    @Test
    void padsAsAutoPadSays() {
        check("Conv").with("auto_pad", "SAME_UPPER").in(X, DIGITS).gives(
                floats(1, 1, 3, 3).of(4310, 5421, 502, 7643, 8754, 805, 76, 87, 8));
        check("Conv").with("auto_pad", "SAME_LOWER").in(X, DIGITS).gives(
                floats(1, 1, 3, 3).of(0, 1000, 2100, 3000, 4310, 5421, 6030, 7643, 8754));
        check("Conv").with("auto_pad", "VALID").in(X, DIGITS)
                .gives(floats(1, 1, 2, 2).of(4310, 5421, 7643, 8754));
        check("Conv").with("auto_pad", "SAME_UPPER").with("strides", new long[] {3, 3}).in(X, DIGITS)
                .gives(floats(1, 1, 1, 1).of(4310));
    }

    @Test
    void keepsGroupsApart() {
        Literal x = floats(1, 4, 2).of(1, 2, 3, 4, 5, 6, 7, 8);
        Literal w = floats(2, 2, 1).of(1, 10, 100, 1000);
        check("Conv").with("group", 2).in(x, w, floats(2).of(0.5, -0.5))
                .gives(floats(1, 2, 2).of(31.5, 42.5, 7499.5, 8599.5));
    }

    @Test
    void goesOverOneThreeAndFourDimensions() {
        check("Conv").in(floats(2, 1, 3).counting(), floats(1, 1, 2).of(1, 10))
                .gives(floats(2, 1, 2).of(10, 21, 43, 54));
        check("Conv").in(floats(1, 1, 2, 2, 2).counting(), floats(1, 1, 2, 1, 2).of(1, 10, 100, 1000))
                .gives(floats(1, 1, 1, 2, 1).of(5410, 7632));
        check("Conv").in(floats(1, 1, 1, 2, 1, 2).counting(), floats(1, 1, 1, 2, 1, 2).of(1, 10, 100, 1000))
                .gives(floats(1, 1, 1, 1, 1, 1).of(3210));
    }

    @Test
    void makesLongRowsInParts() {
        double[] ones = new double[5000];
        double[] twos = new double[4999];
        Arrays.fill(ones, 1);
        Arrays.fill(twos, 2);
        check("Conv").in(floats(1, 1, 5000).of(ones), floats(1, 1, 2).of(1, 1))
                .gives(floats(1, 1, 4999).of(twos));
    }

    @Test
    void makesManyChannelsInParts() {
        double[] y = new double[2 * 600 * 2];
        for (int i = 0; i < y.length; i++) {
            int group = i / 600 % 2;
            y[i] = (i / 2 % 600) * (i / 1200 * 4 + 2 * group + i % 2);
        }
        check("Conv").with("group", 2).in(floats(2, 2, 2).counting(), floats(600, 1, 1).counting())
                .gives(floats(2, 600, 2).of(y));
    }

    /** 9 elements lie under each place, 6 at an edge and 4 in a corner. */
    @Test
    void makesLargePlanesInParts() {
        double[] ones = new double[60 * 50];
        double[] y = new double[60 * 50];
        Arrays.fill(ones, 1);
        for (int i = 0; i < y.length; i++) {
            int row = i / 50;
            int column = i % 50;
            y[i] = (row == 0 || row == 59 ? 2 : 3) * (column == 0 || column == 49 ? 2 : 3);
        }
        check("Conv").with("pads", new long[] {1, 1, 1, 1})
                .in(floats(1, 1, 60, 50).of(ones), floats(1, 1, 3, 3).of(1, 1, 1, 1, 1, 1, 1, 1, 1))
                .gives(floats(1, 1, 60, 50).of(y));
    }

    @Test
    void sumsInDoubleAndRoundsOnce() {
        check("Conv").in(floats(1, 3, 1).of(1 << 24, 1, 1), floats(1, 3, 1).of(1, 1, 1)).within(0, 0)
                .gives(floats(1, 1, 1).of((1 << 24) + 2));
        check("Conv").in(halves(1, 2, 1).of(2048, 1), halves(1, 2, 1).of(1, 1), halves(1).of(1))
                .gives(halves(1, 1, 1).of(2050));
        check("Conv").in(doubles(1, 1, 2).of(1e-300, Double.NaN), doubles(1, 1, 1).of(2))
                .gives(doubles(1, 1, 2).of(2e-300, Double.NaN));
    }

    @Test
    void takesWhatHasNoElements() {
        check("Conv").in(floats(0, 1, 3, 3).of(new double[0]), DIGITS)
                .gives(floats(0, 1, 2, 2).of(new double[0]));
        check("Conv").in(floats(1, 1, 0, 3).of(new double[0]), DIGITS)
                .gives(floats(1, 1, 0, 2).of(new double[0]));
        check("Conv").with("pads", new long[] {1, 0, 1, 0}).in(floats(1, 1, 0, 2).of(new double[0]), DIGITS,
                floats(1).of(5)).gives(floats(1, 1, 1, 1).of(5));
    }

    @Test
    void tellsWhatIsKnownOfTheShape() {
        Type w = Type.of(DType.FLOAT32, 8, 3, 3, 3);
        Dim[] dims = {Dim.named("batch"), Dim.of(3), Dim.named("height"), Dim.atMost(10)};
        Type x = Type.of(DType.FLOAT32, Shape.of(dims));
        assertEquals("float32[batch, 8, ?, ?<=8]", check("Conv").types(1, x, w)[0].toString());
        OpCheck same = check("Conv").with("auto_pad", "SAME_LOWER");
        assertEquals("float32[batch, 8, height, ?<=10]", same.types(1, x, w)[0].toString());
        OpCheck padded = check("Conv").with("pads", new long[] {1, 1, 1, 1});
        assertEquals("float32[batch, 8, height, ?<=10]", padded.types(1, x, w)[0].toString());
    }

    @Test
    void refusesWhatIsNoImage() {
        check("Conv").in(floats(3, 3).counting(), DIGITS).refuses(
                "Conv 'it': the input 'X' has too few dimensions",
                "expected: at least 3",
                "got: 2 in [3, 3]",
                "fix: reshape it");
        check("Conv").in(X, floats(1, 1, 2).counting()).refuses(
                "Conv 'it': the input 'W' has the wrong number of dimensions",
                "expected: 4 dimensions",
                "got: 3 in [1, 1, 2]",
                "fix: reshape it");
        check("Conv").in(X, floats(0, 1, 2, 2).of(new double[0])).refuses(
                "Conv 'it': the input 'W' has no elements",
                "expected: at least 1 in each dimension",
                "got: [0, 1, 2, 2]",
                "fix: export the model again");
    }

    @Test
    void refusesChannelsThatDoNotFit() {
        check("Conv").in(X, floats(1, 2, 2, 2).counting()).refuses(
                "Conv 'it': the input 'X' has the wrong size in dimension 1",
                "expected: 2, since the input 'W' is [1, 2, 2, 2] and group is 1",
                "got: 1 in [1, 1, 3, 3]",
                "fix: make the two agree");
        check("Conv").with("group", 2).in(floats(1, 2, 1).counting(), floats(3, 1, 1).counting()).refuses(
                "Conv 'it': the channels do not part into equal groups",
                "expected: a multiple of 2 in dimension 0 of the input 'W', since group is 2",
                "got: [3, 1, 1]",
                "fix: make the two agree");
        check("Conv").with("group", 0).in(X, DIGITS).refuses(
                "Conv 'it': the attribute 'group' is out of range",
                "expected: numbers from 1 to 2147483647",
                "got: 0",
                "fix: export the model again");
        check("Conv").in(X, DIGITS, floats(2).counting()).refuses(
                "Conv 'it': the input 'B' has the wrong size in dimension 0",
                "expected: 1, since the output has as many channels",
                "got: 2 in [2]",
                "fix: make the two agree");
    }

    @Test
    void refusesAttributesThatAreNoWindow() {
        check("Conv").with("strides", new long[] {1, 0}).in(X, DIGITS).refuses(
                "Conv 'it': the attribute 'strides' is out of range",
                "expected: numbers from 1 to 2147483647",
                "got: [1, 0]",
                "fix: export the model again");
        check("Conv").with("pads", new long[] {0, 0, -1, 0}).in(X, DIGITS).refuses(
                "Conv 'it': the attribute 'pads' is out of range",
                "expected: numbers from 0 to 2147483647",
                "got: [0, 0, -1, 0]",
                "fix: export the model again");
        check("Conv").with("dilations", new long[] {1}).in(X, DIGITS).refuses(
                "Conv 'it': the attribute 'dilations' has the wrong number of values",
                "expected: 2 of them",
                "got: [1]",
                "fix: give them for each spatial dimension");
        check("Conv").with("kernel_shape", new long[] {2, 3}).in(X, DIGITS).refuses(
                "Conv 'it': the attribute 'kernel_shape' is not the shape of the kernel",
                "expected: the last dimensions of the input 'W', which is [1, 1, 2, 2]",
                "got: [2, 3]",
                "fix: leave it out");
    }

    @Test
    void refusesPaddingThatIsNotTold() {
        check("Conv").with("auto_pad", "SAME").in(X, DIGITS).refuses(
                "Conv 'it': the attribute 'auto_pad' has a value that ONNX does not know",
                "expected: one of NOTSET, SAME_UPPER, SAME_LOWER, VALID",
                "got: 'SAME'",
                "fix: export the model again");
        check("Conv").with("auto_pad", "VALID").with("pads", new long[] {0, 1, 0, 0}).in(X, DIGITS).refuses(
                "Conv 'it': the attributes 'auto_pad' and 'pads' exclude each other",
                "expected: one of them",
                "got: VALID and [0, 1, 0, 0]",
                "fix: leave one of them out");
        check("Conv").with("auto_pad", "VALID").with("pads", new long[4]).in(X, DIGITS)
                .gives(floats(1, 1, 2, 2).of(4310, 5421, 7643, 8754));
    }

    @Test
    void refusesAWindowThatDoesNotFit() {
        check("Conv").with("dilations", new long[] {1, 4}).with("pads", new long[] {0, 0, 0, 1}).in(X, DIGITS)
                .refuses(
                        "Conv 'it': the window does not fit into dimension 3 of the input 'X'",
                        "expected: at least 5 elements with the padding",
                        "got: 3 in [1, 1, 3, 3] and 1 of padding",
                        "fix: pad the input, or use a smaller kernel");
    }

    @Test
    void takesTheLargestNumbersThatThereAre() {
        long most = Integer.MAX_VALUE;
        check("Conv").with("strides", new long[] {most}).with("pads", new long[] {most, most})
                .in(floats(1, 1, 1).of(7), floats(1, 1, 1).of(2)).gives(floats(1, 1, 3).of(0, 14, 0));
        check("Conv").with("auto_pad", "SAME_UPPER").with("dilations", new long[] {most})
                .in(floats(1, 1, 1).of(7), floats(1, 1, 3).of(1, 2, 3)).gives(floats(1, 1, 1).of(14));
    }
}
