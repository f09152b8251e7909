package dev.teacup.train.recipe.pronounce;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
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
     * The numbers of the letters of words, int64 [batch, longest], 0 behind the end; one column at least. A
     * letter may be large or have an accent. Any other sign of ASCII counts as an apostrophe, and one beyond
     * Latin-1 ends a word; so do 28 letters.
     *
     * @param words string [batch]
     */
    static Value numbers(Context c, Value words) {
        return cut(c, new Letters(Spelling::number, Pronunciations.LONGEST).of(c, words));
    }

    /** Without the columns behind the end of the longest word. */
    private static Value cut(Context c, Value numbers) {
        Value counts = c.op("Greater", numbers, c.scalar(DType.INT64, 0));
        Value longest = c.op("ReduceMax", Attributes.of("keepdims", 0), PronounceNetwork.lengths(c, counts));
        Value columns = c.op("Max", longest, c.scalar(DType.INT64, 1));
        return c.op("Slice", numbers, c.longs(0), c.op("Unsqueeze", columns, c.longs(0)), c.longs(1));
    }

    private static int number(int letter) {
        return letter >= 'a' && letter <= 'z' ? letter - 'a' + 1 : LETTERS;
    }
}
