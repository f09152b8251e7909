package dev.teacup.browser.build;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * An order in which each part is followed by the one of those left that is most like the two before it, of
 * which the last counts twice. Parts are alike by the sequences of four bytes that both have, as a share of
 * the geometric mean of how many each has (Ochiai's coefficient).
 */
final class AlikeChain {
    private final List<Integer> left;
    private final int[][] sequences;

    private AlikeChain(List<Integer> parts, IntFunction<byte[]> bytes) {
        this.left = new ArrayList<>(parts);
        this.sequences = new int[parts.stream().mapToInt(part -> part + 1).max().orElse(0)][];
        parts.forEach(part -> sequences[part] = sequences(bytes.apply(part)));
    }

    /** The parts in this order, from the first one on. */
    static List<Integer> of(List<Integer> parts, IntFunction<byte[]> bytes) {
        AlikeChain chain = new AlikeChain(parts, bytes);
        List<Integer> order = new ArrayList<>();
        while (!chain.left.isEmpty()) {
            order.add(chain.left.remove(chain.mostLike(order)));
        }
        return order;
    }

    /** The place of the part that is most like the last ones of the order; of several the first. */
    private int mostLike(List<Integer> order) {
        int best = 0;
        double most = 0;
        for (int place = 0; place < left.size(); place++) {
            double likeness = 0;
            for (int back = 1; back <= Math.min(2, order.size()); back++) {
                likeness += likeness(sequences[order.get(order.size() - back)], sequences[left.get(place)])
                        / back;
            }
            if (likeness > most) {
                most = likeness;
                best = place;
            }
        }
        return best;
    }

    private static double likeness(int[] a, int[] b) {
        int both = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length;) {
            both += a[i] == b[j] ? 1 : 0;
            int other = b[j];
            j += a[i] >= other ? 1 : 0;
            i += a[i] <= other ? 1 : 0;
        }
        return both / Math.sqrt((a.length + 1.0) * (b.length + 1));
    }

    /** Each sequence once, in their order. */
    private static int[] sequences(byte[] bytes) {
        return IntStream.range(3, bytes.length).map(i -> bytes[i - 3] << 24 | (bytes[i - 2] & 0xFF) << 16
                | (bytes[i - 1] & 0xFF) << 8 | bytes[i] & 0xFF).sorted().distinct().toArray();
    }
}
