package dev.teacup.train.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.train.data.Viewing;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilmRankingsTest {
    private static final List<Viewing> READERS =
            List.of(reader(0, 1), reader(0, 1, 2), reader(2), reader(0, 3));

    @Test
    void popularityCountsReaders() {
        assertArrayEquals(new double[] {3, 2, 2, 1}, new FilmRankings(READERS, 4).popularity()[0]);
    }

    /** Films 0 and 1 have two readers in common, of three and two: 2 / (root of 6 + 1). */
    @Test
    void aNeighbourSpeaksByItsShrunkenCosine() {
        double[][] scores = new FilmRankings(READERS, 4).neighbours(1, 1);
        assertEquals(2 / (Math.sqrt(6) + 1), scores[3][1], 1e-12);
        assertEquals(0, scores[2][3], 0);
    }

    /**
     * With the ridge 1, P = (X'X + 1)^-1; of two films that one reader both has, X'X is all ones, P is
     * (2/3, -1/3; -1/3, 2/3), and B has 1/2 beside its diagonal.
     */
    @Test
    void theRegressionIsThatOfTheClosedForm() {
        double[][] scores = new FilmRankings(List.of(reader(0, 1)), 2).regression(1);
        assertArrayEquals(new double[] {.5, .5}, scores[0], 1e-12);
    }

    @Test
    void biasesAreShrunkMeans() {
        List<Viewing> readers = List.of(new Viewing(new int[] {0}, new float[] {5}),
                new Viewing(new int[] {1}, new float[] {1}));
        FilmBiases biases = FilmBiases.of(readers, 2, new FilmBiases.Terms(1e9, 1, null));
        assertEquals(3, biases.mean());
        assertEquals(1, biases.films()[0], 1e-6);
        assertEquals(-1, biases.films()[1], 1e-6);
        assertEquals(4, biases.stars(0, 0), 1e-6);
    }

    private static Viewing reader(int... films) {
        return new Viewing(films, new float[films.length]);
    }
}
