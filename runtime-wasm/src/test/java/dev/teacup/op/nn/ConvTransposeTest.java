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
import org.junit.jupiter.api.Test;

class ConvTransposeTest {
    private static final Literal X = floats(1, 1, 3).of(1, 2, 3);
    private static final Literal W = floats(1, 1, 3).of(1, 10, 100);

    @Test
    void laysTheKernelDownAtEveryPlace() {
        check("ConvTranspose").in(X, W).gives(floats(1, 1, 5).of(1, 12, 123, 230, 300));
        check("ConvTranspose").with("strides", new long[] {2}).in(X, W)
                .gives(floats(1, 1, 7).of(1, 10, 102, 20, 203, 30, 300));
        check("ConvTranspose").with("strides", new long[] {4}).in(X, W)
                .gives(floats(1, 1, 11).of(1, 10, 100, 0, 2, 20, 200, 0, 3, 30, 300));
        check("ConvTranspose").with("dilations", new long[] {2}).in(X, W)
                .gives(floats(1, 1, 7).of(1, 2, 13, 20, 130, 200, 300));
    }

    @Test
    void cutsPadsAndAddsOutputPadding() {
        check("ConvTranspose").with("pads", new long[] {1, 2}).in(X, W).gives(floats(1, 1, 2).of(12, 123));
        check("ConvTranspose").with("strides", new long[] {2}).with("pads", new long[] {1, 1})
                .with("output_padding", new long[] {1}).in(X, W)
                .gives(floats(1, 1, 6).of(10, 102, 20, 203, 30, 300));
        check("ConvTranspose").with("strides", new long[] {2}).with("output_padding", new long[] {1})
                .in(X, W, floats(1).of(0.5))
                .gives(floats(1, 1, 8).of(1.5, 10.5, 102.5, 20.5, 203.5, 30.5, 300.5, 0.5));
    }

    /** Of 7 elements, SAME keeps 3 * 2; the odd one is cut at either end. */
    @Test
    void cutsToTheSizeThatIsWanted() {
        OpCheck upper = check("ConvTranspose").with("strides", new long[] {2}).with("auto_pad", "SAME_UPPER");
        upper.in(X, W).gives(floats(1, 1, 6).of(1, 10, 102, 20, 203, 30));
        OpCheck lower = check("ConvTranspose").with("strides", new long[] {2}).with("auto_pad", "SAME_LOWER");
        lower.in(X, W).gives(floats(1, 1, 6).of(10, 102, 20, 203, 30, 300));
        OpCheck wide = check("ConvTranspose").with("strides", new long[] {4}).with("auto_pad", "SAME_LOWER");
        wide.in(X, W).gives(floats(1, 1, 11).of(1, 10, 100, 0, 2, 20, 200, 0, 3, 30, 300));
        OpCheck shaped = check("ConvTranspose").with("strides", new long[] {2});
        shaped.with("output_shape", new long[] {4}).in(X, W).gives(floats(1, 1, 4).of(102, 20, 203, 30));
        OpCheck larger = check("ConvTranspose").with("output_shape", new long[] {7});
        larger.in(X, W).gives(floats(1, 1, 7).of(1, 12, 123, 230, 300, 0, 0));
    }

    @Test
    void keepsGroupsApart() {
        Literal x = floats(1, 4, 1).of(1, 2, 3, 4);
        Literal w = floats(4, 2, 1).of(1, 2, 10, 20, 100, 200, 1000, 2000);
        check("ConvTranspose").with("group", 2).in(x, w).gives(floats(1, 4, 1).of(21, 42, 4300, 8600));
    }

    /** Each element of W times 1 and, one row lower and one column to the right, times 2. */
    @Test
    void goesOverMoreDimensions() {
        check("ConvTranspose").in(floats(1, 1, 2, 2).of(1, 0, 0, 2), floats(1, 1, 2, 2).of(1, 3, 5, 7))
                .gives(floats(1, 1, 3, 3).of(1, 3, 0, 5, 9, 6, 0, 10, 14));
        check("ConvTranspose").with("strides", new long[] {2, 1, 1})
                .in(floats(1, 1, 2, 1, 1).of(1, 2), floats(1, 1, 1, 1, 2).of(3, 4))
                .gives(floats(1, 1, 3, 1, 2).of(3, 4, 0, 0, 6, 8));
    }

