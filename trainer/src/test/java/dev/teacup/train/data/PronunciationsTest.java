package dev.teacup.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PronunciationsTest {
    @Test
    void readsWordsWithTheirReadings() {
        List<Pronunciations.Word> words =
                file("tea T IY\nread R IY D\r\nread(2) R EH D\n\n'em AH M\n").words();
        assertEquals(List.of("tea", "read", "'em"),
                words.stream().map(Pronunciations.Word::spelling).toList());
        assertEquals(2, words.get(1).readings().size());
        assertEquals("R EH D", Phonemes.text(words.get(1).readings().get(1)));
        assertEquals(5, words.get(2).row());
    }

    @Test
    void dealsWordsOutByTheirFamilyAndLeavesOutOtherSigns() {
        Pronunciations all = Pronunciations.of(file(Words.DICTIONARY + "a.m. EY EH M\n"));
        assertEquals(1, all.leftOut());
        int words = all.split().train().length + all.split().validation().length + all.split().test().length;
        assertEquals(words, all.words().size());
        for (Pronunciations.Word word : all.words(all.split().test())) {
            assertEquals(0, Fold.of("pronounce:" + Pronunciations.family(word.spelling()), 10));
        }
    }

    @ParameterizedTest
    @CsvSource({"teacups, teacup", "teacup's, teacup", "teacups', teacup", "glass, glass", "bus, bus",
        "glass's, glass", "gas, gas"})
    void knowsTheFamilyOfAWord(String word, String family) {
        assertEquals(family, Pronunciations.family(word));
    }

    @Test
    void countsFoldsByTheHash() {
        // SHA-256 of the empty text begins e3b0c44298fc1c14, which is 16406829232824261652.
        assertEquals(2, Fold.of("", 10));
    }

    @Test
    void saysWhichRowIsBroken() {
        assertRefused("tea T IY\ncup\n", "dictionary, row 2: the word has no phonemes",
                "expected: a word and how it is pronounced, such as 'cat K AE T'", "got: 'cup'",
                "fix: complete the row, or delete it");
        assertRefused("cup K AH1 P\n", "dictionary, row 1: the phoneme is not known",
                "expected: one of " + String.join(" ", Phonemes.ALL), "got: 'AH1'",
                "fix: did you mean 'AH'?");
        assertRefused("tea T IY\nread(2) R EH D\n",
                "dictionary, row 2: the word has a further reading and no first one",
                "expected: a row for 'read' before it", "got: 'read(2)'",
                "fix: correct the row, or delete it");
        assertRefused("read R IY D\nread(two) R EH D\n",
                "dictionary, row 2: the number of the reading is none",
                "expected: a number in brackets, such as (2)", "got: 'read(two)'",
                "fix: correct the row, or delete it");
        assertRefused("tea T IY\ncup K AH P\ntea T EY\n", "dictionary, row 3: the word was there before",
                "expected: one row for the first reading of a word", "got: 'tea', also in row 1",
                "fix: write further readings as tea(2), or delete the row");
    }

    @Test
    void refusesWhatCannotBeLearntFrom() {
        assertRefused("", "dictionary: there are no words", "expected: rows such as 'cat K AE T'",
                "got: an empty file", "fix: check that the file was written to its end");
        assertRefused("tea T IY\n", "dictionary: no word is left to choose by",
                "expected: words in each of the three parts, which a hash of the word deals out",
                "got: none", "fix: give it some dozens of words of the letters a to z");
        assertRefused("a".repeat(29) + " AH\n", "dictionary, row 1: the word is too long",
                "expected: at most 28 letters and 28 phonemes", "got: '" + "a".repeat(29) + "' with 29 and 1",
                "fix: delete the row");
    }

    @Test
    void saysThatAFileIsNotThere() {
        ModelException told =
                assertThrows(ModelException.class, () -> Pronunciations.of(Path.of("no", "such.dict")));
        assertEquals("there is no such file", told.what());
    }

    @Test
    void numbersPhonemesByTheirPlaces() {
        assertEquals(39, Phonemes.ALL.size());
        assertEquals(15, Phonemes.VOWELS.size());
        assertArrayEquals(new int[] {30, 17}, file("tea T IY").words().get(0).readings().get(0));
    }

    private static DictionaryFile file(String text) {
        return new DictionaryFile("dictionary", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String text, String... lines) {
        ModelException told =
                assertThrows(ModelException.class, () -> Pronunciations.of(file(text)));
        assertEquals(String.join("\n", lines), told.getMessage());
    }
}
