package dev.teacup.train.recipe.emoji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.train.data.WordNet;
import dev.teacup.train.data.WordNet.Entry;
import dev.teacup.train.data.WordNet.Link;
import dev.teacup.train.data.WordNet.Meaning;
import dev.teacup.train.data.WordNet.Sense;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordKinTest {
    private static final Meaning HOUND = new Meaning(List.of("hound", "hound dog"), List.of("a", "runner"),
            List.of(new Link("@", List.of("dog")), new Link("?", List.of("cat"))));
    private static final Meaning PEST =
            new Meaning(List.of("hound", "pest"), List.of("a", "person"), List.of());
    private static final WordNet WORD_NET = new WordNet(Map.of("hound",
            new Entry(List.of(new Sense(HOUND, 0), new Sense(PEST, 1)), true)), "none");
    private static final Map<String, SortedSet<Integer>> TAGGED =
            Map.of("dog", set(0, 1), "person", set(2), "run", set(3), "hound", set(4));
    private static final WordKin KIN = new WordKin(WORD_NET, TAGGED, 5);

    private static SortedSet<Integer> set(Integer... places) {
        return new TreeSet<>(List.of(places));
    }

    @Test
    void weighsWordsByTheirRelationAndByHowFrequentTheSenseIs() {
        assertEquals(Map.of("hound dog", 1.0, "dog", .3, "runner", .3, "pest", .5, "person", .15),
                KIN.of("hound"), "what all definitions have, and an unknown relation, say nothing");
        assertEquals(Map.of(), KIN.of("cat"));
    }

    @Test
    void scoresTheEmojiOfKinAndNotThoseOfTheWordItself() {
        double half = .3 / Math.pow(2, .6);
        assertArrayEquals(new double[] {half, half, .15, 0, 0}, KIN.scores("hound"), 1e-12);
    }

    @Test
    void looksForTheWordThatIsInflected() {
        Meaning race = new Meaning(List.of("race"), List.of("runs", "dogs"), List.of());
        WordNet one = new WordNet(Map.of("race", new Entry(List.of(new Sense(race, 0)), true), "hound",
                new Entry(List.of(new Sense(PEST, 0)), true)), "none");
        double[] scores = new WordKin(one, TAGGED, 5).scores("race");
        assertEquals(.3, scores[3], 1e-12, "runs, in one of two definitions");
        assertEquals(.3 / Math.pow(2, .6), scores[0], 1e-12);
    }
}
