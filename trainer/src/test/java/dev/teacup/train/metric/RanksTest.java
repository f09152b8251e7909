package dev.teacup.train.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RanksTest {
    private static final double[] SCORES = {1, 3, 2, 3, 0};

    @Test
    void countsPlacesFromOneAndPutsTheFirstOfEqualScoresFirst() {
        assertEquals(1, Ranks.place(SCORES, Set.of(1, 0), Set.of(), 0));
        assertEquals(2, Ranks.place(SCORES, Set.of(3), Set.of(), 0));
        assertEquals(4, Ranks.place(SCORES, Set.of(0), Set.of(), 0));
    }

    @Test
    void leavesOutWhatIsTakenOutOfTheRankingAndWhatScoresTooLow() {
        assertEquals(2, Ranks.place(SCORES, Set.of(2), Set.of(1), 0));
        assertEquals(0, Ranks.place(SCORES, Set.of(4), Set.of(), 0));
        assertEquals(5, Ranks.place(SCORES, Set.of(4), Set.of(), -1));
    }

    @Test
    void meansHitsAndReciprocalPlaces() {
        Ranks ranks = new Ranks(new int[] {1, 4, 11, 0});
        assertEquals(.5, ranks.success(10));
        assertEquals((1 + .25) / 4, ranks.reciprocal(10));
        assertEquals(0, new Ranks(new int[0]).success(10));
    }
}
