package dev.teacup.op.text;

import dev.teacup.op.Frame;
import dev.teacup.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * The n-grams of a pool by their tokens, which are integers or handles of strings. Of two equal ones the
 * later one counts.
 */
final class Grams {
    private final Frame frame;
    private final Map<String, Integer> grams = new HashMap<>();
    private final int longest;

    /**
     * @param pool the tokens of all 1-grams, 2-grams and so on, one behind the other
     * @param starts where those of each length begin
     */
    Grams(Frame frame, long[] pool, long[] starts) {
        this.frame = frame;
        longest = starts.length;
        int count = 0;
        for (int i = 0; i < longest; i++) {
            long end = i + 1 < longest ? starts[i + 1] : pool.length;
            for (int at = (int) starts[i]; at < end; at += i + 1) {
                StringBuilder key = new StringBuilder();
                for (int k = 0; k <= i; k++) {
                    append(key, pool[at + k]);
                }
                frame.burn(i + 1);
                grams.put(key.toString(), count++);
            }
        }
    }

    /**
     * Counts the n-grams of {@code least} to {@code most} tokens that are {@code step} apart, in the tokens
     * of x from {@code start} on.
     */
    void count(Tensor x, int start, int tokens, int step, long least, long most, int[] counts) {
        for (long size = least; size <= Math.min(most, longest) && (size - 1) * step < tokens; size++) {
            for (int at = 0; at + (size - 1) * step < tokens; at++) {
                frame.burn(size);
                StringBuilder key = new StringBuilder();
                for (int k = 0; k < size; k++) {
                    append(key, x.i64(start + at + k * step));
                }
                Integer gram = grams.get(key.toString());
                if (gram != null) {
                    counts[gram]++;
                }
            }
        }
    }

    /** A token as four characters, so that n-grams of different lengths differ. */
    private static void append(StringBuilder key, long token) {
        for (int shift = 48; shift >= 0; shift -= 16) {
            key.append((char) (token >> shift));
        }
    }
}
