package dev.teacup.train.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TiltTest {
    /** The third class happens on 10 of 200 rows and has at most .3; the first one is never rare. */
    private static final Verdicts VERDICTS = new Verdicts(
            IntStream.range(0, 200).mapToObj(row -> {
                double rare = row < 40 ? .3 - row * .005 : .01;
                return new double[] {.6 * (1 - rare), .4 * (1 - rare), rare};
            }).toArray(double[][]::new),
            IntStream.range(0, 200).map(row -> row % 4 == 0 && row < 40 ? 2 : row % 2).toArray(), 3);

    @Test
    void aRareClassIsSaidAsOftenAsItHappens() {
        double[] factors = Tilt.of(VERDICTS, 1);
        assertArrayEquals(new double[] {1, 1}, new double[] {factors[0], factors[1]});
        assertTrue(factors[2] > 1.5 && factors[2] < 3, String.valueOf(factors[2]));
        assertEquals(0, said(VERDICTS));
        assertEquals(10, said(Tilt.applied(VERDICTS, factors)), 1);
    }

    @Test
    void orASmallerShareOfThat() {
        assertEquals(5, said(Tilt.applied(VERDICTS, Tilt.of(VERDICTS, .5))), 1);
        assertArrayEquals(new double[] {1, 1, 1}, Tilt.of(VERDICTS, 0));
    }

    private static long said(Verdicts verdicts) {
        return IntStream.range(0, verdicts.rows()).filter(row -> verdicts.said(row) == 2).count();
    }
}
