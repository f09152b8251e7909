package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

/** LRN and MaxRoiPool. */
class RegionTest {
    /** 0 1 2 3 / 4 5 6 7 / 8 9 10 11 / 12 13 14 15. */
    private static final Literal X = floats(1, 1, 4, 4).counting();

    private static OpCheck pool(long rows, long columns) {
        return check("MaxRoiPool").with("pooled_shape", new long[] {rows, columns});
    }

    /** From corner to corner, both of which belong to it: three by two elements, then all. */
    @Test
    void poolsTheCellsOfRegions() {
        pool(1, 1).in(X, floats(2, 5).of(0, 0, 1, 1, 3, 0, 0, 0, 3, 3)).gives(floats(2, 1, 1, 1).of(13, 15));
        pool(2, 2).in(X, floats(1, 5).of(0, 0, 0, 3, 3)).gives(floats(1, 1, 2, 2).of(5, 7, 13, 15));
        // Three columns part into two cells of one and a half: both have the middle one.
        pool(1, 2).in(X, floats(1, 5).of(0, 0, 0, 2, 0)).gives(floats(1, 1, 1, 2).of(1, 2));
    }

    @Test
    void scalesAndRoundsCorners() {
        pool(1, 1).with("spatial_scale", 0.5f).in(X, floats(2, 5).of(0, 1, 1, 2, 2, 0, 0, 0, 5, 5))
                .gives(floats(2, 1, 1, 1).of(5, 15));
    }

    @Test
    void takesRegionsOutsideOfTheImage() {
        pool(1, 2).in(X, floats(2, 5).of(0, -4, 0, 3, 0, 0, 1e30, 0, 1e30, 0))
                .gives(floats(2, 1, 1, 2).of(0, 3, 0, 0));
        pool(1, 1).in(X, floats(1, 5).of(0, 2, 2, 0, 0)).gives(floats(1, 1, 1, 1).of(10));
    }

    @Test
    void takesTheChannelsOfTheRightImage() {
        Literal x = doubles(2, 2, 1, 1).of(1, 2, 3, Double.NaN);
        pool(1, 1).in(x, doubles(1, 5).of(1, 0, 0, 0, 0)).gives(doubles(1, 2, 1, 1).of(3, Double.NaN));
    }

    @Test
    void refusesWhatAreNoRegions() {
        pool(1, 1).in(X, floats(1, 5).of(1, 0, 0, 1, 1)).refuses(
                "MaxRoiPool 'it': a batch index in the input 'rois' is out of range",
                "expected: 0 to 0",
                "got: 1.0",
                "fix: look at what computes it");
        pool(1, 1).in(X, floats(1, 4).counting()).refuses(
                "MaxRoiPool 'it': the input 'rois' has the wrong size in dimension 1",
                "expected: 5, since a region is a batch index and two corners",
                "got: 4 in [1, 4]",
                "fix: make the two agree");
        pool(0, 1).in(X, floats(1, 5).counting()).refuses(
                "MaxRoiPool 'it': the attribute 'pooled_shape' is out of range",
                "expected: numbers from 1 to 2147483647",
                "got: [0, 1]",
                "fix: export the model again");
    }

    /** With alpha 3 and size 3, x / (1 + the squares of x and its neighbours)^0.5. */
    @Test
    void dividesByTheSquaresOfTheChannelsAround() {
        Literal x = floats(1, 3, 1, 1).of(1, 2, 3);
        double[] y = {1 / Math.sqrt(6), 2 / Math.sqrt(15), 3 / Math.sqrt(14)};
        OpCheck three = check("LRN").with("size", 3).with("alpha", 3f).with("beta", 0.5f);
        three.in(x).within(1e-6, 0).gives(floats(1, 3, 1, 1).of(y));
    }

    /** An even size reaches farther ahead: here each channel and the next one. */
    @Test
    void reachesFartherAheadWithAnEvenSize() {
        OpCheck two = check("LRN").with("size", 2).with("alpha", 2f).with("beta", 1f).with("bias", 2f);
        two.in(doubles(1, 2).of(1, 3)).gives(doubles(1, 2).of(1.0 / 12, 3.0 / 11));
        OpCheck one = check("LRN").with("size", 1).with("alpha", 1f).with("beta", 1f);
        one.in(halves(1, 1, 1).of(300)).gives(halves(1, 1, 1).of(300.0 / 90001));
        OpCheck wide = check("LRN").with("size", Integer.MAX_VALUE).with("alpha", 0f);
        wide.in(floats(1, 2, 1).of(4, 5)).gives(floats(1, 2, 1).of(4, 5));
        Literal none = floats(1, 3, 0).of(new double[0]);
        check("LRN").with("size", 3).in(none).gives(none);
    }

    @Test
    void refusesASizeThatIsNone() {
        check("LRN").with("size", 0).in(X).refuses(
                "LRN 'it': the attribute 'size' is out of range",
                "expected: numbers from 1 to 2147483647",
                "got: 0",
                "fix: export the model again");
        check("LRN").with("size", 1).in(floats(2).counting()).refuses(
                "LRN 'it': the input 'X' has too few dimensions",
                "expected: at least 2",
                "got: 1 in [2]",
                "fix: reshape it");
    }
}
