package dev.teacup.train.layer;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * Texts as the numbers of their letters, in a finished model.
 *
 * <p>
 * ONNX has no operator that gives a letter of a text. But Unique sorts texts, and the order tells the next
 * letter: of the beginning that is known and one more sign, those up to the right one come before the text or
 * are its beginning, and all others come behind it.
 *
 * @param number the number of a small letter without an accent, or of another sign of ASCII, 1 or more
 * @param most letters that are read of a text
 */
public record Letters(IntUnaryOperator number, int most) {
    private static final int FIRST = ' ';
    private static final int BEHIND_ASCII = 0x7F;
    private static final int FIRST_ACCENTED = 0xC0;
    /** No text goes on with this sign: where it comes before the text, the text has a sign beyond. */
    private static final int BEYOND = 0x100;

    /**
     * The numbers of the letters of texts, int64 [batch, most], 0 behind the end. A letter may be large or
     * have an accent. A sign beyond Latin-1 ends a text; so do {@code most} letters.
     *
     * @param texts string [batch]
     */
    public Value of(Context c, Value texts) {
        Value size = c.op("Concat", Attributes.of("axis", 0), c.op("Shape", texts), c.longs(most));
        Value begins = c.op("Expand", c.texts(new int[] {1}, ""), c.op("Shape", texts));
        Value isOpen = c.op("Equal", begins, begins);
        Repetition turns = new Repetition(c, "spelling", most, any(c, isOpen));
        Value known = turns.state(begins, Shape.of(Dim.UNKNOWN));
        Value open = turns.state(isOpen, Shape.of(Dim.UNKNOWN));
        Value numbers = turns.state(c.op("Expand", c.scalar(DType.INT64, 0), size),
                Shape.of(Dim.UNKNOWN, Dim.of(most)));
        Context in = turns.inside();
        Value sign = nextSign(in, texts, known);
        Value number = in.op("Mul", in.op("Gather", in.longs(table()), sign), in.as(open, DType.INT64));
        Value place = in.op("Equal", in.longs(places(most)), turns.turn());
        Value goesOn = in.op("Greater", number, in.scalar(DType.INT64, 0));
        Value[] last = turns.run(any(in, goesOn),
                in.op("StringConcat", known, in.op("Gather", in.texts(new int[] {signs().size()},
                        signs().toArray(String[]::new)), sign)),
                goesOn,
                in.op("Where", place, in.op("Unsqueeze", number, in.longs(1)), numbers));
        return last[2];
    }

    /** Which sign comes next in each text, counted from 1, or 0 at the end, int64 [batch]. */
    private static Value nextSign(Context c, Value texts, Value known) {
        int count = signs().size();
        Value next = c.op("StringConcat", c.op("Unsqueeze", known, c.longs(1)), c.texts(new int[] {1,
            count - 1}, signs().subList(1, count).toArray(String[]::new)));
        Value all = c.op("Concat", Attributes.of("axis", 1), c.op("Unsqueeze", texts, c.longs(1)), next);
        Value ranks = c.op("Reshape", c.ops("Unique", 3, Attributes.NONE, all)[2], c.longs(-1, count));
        Value[] parts = c.ops("Split", 2, Attributes.of("axis", 1), ranks, c.longs(1, count - 1));
        Value isBefore = c.as(c.op("LessOrEqual", parts[1], parts[0]), DType.INT64);
        return c.op("ReduceSum", Attributes.of("keepdims", 0), isBefore, c.longs(1));
    }

    /** Whether any element is true, a bool scalar. */
    public static Value any(Context c, Value bools) {
        Value most = c.op("ReduceMax", Attributes.of("keepdims", 0), c.as(bools, DType.INT64));
        return c.op("Greater", most, c.scalar(DType.INT64, 0));
    }

    /** The numbers from 0 up to {@code count} - 1. */
    public static long[] places(int count) {
        long[] places = new long[count];
        for (int i = 0; i < count; i++) {
            places[i] = i;
        }
        return places;
    }

    /** Nothing, and the signs that texts are compared with, in their order. */
    private static List<String> signs() {
        List<String> signs = new ArrayList<>(List.of(""));
        for (int sign = FIRST; sign <= BEYOND; sign++) {
            if (sign < BEHIND_ASCII || sign >= FIRST_ACCENTED) {
                signs.add(Character.toString(sign));
            }
        }
        return signs;
    }

    /** The number of the letter that each sign counts as; 0 at the end of a text. */
    private long[] table() {
        List<String> signs = signs();
        long[] table = new long[signs.size()];
        for (int i = 1; i < table.length - 1; i++) {
            String plain = Normalizer.normalize(signs.get(i), Normalizer.Form.NFD)
                    .toLowerCase(Locale.ROOT);
            table[i] = number.applyAsInt(plain.charAt(0));
        }
        return table;
    }
}
