package dev.teacup.train.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
    @Test
    void findsTheLineThatPointsLieOn() {
        // (t, 2t) for t of -1, 0 and 2: from the mean on along the line, t - 1/3 times the root of 5.
        PrincipalComponents found = PrincipalComponents.of(new float[] {-1, -2, 0, 0, 2, 4}, 2);
        double unit = Math.sqrt(5);
        assertArrayEquals(new float[] {(float) (-4 / 3.0 * unit), 0, (float) (-1 / 3.0 * unit), 0,
            (float) (5 / 3.0 * unit), 0}, found.places(), 1e-6f);
        assertArrayEquals(new double[] {1, 0}, found.shares(), 1e-12);
    }

    @Test
    void theWidestDirectionComesFirst() {
        PrincipalComponents found =
                PrincipalComponents.of(new float[] {0, 3, 0, 0, -3, 0, 1, 0, 0, -1, 0, 0}, 3);
        assertArrayEquals(new float[] {3, 0, -3, 0, 0, 1, 0, -1}, found.places(), 1e-6f);
        assertArrayEquals(new double[] {0.9, 0.1}, found.shares(), 1e-12);
    }

    @Test
    void allDirectionsTogetherKeepTheVariance() {
        Random random = new Random(7);
        float[] vectors = new float[200 * 12];
        for (int at = 0; at < vectors.length; at++) {
            vectors[at] = (float) (random.nextGaussian() * (1 + at % 12));
        }
        PrincipalComponents found = PrincipalComponents.of(vectors, 12);
        double first = 0;
        double second = 0;
        double product = 0;
        for (int row = 0; row < 200; row++) {
            first += found.places()[2 * row] * found.places()[2 * row];
            second += found.places()[2 * row + 1] * found.places()[2 * row + 1];
            product += found.places()[2 * row] * found.places()[2 * row + 1];
        }
        assertEquals(found.shares()[0] / found.shares()[1], first / second, 1e-4);
        assertEquals(0, product / first, 1e-5, "the directions are not square to each other");
        assertTrue(found.shares()[0] > found.shares()[1] && found.shares()[1] > 1 / 12.0);
    }

    @Test
    void pointsAtOnePlaceStayThere() {
        PrincipalComponents found = PrincipalComponents.of(new float[] {5, 5, 5, 5}, 2);
        assertArrayEquals(new float[4], found.places());
        assertArrayEquals(new double[2], found.shares());
    }
}
