package dev.teacup.train.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.train.data.picture.Picture;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class NearestPicturesTest {
    @Test
    void measuresToTheNearestExampleOfEachClass() {
        NearestPictures nearest =
                new NearestPictures(new float[][] {{0, 0}, {3, 0}, {0, 5}}, new int[] {0, 0, 1}, 3);
        assertArrayEquals(new double[] {1, 29, Double.POSITIVE_INFINITY},
                nearest.distances(new float[] {2, 0}));
    }

    @Test
    void findsTheDirectionsOfEdges() {
        float[] wide = OrientedGradients.of(Picture.of(new Rectangle2D.Double(0, 0, 28, 4)));
        assertEquals(4 * 4 * 9, wide.length);
        double upright = 0;
        double level = 0;
        double squares = 0;
        for (int cell = 0; cell < 16; cell++) {
            // A gradient that points down has half a turn of 9 directions: the one in the middle.
            level += wide[cell * 9 + 4];
            upright += wide[cell * 9] + wide[cell * 9 + 8];
        }
        for (float value : wide) {
            squares += value * value;
        }
        assertTrue(level > 4 * upright);
        assertEquals(1, squares, 1e-5);
    }
}
