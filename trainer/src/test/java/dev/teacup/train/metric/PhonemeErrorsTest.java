package dev.teacup.train.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhonemeErrorsTest {
    @Test
    void countsInsertionsDeletionsAndReplacements() {
        assertEquals(0, PhonemeErrors.distance(new int[0], new int[0]));
        assertEquals(2, PhonemeErrors.distance(new int[0], new int[] {1, 2}));
        assertEquals(2, PhonemeErrors.distance(new int[] {1, 2}, new int[0]));
        // kitten to sitting: two letters replaced and one more.
        assertEquals(3, PhonemeErrors.distance(letters("kitten"), letters("sitting")));
        assertEquals(3, PhonemeErrors.distance(letters("sitting"), letters("kitten")));
    }

    @Test
    void judgesByTheNearestReading() {
        List<int[]> readings = List.of(new int[] {1, 2, 3}, new int[] {1, 4}, new int[] {4, 1});
        assertArrayEquals(new int[] {1, 4}, PhonemeErrors.nearest(new int[] {1, 4, 4}, readings));
        PhonemeErrors errors = PhonemeErrors.NONE.with(new int[] {1, 4, 4}, readings)
                .with(new int[] {1, 2, 3}, readings);
        assertEquals(new PhonemeErrors(2, 1, 1, 5), errors);
        assertEquals(0.5, errors.wordError());
        assertEquals(0.2, errors.phonemeError());
    }

    private static int[] letters(String word) {
        return word.chars().toArray();
    }
}
