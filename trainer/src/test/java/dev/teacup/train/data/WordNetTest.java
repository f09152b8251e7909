package dev.teacup.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.train.data.WordNet.Entry;
import dev.teacup.train.data.WordNet.Link;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordNetTest {
    private static final Map<String, String> FILES = Map.of("data.noun", """
              1 The terms of use are indented.
            00000100 05 n 02 dog 0 Domestic_Dog 1 001 @ 00000200 n 0000 | a tame animal; "the dog barks"
            00000200 03 n 01 animal 0 002 ~ 00000100 n 0000 + 00000300 v 0102 | a living thing, a creature
            """, "index.noun", """
            animal n 1 2 ~ + 1 1 00000200
            dog n 2 1 @ 2 0 00000100 00000200
            domestic_dog n 1 1 @ 1 0 00000100
            """, "data.verb", """
            00000300 30 v 02 live 0 be_animal 0 000 01 + 02 00 | have life
            """, "index.verb", """
            dog v 1 0 1 1 00000300
            """, "data.adj", """
            00000400 00 s 01 galore(ip) 0 000 | in great numbers
            """, "index.adj", """
            galore a 1 0 1 0 00000400
            """, "data.adv", "", "index.adv", "");
    private final WordNet wordNet = of(FILES);

    private static WordNet of(Map<String, String> files) {
        return WordNet.of(name -> files.get(name).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsWhatAWordMayMeanTheMostFrequentFirst() {
        Entry dog = wordNet.entries().get("dog");
        assertEquals(List.of(List.of("dog", "domestic dog"), List.of("animal"), List.of("live", "be animal")),
                dog.senses().stream().map(sense -> sense.meaning().words()).toList());
        assertEquals(List.of(0, 1, 0), dog.senses().stream().map(WordNet.Sense::rank).toList());
        assertEquals(List.of("animal", "dog", "domestic dog", "galore"),
                List.copyOf(wordNet.entries().keySet()));
    }

    @Test
    void knowsWhichWordsWereMetInTexts() {
        assertTrue(wordNet.entries().get("animal").isTagged());
        assertTrue(wordNet.entries().get("dog").isTagged(), "as a verb");
        assertFalse(wordNet.entries().get("domestic dog").isTagged());
    }

    @Test
    void readsDefinitionsWithoutExamplesAndLinksOfMeaningsAndOfWords() {
        WordNet.Meaning dog = wordNet.entries().get("dog").senses().get(0).meaning();
        assertEquals(List.of("a", "tame", "animal"), dog.gloss());
        assertEquals(List.of(new Link("@", List.of("animal"))), dog.links());
        WordNet.Meaning animal = wordNet.entries().get("animal").senses().get(0).meaning();
        assertEquals(List.of("a", "living", "thing", "creature"), animal.gloss());
        assertEquals(List.of(new Link("~", List.of("dog", "domestic dog")),
                new Link("+", List.of("be animal"))), animal.links());
    }

    @Test
    void leavesOutWhereAnAdjectiveMayStand() {
        assertEquals(List.of("galore"),
                wordNet.entries().get("galore").senses().get(0).meaning().words());
    }

    @Test
    void refusesFilesOfTwoEditions() {
        Map<String, String> others = new HashMap<>(FILES);
        others.put("data.verb", "");
        assertEquals("WordNet: a meaning is not there\nexpected: a line for each that is linked to\n"
                + "got: none for 'v00000300'\nfix: use files of one edition",
                assertThrows(ModelException.class, () -> of(others)).getMessage());
    }
}
