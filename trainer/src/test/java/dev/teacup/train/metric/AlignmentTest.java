package dev.teacup.train.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.train.metric.Alignment.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    @Test
    void laysSequencesBesideEachOther() {
        assertEquals(List.of(new Pair(1, 1), new Pair(2, 5), new Pair(3, 3)),
                Alignment.of(new int[] {1, 2, 3}, new int[] {1, 5, 3}).pairs());
        assertEquals(List.of(new Pair(1, 1), new Pair(2, Alignment.NOTHING), new Pair(3, 3)),
                Alignment.of(new int[] {1, 2, 3}, new int[] {1, 3}).pairs());
        assertEquals(List.of(new Pair(Alignment.NOTHING, 7), new Pair(1, 1)),
                Alignment.of(new int[] {1}, new int[] {7, 1}).pairs());
        assertEquals(List.of(), Alignment.of(new int[0], new int[0]).pairs());
    }

    @Test
    void hasAsManyDifferencesAsTheDistanceSays() {
        int[] a = "kitten".chars().toArray();
        int[] b = "sitting".chars().toArray();
        long differences =
                Alignment.of(a, b).pairs().stream().filter(pair -> pair.right() != pair.said()).count();
        assertEquals(PhonemeErrors.distance(a, b), differences);
    }
}
