package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeformConvTest {
    /** 0 1 2 / 3 4 5 / 6 7 8: the number at (row, column) is 3 * row + column, also between them. */
    private static final Literal X = floats(1, 1, 3, 3).counting();
    private static final Literal ONE = floats(1, 1, 1, 1).of(1);

    @Test
    void isAConvolutionWhereNothingIsMoved() {
        Literal w = floats(1, 1, 2, 2).of(1, 10, 100, 1000);
        check("DeformConv").in(X, w, floats(1, 8, 2, 2).of(new double[32]), floats(1).of(0.5))
                .gives(floats(1, 1, 2, 2).of(4310.5, 5421.5, 7643.5, 8754.5));
    }

    /** The places (0, 0) and so on are moved by (0.5, 0.25), which adds 1.75; behind the edges are zeros. */
    @Test
    void interpolatesBetweenElements() {
        double[] offsets = new double[18];
        Arrays.fill(offsets, 0, 9, 0.5);
        Arrays.fill(offsets, 9, 18, 0.25);
        check("DeformConv").in(X, ONE, floats(1, 2, 3, 3).of(offsets))
                .gives(floats(1, 1, 3, 3).of(1.75, 2.75, 0.75 * 3.5, 4.75, 5.75, 0.75 * 6.5, 0.5 * 6.25,
                        0.5 * 7.25, 0.5 * 0.75 * 8));
    }

    @Test
    void takesZerosOutside() {
        Literal x = doubles(1, 1, 3).of(1, 2, 3);
        Literal offset = doubles(1, 1, 3).of(-0.75, 1e300, Double.NEGATIVE_INFINITY);
        check("DeformConv").in(x, doubles(1, 1, 1).of(1), offset).gives(doubles(1, 1, 3).of(0.25, 0, 0));
        check("DeformConv").in(x, doubles(1, 1, 1).of(1), doubles(1, 1, 3).of(Double.NaN, 1, -2))
                .gives(doubles(1, 1, 3).of(Double.NaN, 3, 1));
    }

    @Test
    void weighsByTheMask() {
        Literal x = floats(1, 1, 3).of(1, 2, 3);
        check("DeformConv").in(x, floats(1, 1, 2).of(1, 10), floats(1, 2, 2).of(0, 0, 0, 0), null,
                floats(1, 2, 2).of(1, 0.5, 0, 1)).gives(floats(1, 1, 2).of(1, 31));
    }

    /** The first two channels lie in offset group 0, which moves by 1; the others stay. */
    @Test
    void movesGroupsOfChannelsEachInItsWay() {
        Literal x = floats(1, 4, 2).of(1, 2, 3, 4, 5, 6, 7, 8);
        Literal w = floats(2, 2, 1).of(1, 10, 100, 1000);
        check("DeformConv").with("group", 2).with("offset_group", 2).in(x, w, floats(1, 2, 2).of(1, 1, 0, 0))
                .gives(floats(1, 2, 2).of(42, 0, 7500, 8600));
    }

    @Test
    void goesByStridesDilationsAndPads() {
        check("DeformConv").with("strides", new long[] {2}).with("dilations", new long[] {2})
                .with("pads", new long[] {1, 1})
                .in(floats(1, 1, 3).of(1, 2, 3), floats(1, 1, 2).of(1, 10), floats(1, 2, 2).of(new double[4]))
                .gives(floats(1, 1, 2).of(20, 2));
    }

    @Test
    void refusesOffsetsThatDoNotFit() {
        check("DeformConv").in(X, ONE, floats(1, 1, 3, 3).counting()).refuses(
                "DeformConv 'it': the input 'offset' has the wrong size in dimension 1",
                "expected: 2, since the input 'W' is [1, 1, 1, 1], offset_group is 1 and the output "
                        + "is [1, 1, 3, 3]",
                "got: 1 in [1, 1, 3, 3]",
                "fix: make the two agree");
        check("DeformConv").in(X, ONE, floats(1, 2, 2, 3).counting()).refuses(
                "DeformConv 'it': the input 'offset' has the wrong size in dimension 2",
                "expected: 3, since the input 'W' is [1, 1, 1, 1], offset_group is 1 and the output "
                        + "is [1, 1, 3, 3]",
                "got: 2 in [1, 2, 2, 3]",
                "fix: make the two agree");
        check("DeformConv").in(X, ONE, floats(1, 2, 3, 3).counting(), null, floats(2, 1, 3, 3).counting())
                .refuses(
                        "DeformConv 'it': the input 'mask' has the wrong size in dimension 0",
                        "expected: 1, since the input 'W' is [1, 1, 1, 1], offset_group is 1 and the output "
                                + "is [1, 1, 3, 3]",
                        "got: 2 in [2, 1, 3, 3]",
                        "fix: make the two agree");
    }

    @Test
    void refusesGroupsOfOffsetsThatAreNone() {
        check("DeformConv").with("offset_group", 2).in(X, ONE, floats(1, 4, 3, 3).counting()).refuses(
                "DeformConv 'it': the channels do not part into equal groups",
                "expected: a multiple of 2 in dimension 1 of the input 'X', since offset_group is 2",
                "got: [1, 1, 3, 3]",
                "fix: make the two agree");
        check("DeformConv").with("offset_group", 0).in(X, ONE, floats(1, 2, 3, 3).counting()).refuses(
                "DeformConv 'it': the attribute 'offset_group' is out of range",
                "expected: numbers from 1 to 2147483647",
                "got: 0",
                "fix: export the model again");
    }
}
