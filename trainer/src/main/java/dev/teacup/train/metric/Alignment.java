package dev.teacup.train.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a said sequence lies beside the right one, with as few differences as can be.
 *
 * @param pairs in their order
 * @see <a href="https://doi.org/10.1145/321796.321811">Wagner, Fischer, algorithm Y</a>
 */
public record Alignment(List<Pair> pairs) {
    /** What stands for nothing: an element that was left out, or one too many. */
    public static final int NOTHING = -1;

    /** An element of the right sequence, and what was said for it; one of them may be {@link #NOTHING}. */
    public record Pair(int right, int said) {}

    /** Of two sequences of numbers from 0 on. */
    public static Alignment of(int[] right, int[] said) {
        int[][] edits = edits(right, said);
        List<Pair> pairs = new ArrayList<>();
        int i = right.length;
        int j = said.length;
        while (i > 0 || j > 0) {
            boolean areBeside = i > 0 && j > 0
                    && edits[i][j] == edits[i - 1][j - 1] + (right[i - 1] == said[j - 1] ? 0 : 1);
            boolean isLeftOut = !areBeside && i > 0 && edits[i][j] == edits[i - 1][j] + 1;
            int from = areBeside || isLeftOut ? right[--i] : NOTHING;
            pairs.add(new Pair(from, isLeftOut ? NOTHING : said[--j]));
        }
        Collections.reverse(pairs);
        return new Alignment(List.copyOf(pairs));
    }

    /** The least number of edits between the first i elements of one and the first j of the other. */
    private static int[][] edits(int[] right, int[] said) {
        int[][] edits = new int[right.length + 1][said.length + 1];
        for (int i = 0; i <= right.length; i++) {
            for (int j = 0; j <= said.length; j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j
                        : Math.min(edits[i - 1][j - 1] + (right[i - 1] == said[j - 1] ? 0 : 1),
                                1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
            }
        }
        return edits;
    }
}
