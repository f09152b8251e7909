package dev.teacup.train.recipe.pronounce;

import dev.teacup.op.Value;
import dev.teacup.train.data.Pronunciations;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Letters;

/** A word as the numbers of its letters: a to z are 1 to 26, the apostrophe is 27. */
final class Spelling {
    /** How many letters there are; the number of the apostrophe. */
    static final int LETTERS = 27;

    private Spelling() {}

    /** The numbers of the letters of a word of a to z and apostrophes. */
    static long[] numbers(String word) {
        return word.chars().mapToLong(Spelling::number).toArray();
    }

    /**
     * The numbers of the letters of words, int64 [batch, 28], 0 behind the end. A letter may be large or have
     * an accent. Any other sign of ASCII counts as an apostrophe, and one beyond Latin-1 ends a word; so do
     * 28 letters.
     *
     * @param words string [batch]
     */
    static Value numbers(Context c, Value words) {
        return new Letters(Spelling::number, Pronunciations.LONGEST).of(c, words);
    }

    private static int number(int letter) {
        return letter >= 'a' && letter <= 'z' ? letter - 'a' + 1 : LETTERS;
    }
}
