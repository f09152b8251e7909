package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

/** ConvInteger and QLinearConv. */
class ConvIntegerTest {
    private static final Literal X = bytes(1, 1, 3).of(3, 5, 255);
    private static final Literal W = tensor(DType.INT8, 2, 1, 2).of(1, -128, 2, 3);

    private static Literal.Shaped bytes(int... dims) {
        return tensor(DType.UINT8, dims);
    }

    /** 3 - 128 * 5, 5 - 128 * 255, 2 * 3 + 3 * 5, 2 * 5 + 3 * 255. */
    @Test
    void sumsProductsInThirtyTwoBits() {
        check("ConvInteger").in(X, W).gives(ints(1, 2, 2).of(-637, -32635, 21, 775));
    }

    /** X is -1, 1, 251; W is 0, -129 for the first channel and 4, 5 for the second. */
    @Test
    void countsFromZeroPoints() {
        check("ConvInteger").in(X, W, bytes().of(4), tensor(DType.INT8, 2).of(1, -2))
                .gives(ints(1, 2, 2).of(-129, -32379, 1, 1259));
        check("ConvInteger").in(X, W, null, tensor(DType.INT8).of(1))
                .gives(ints(1, 2, 2).of(-645, -32895, 13, 515));
    }

    @Test
    void padsWithTheZeroPoint() {
        check("ConvInteger").with("pads", new long[] {1, 0})
                .in(bytes(1, 1, 1).of(7), bytes(1, 1, 2).of(3, 5), bytes(1).of(4), bytes(1).of(1))
                .gives(ints(1, 1, 1).of(12));
    }

    @Test
    void refusesZeroPointsThatDoNotFit() {
        check("ConvInteger").in(X, W, bytes(2).of(1, 2)).refuses(
                "ConvInteger 'it': the input 'x_zero_point' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
        check("ConvInteger").in(X, W, null, tensor(DType.INT8, 3).of(1, 2, 3)).refuses(
                "ConvInteger 'it': the input 'w_zero_point' has the wrong size in dimension 0",
                "expected: 2, since the output has as many channels",
                "got: 3 in [3]",
                "fix: make the two agree");
        check("ConvInteger").in(X, tensor(DType.INT8, 2, 2, 2).of(0, 0, 0, 0, 0, 0, 0, 0)).refuses(
                "ConvInteger 'it': the input 'x' has the wrong size in dimension 1",
                "expected: 2, since the input 'w' is [2, 2, 2] and group is 1",
                "got: 1 in [1, 1, 3]",
                "fix: make the two agree");
    }

    /**
     * X is -1, 1, 251 and W 0, -129 / 4, 5, as above: with B -129 + 29, -32379 + 29, 1 - 1, 1259 - 1. The
     * factors are 0.5 * 0.25 / 2 and 0.5 * 1 / 2: -6.25, -2021.875, 0, 314.5; half to even and 10 more, cut
     * to 0 to 255.
     */
    @Test
    void roundsAndSaturates() {
        Literal one = floats().of(0.5);
        Literal[] rest = {floats(2).of(0.25, 1), tensor(DType.INT8, 2).of(1, -2), floats().of(2)};
        check("QLinearConv")
                .in(X, one, bytes().of(4), W, rest[0], rest[1], rest[2], bytes().of(10), ints(2).of(29, -1))
                .gives(bytes(1, 2, 2).of(4, 0, 10, 255));
        check("QLinearConv")
                .in(X, one, bytes(1).of(4), W, rest[0], rest[1], rest[2], tensor(DType.INT8, 1).of(10))
                .gives(tensor(DType.INT8, 1, 2, 2).of(2, -128, 10, 127));
    }

    @Test
    void takesOneScaleForAllChannels() {
        check("QLinearConv").with("group", 2).with("strides", new long[] {2, 1})
                .in(bytes(1, 2, 1, 1).of(10, 20), floats(1).of(1), bytes(1).of(0), bytes(2, 1, 1, 1).of(3, 5),
                        floats(1).of(0.5), bytes(1).of(0), floats(1).of(1), bytes(1).of(0))
                .gives(bytes(1, 2, 1, 1).of(15, 50));
    }

    @Test
    void refusesScalesThatDoNotFit() {
        Literal one = floats().of(1);
        Literal zero = bytes().of(0);
        Literal wZero = tensor(DType.INT8).of(0);
        check("QLinearConv").in(X, floats(2).of(1, 1), zero, W, one, wZero, one, zero).refuses(
                "QLinearConv 'it': the input 'x_scale' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
        check("QLinearConv").in(X, one, zero, W, floats(3).of(1, 1, 1), wZero, one, zero).refuses(
                "QLinearConv 'it': the input 'w_scale' has the wrong size in dimension 0",
                "expected: 2, since the output has as many channels",
                "got: 3 in [3]",
                "fix: make the two agree");
        check("QLinearConv").in(X, one, zero, W, one, wZero, one, zero, ints(1).of(0)).refuses(
                "QLinearConv 'it': the input 'B' has the wrong size in dimension 0",
                "expected: 2, since the output has as many channels",
                "got: 1 in [1]",
                "fix: make the two agree");
    }
}
