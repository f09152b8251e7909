package dev.teacup.browser.build;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * An order in which each part is followed by the one of those left that is most like the two before it, of
 * which the last counts four times; at last parts are moved to where their neighbours are more like them.
 * Parts are alike by the sequences of four bytes that both have, as a share of the geometric mean of how many
 * each has (Ochiai's coefficient).
 */
final class AlikeChain {
    /** Walks that move parts; later ones find little. */
    private static final int WALKS = 4;
    /** A move for less would hang on rounding. */
    private static final double LEAST_GAIN = 1e-6;
    /** What the next neighbour but one counts. */
    private static final double SECOND = 0.25;

    /** How much two parts are alike, by their places among those given. */
    private final float[][] likeness;
    private final List<Integer> order = new ArrayList<>();

    private AlikeChain(int[][] sequences) {
        int count = sequences.length;
        likeness = new float[count][count];
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < a; b++) {
                likeness[a][b] = likeness(sequences[a], sequences[b]);
                likeness[b][a] = likeness[a][b];
            }
        }
    }

    /** The parts in this order, from the first one on. */
    static List<Integer> of(List<Integer> parts, IntFunction<byte[]> bytes) {
        int[][] sequences =
                parts.stream().map(part -> sequences(bytes.apply(part))).toArray(int[][]::new);
        AlikeChain chain = new AlikeChain(sequences);
        chain.join();
        chain.mend();
        return chain.order.stream().map(parts::get).toList();
    }

    private void join() {
        List<Integer> left = new ArrayList<>(IntStream.range(0, likeness.length).boxed().toList());
        while (!left.isEmpty()) {
            int best = 0;
            for (int place = 1; place < left.size(); place++) {
                best = before(left.get(place)) > before(left.get(best)) ? place : best;
            }
            order.add(left.remove(best));
        }
    }

    /** How much a part is like the last ones of the order. */
    private double before(int part) {
        return pair(order.size() - 1, part) + SECOND * pair(order.size() - 2, part);
    }

    /** Moves parts, above all those that were left to the end; the first one stays. */
    private void mend() {
        boolean isMoved = true;
        for (int walk = 0; isMoved && walk < WALKS; walk++) {
            isMoved = false;
            for (int place = 1; place < order.size(); place++) {
                int part = order.remove(place);
                int best = best(part, place);
                order.add(best, part);
                isMoved |= best != place;
            }
        }
    }

    /** The place where a part fits best, which is the one that it has if no other is better. */
    private int best(int part, int own) {
        int best = own;
        double most = gain(part, own) + LEAST_GAIN;
        for (int place = 1; place <= order.size(); place++) {
            double gain = gain(part, place);
            if (gain > most) {
                most = gain;
                best = place;
            }
        }
        return best;
    }

    /** How much more neighbours are alike with a part before the one at a place. */
    private double gain(int part, int place) {
        return pair(place - 1, part) + pair(place, part) - between(place - 1, place)
                + SECOND * (pair(place - 2, part) + pair(place + 1, part) - between(place - 2, place)
                        - between(place - 1, place + 1) + between(place - 1, place));
    }

    private double pair(int place, int part) {
        return place < 0 || place >= order.size() ? 0 : likeness[order.get(place)][part];
    }

    private double between(int place, int other) {
        return other >= order.size() ? 0 : pair(place, order.get(other));
    }

    private static float likeness(int[] a, int[] b) {
        int both = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length;) {
            both += a[i] == b[j] ? 1 : 0;
            int other = b[j];
            j += a[i] >= other ? 1 : 0;
            i += a[i] <= other ? 1 : 0;
        }
        return (float) (both / Math.sqrt((a.length + 1.0) * (b.length + 1)));
    }

    /** Each sequence once, in their order. */
    private static int[] sequences(byte[] bytes) {
        return IntStream.range(3, bytes.length).map(i -> bytes[i - 3] << 24 | (bytes[i - 2] & 0xFF) << 16
                | (bytes[i - 1] & 0xFF) << 8 | bytes[i] & 0xFF).sorted().distinct().toArray();
    }
}
