package dev.teacup.train.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {
    /** 10 of 40: (.25 + z²/80 ± z √(.25 · .75 / 40 + z² / 6400)) / (1 + z²/40), z² = 3.8415. */
    @Test
    void aShareHasTheIntervalOfWilson() {
        Interval interval = Interval.binomial(10, 40);
        assertEquals(.1419, interval.low(), 5e-5);
        assertEquals(.4019, interval.high(), 5e-5);
        assertEquals(0, Interval.binomial(0, 10).low(), 1e-12);
        assertEquals(1, Interval.binomial(10, 10).high(), 1e-12);
    }

    /** 300 hits of 1000: one standard error is .0145. */
    @Test
    void drawingRowsAgainAgreesWithTheFormulaOfAShare() {
        double[] hits = new double[1000];
        Arrays.fill(hits, 0, 300, 1);
        Interval drawn = Interval.ofMean(hits);
        Interval expected = Interval.binomial(300, 1000);
        assertEquals(expected.low(), drawn.low(), .004);
        assertEquals(expected.high(), drawn.high(), .004);
        assertEquals(drawn, Interval.ofMean(hits));
    }

    /** 250 groups of four rows that are alike: as uncertain as 75 hits of 250. */
    @Test
    void rowsThatHangTogetherAreDrawnTogether() {
        double[] hits = new double[1000];
        Arrays.fill(hits, 0, 300, 1);
        int[][] groups = Interval.groups(IntStream.range(0, 1000).mapToObj(row -> "day " + row / 4).toList());
        assertArrayEquals(new int[] {4, 5, 6, 7}, groups[1]);
        Interval drawn = Interval.ofMean(groups, hits);
        Interval expected = Interval.binomial(75, 250);
        assertEquals(expected.low(), drawn.low(), .008);
        assertEquals(expected.high(), drawn.high(), .008);
    }

    @Test
    void groupsNeedNotLieSideBySide() {
        assertArrayEquals(new int[][] {{0, 2}, {1}}, Interval.groups(List.of("a", "b", "a")));
    }

    @Test
    void aFigureOfAllRowsIsDrawnAnew() {
        Interval largest = Interval.bootstrap(50, rows -> Arrays.stream(rows).max().orElseThrow());
        assertTrue(largest.low() < 49 && largest.high() == 49, largest.toString());
    }
}
