package dev.teacup.train.recipe.emoji;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Tokens;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Letters;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A text as rows of a table: its words, and runs of three and four characters of each word with a mark before
 * and behind it. Each of them is hashed to a row; some share one.
 *
 * @param buckets rows of the table
 * @see <a href="https://arxiv.org/abs/1607.04606">Bojanowski and others, section 3.2</a>
 */
record Grams(int buckets) {
    /** The characters of a text that count. */
    static final int MOST = 48;
    private static final int DIGITS_AT = 27;
    private static final int APOSTROPHE = 37;
    /** What stands between words, and before and behind them. */
    private static final int MARK = 38;
    private static final int SIGNS = 39;
    private static final List<Integer> LENGTHS = List.of(3, 4);
    private static final long RUNS = (long) SIGNS * SIGNS * SIGNS * SIGNS;

    /** A prime, below which hashes are spread; products with {@link #FACTOR} stay below 2^63. */
    private static final long PRIME = (1L << 31) - 1;
    private static final long FACTOR = 1_103_515_245;
    private static final long BASE = 257;

    /** The rows of a text, as often as they come. */
    long[] rows(String text) {
        String read = text.substring(0, Math.min(MOST, text.length()));
        return Tokens.of(read).stream().flatMapToLong(this::rowsOfWord).toArray();
    }

    private LongStream rowsOfWord(String word) {
        int[] framed = new int[word.length() + 2];
        framed[0] = MARK;
        framed[framed.length - 1] = MARK;
        long[] powers = powers();
        long whole = 0;
        for (int i = 0; i < word.length(); i++) {
            framed[i + 1] = number(word.charAt(i));
            whole += framed[i + 1] * powers[i + 1];
        }
        LongStream.Builder rows = LongStream.builder();
        rows.add(row(whole % PRIME + RUNS));
        for (int length : LENGTHS) {
            for (int at = 0; at + length <= framed.length; at++) {
                long run = 0;
                for (int i = 0; i < length; i++) {
                    run = run * SIGNS + framed[at + i];
                }
                rows.add(row(run));
            }
        }
        return rows.build();
    }

    private long row(long key) {
        return key * FACTOR % PRIME % buckets;
    }

    /** {@link #BASE} to the power of 0, 1 and so on. */
    private static long[] powers() {
        long[] powers = new long[MOST + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * BASE % PRIME;
        }
        return powers;
    }

    private static int number(int sign) {
        if (sign >= 'a' && sign <= 'z') {
            return sign - 'a' + 1;
        }
        return sign >= '0' && sign <= '9' ? sign - '0' + DIGITS_AT : sign == '\'' ? APOSTROPHE : MARK;
    }

    /**
     * The rows of texts, int64 [batch, n], with -1 where there is none.
     *
     * @param texts string [batch]
     */
    Value rows(Context c, Value texts) {
        Value read = new Letters(Grams::number, MOST).of(c, texts);
        Value isEnd = c.op("Equal", read, c.scalar(DType.INT64, 0));
        Value signs = c.op("Where", isEnd, c.scalar(DType.INT64, MARK), read);
        Value framed = c.op("Pad", signs, c.longs(0, 1, 0, 1), c.scalar(DType.INT64, MARK));
        Value isInside = c.op("Less", framed, c.scalar(DType.INT64, MARK));
        Value words = words(c, signs, isInside);
        return c.op("Concat", Attributes.of("axis", 1), words, runs(c, framed, isInside, LENGTHS.get(0)),
                runs(c, framed, isInside, LENGTHS.get(1)));
    }

    /** Runs that begin at each place, and have no mark but at their ends. */
    private Value runs(Context c, Value framed, Value isInside, int length) {
        int places = MOST + 2 - length + 1;
        Value run = part(c, framed, 0, places);
        Value isRun = null;
        for (int i = 1; i < length; i++) {
            Value more = c.op("Mul", run, c.scalar(DType.INT64, SIGNS));
            run = c.op("Add", more, part(c, framed, i, places));
            if (i < length - 1) {
                Value here = part(c, isInside, i, places);
                isRun = isRun == null ? here : c.op("And", isRun, here);
            }
        }
        return rows(c, run, isRun);
    }

    /** The word that ends at each place: the sum of its signs times powers of their places in it. */
    private Value words(Context c, Value signs, Value isInside) {
        Value here = part(c, isInside, 1, MOST);
        Value begins = c.op("And", here, c.op("Not", part(c, isInside, 0, MOST)));
        Value ends = c.op("And", here, c.op("Not", part(c, isInside, 2, MOST)));
        Value number = c.op("CumSum", c.as(begins, DType.INT64), c.scalar(DType.INT64, 1));
        Value isOfOne = c.op("And", c.op("Equal", wide(c, number, 2), wide(c, number, 1)), wide(c, here, 1));
        Value ofOne = c.as(isOfOne, DType.INT64);
        Value place = c.op("CumSum", ofOne, c.scalar(DType.INT64, 2));
        Value power = c.op("Gather", c.longs(powers()), place);
        Value terms = c.op("Mul", c.op("Mul", ofOne, wide(c, signs, 1)), power);
        Value whole = c.op("ReduceSum", Attributes.of("keepdims", 0), terms, c.longs(2));
        Value key = c.op("Add", c.op("Mod", whole, c.scalar(DType.INT64, PRIME)),
                c.scalar(DType.INT64, RUNS));
        return rows(c, key, ends);
    }

    private Value rows(Context c, Value keys, Value isThere) {
        Value spread = c.op("Mod", c.op("Mul", keys, c.scalar(DType.INT64, FACTOR)),
                c.scalar(DType.INT64, PRIME));
        Value row = c.op("Mod", spread, c.scalar(DType.INT64, buckets));
        return c.op("Where", isThere, row, c.scalar(DType.INT64, -1));
    }

    private static Value wide(Context c, Value value, int axis) {
        return c.op("Unsqueeze", value, c.longs(axis));
    }

    private static Value part(Context c, Value value, int from, int count) {
        return c.op("Slice", value, c.longs(from), c.longs(from + count), c.longs(1));
    }
}
