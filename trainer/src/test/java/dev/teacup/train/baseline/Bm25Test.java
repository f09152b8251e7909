package dev.teacup.train.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class Bm25Test {
    @Test
    void addsUpWhatTheTermsOfAQueryAreWorth() {
        Bm25 search = new Bm25(List.of(List.of("tea", "tea", "cup"), List.of("cup"), List.of("pot", "lid")));
        // One document of three has tea: idf = ln(1 + 2.5 / 1.5). It has it twice among three terms, and two
        // is the mean: 2.2 * 2 / (2 + 1.2 (0.7 + 0.3 * 3 / 2)).
        double tea = Math.log(1 + 2.5 / 1.5) * 2.2 * 2 / (2 + 1.2 * (0.7 + 0.3 * 1.5));
        assertArrayEquals(new double[] {tea, 0, 0}, search.scores(List.of("tea", "sugar")), 1e-12);
        double[] cup = search.scores(List.of("cup"));
        assertEquals(Math.log(1 + 1.5 / 2.5) * 2.2 / (1 + 1.2 * (0.7 + 0.3 * 0.5)), cup[1], 1e-12);
    }

    @Test
    void cutsWordsIntoRunsOfThreeAndFourCharacters() {
        assertEquals(List.of(" te", "tea", "ea ", " tea", "tea "), Bm25.grams(List.of("tea")));
        assertEquals(List.of(" a "), Bm25.grams(List.of("a")));
    }
}