    @Test
    void sumsInDoubleAndRoundsOnce() {
        check("ConvTranspose").in(halves(1, 2, 1).of(2048, 1), halves(2, 1, 1).of(1, 1), halves(1).of(1))
                .gives(halves(1, 1, 1).of(2050));
        check("ConvTranspose").in(doubles(1, 1, 1).of(1e-300), doubles(1, 1, 1).of(2))
                .gives(doubles(1, 1, 1).of(2e-300));
    }

    @Test
    void makesLongRowsInParts() {
        double[] ones = new double[3000];
        double[] results = new double[6000];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = 1;
            results[2 * i] = i == 0 ? 1 : 4;
            results[2 * i + 1] = 2;
        }
        check("ConvTranspose").with("strides", new long[] {2}).with("pads", new long[] {0, 1})
                .in(floats(1, 1, 3000).of(ones), floats(1, 1, 3).of(1, 2, 3))
                .gives(floats(1, 1, 6000).of(results));
    }

    @Test
    void tellsWhatIsKnownOfTheShape() {
        Type w = Type.of(DType.FLOAT32, 3, 8, 2, 2);
        Dim[] dims = {Dim.named("batch"), Dim.of(3), Dim.named("height"), Dim.atMost(10)};
        Type x = Type.of(DType.FLOAT32, Shape.of(dims));
        OpCheck doubled = check("ConvTranspose").with("strides", new long[] {2, 2});
        assertEquals("float32[batch, 8, ?, ?<=20]", doubled.types(1, x, w)[0].toString());
        OpCheck cut = check("ConvTranspose").with("pads", new long[] {0, 0, 1, 1}).with("group", 3);
        assertEquals("float32[batch, 24, height, ?<=10]", cut.types(1, x, w)[0].toString());
    }

    @Test
    void refusesChannelsThatDoNotFit() {
        check("ConvTranspose").in(X, floats(2, 1, 1).counting()).refuses(
                "ConvTranspose 'it': the input 'X' has the wrong size in dimension 1",
                "expected: 2, since the input 'W' is [2, 1, 1] and group is 1",
                "got: 1 in [1, 1, 3]",
                "fix: make the two agree");
        check("ConvTranspose").with("group", 2).in(X, W).refuses(
                "ConvTranspose 'it': the channels do not part into equal groups",
                "expected: a multiple of 2 in dimension 0 of the input 'W', since group is 2",
                "got: [1, 1, 3]",
                "fix: make the two agree");
        check("ConvTranspose").in(X, W, floats(2).counting()).refuses(
                "ConvTranspose 'it': the input 'B' has the wrong size in dimension 0",
                "expected: 1, since the output has as many channels",
                "got: 2 in [2]",
                "fix: make the two agree");
    }

    @Test
    void refusesSizesThatCannotBe() {
        check("ConvTranspose").with("output_padding", new long[] {1}).in(X, W).refuses(
                "ConvTranspose 'it': the attribute 'output_padding' is out of range",
                "expected: at most 0 along dimension 2, less than its stride or dilation",
                "got: [1]",
                "fix: export the model again");
        check("ConvTranspose").with("pads", new long[] {2, 3}).in(X, W).refuses(
                "ConvTranspose 'it': the padding leaves nothing of the result",
                "expected: pads that add up to less",
                "got: [1, 1, 0] as the shape of the result",
                "fix: use smaller pads");
        check("ConvTranspose").with("output_shape", new long[] {0}).in(X, W).refuses(
                "ConvTranspose 'it': the attribute 'output_shape' is out of range",
                "expected: numbers from 1 to 2147483647",
                "got: 0",
                "fix: export the model again");
    }
}
