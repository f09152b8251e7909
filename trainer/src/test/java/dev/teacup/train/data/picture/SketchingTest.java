package dev.teacup.train.data.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SketchingTest {
    private static final Sketching NOTHING = new Sketching(0, 0, 0, 0, 0, 0, 0, 0);

    @Test
    void leavesThePictureWhereNothingIsAskedFor() {
        assertArrayEquals(square(), changed(NOTHING, 1));
    }

    @Test
    void drawsTheSameFromTheSameNumbers() {
        Sketching all = new Sketching(.5, 1, 10, .2, .2, 2, 1, .1);
        assertArrayEquals(changed(all, 7), changed(all, 7));
        assertTrue(difference(changed(all, 7), changed(all, 8)) > 10);
    }

    @Test
    void hollowsWhatIsFilled() {
        float[] outline = changed(new Sketching(1, 0, 0, 0, 0, 0, 0, 0), 1);
        assertEquals(1, outline[2 * Picture.SIZE + 16], "the edge stays");
        assertEquals(0, outline[16 * Picture.SIZE + 16], "the inside goes");
    }

    @Test
    void keepsTheInkWhereItOnlyMoves() {
        float[] moved = changed(new Sketching(0, 0, 0, 0, 0, 1.5, 0, 0), 3);
        assertEquals(28 * 28, sum(moved), 0.01);
        assertTrue(difference(moved, square()) > 1);
    }

    @Test
    void makesLinesThickerOrThinner() {
        Sketching widths = new Sketching(0, 1.5, 0, 0, 0, 0, 0, 0);
        boolean thicker = false;
        boolean thinner = false;
        for (int seed = 0; seed < 20; seed++) {
            double ink = sum(changed(widths, seed));
            thicker |= ink > 28 * 28 + 10;
            thinner |= ink < 28 * 28 - 10;
        }
        assertTrue(thicker && thinner);
    }

    @Test
    void scalesAShapeToTheMiddle() {
        float[] ink = Picture.of(new Rectangle2D.Double(100, 40, 14, 7)).ink();
        assertEquals(28 * 14, sum(ink), 0.01);
        assertEquals(1, ink[9 * Picture.SIZE + 2]);
        assertEquals(0, ink[8 * Picture.SIZE + 2]);
        assertEquals(0, ink[9 * Picture.SIZE + 1]);
    }

    private static float[] square() {
        return Picture.of(new Rectangle2D.Double(0, 0, 1, 1)).ink();
    }

    private static float[] changed(Sketching sketching, long seed) {
        float[] ink = square();
        sketching.change(ink, new SplittableRandom(seed));
        return ink;
    }

    private static double sum(float[] ink) {
        double sum = 0;
        for (float value : ink) {
            sum += value;
        }
        return sum;
    }

    private static double difference(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }
}
