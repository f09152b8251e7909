package dev.teacup.eval;

import dev.teacup.memory.Arena;
import dev.teacup.tensor.Sequences;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tensors in the memory behind some address that are still needed. They move to its begin, in the order
 * in which they lie there, so that none is written over before it has moved.
 */
final class Survivors {
    private final int base;
    private final int sequencesBase;
    private final List<Tensor[]> arrays = new ArrayList<>();
    private final List<Tensor[]> sequences = new ArrayList<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Tensor[]> owners = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    /**
     * @param base the address
     * @param sequencesBase the mark of the sequences from which on those go that are not added
     */
    Survivors(int base, int sequencesBase) {
        this.base = base;
        this.sequencesBase = sequencesBase;
    }

    /** Adds the tensors of an array that lie behind the address; they are replaced there when they move. */
    void add(Tensor[] tensors) {
        for (Tensor tensor : tensors) {
            if (tensor != null && tensor.at() >= base) {
                arrays.add(tensors);
                return;
            }
        }
    }

    /** Adds the tensors of a sequence. */
    void addSequence(Tensor handle, Sequences all) {
        Tensor[] elements = all.get((int) handle.i64(0));
        if (!sequences.contains(elements)) {
            sequences.add(elements);
            arrays.add(elements);
        }
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return arrays.isEmpty();
    }

    /** Moves them, and gives back the memory behind them. */
    void moveTogether(Reference reference) {
        reference.sequences().release(sequencesBase, sequences);
        Arena arena = reference.constants().arena();
        long[] order = inOrder();
        int to = base;
        int next = 0;
        while (next < order.length) {
            int first = next;
            int from = begin(order[first]);
            int end = from;
            // A view lies inside of what it views: what overlaps moves as one.
            while (next < order.length && (next == first || begin(order[next]) < end)) {
                Tensor tensor = tensors.get((int) order[next]);
                end = Math.max(end, tensor.at() + (int) tensor.bytes());
                next++;
            }
            arena.memory().copy(from, to, end - from);
            for (int i = first; i < next; i++) {
                replace((int) order[i], to - from);
            }
            to += (int) Arena.alignedBytes(end - from);
        }
        arena.release(to);
    }

    /** The address of each tensor in the upper half of a long, its number in the lower, sorted. */
    private long[] inOrder() {
        for (Tensor[] array : arrays) {
            for (int i = 0; i < array.length; i++) {
                if (array[i] != null && array[i].at() >= base && array[i].bytes() > 0) {
                    tensors.add(array[i]);
                    owners.add(array);
                    places.add(i);
                }
            }
        }
        long[] order = new long[tensors.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) tensors.get(i).at() << Integer.SIZE | i;
        }
        Arrays.sort(order);
        return order;
    }

    private void replace(int index, int distance) {
        owners.get(index)[places.get(index)] = tensors.get(index).moved(distance);
    }

    private static int begin(long key) {
        return (int) (key >> Integer.SIZE) & -Arena.ALIGNMENT;
    }
}
