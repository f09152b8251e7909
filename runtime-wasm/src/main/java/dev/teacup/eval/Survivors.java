package dev.teacup.eval;

import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Arena;
import dev.teacup.plan.Planner;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tensors in the memory behind some address that are still needed. They move to its begin, in the order
 * in which they lie there, so that none is written over before it has moved.
 */
final class Survivors {
    /** Where a tensor is known, as it was before it moves. */
    private static final class Slot {
        private final Tensor tensor;
        private final Tensor[] owner;
        private final int index;

        Slot(Tensor tensor, Tensor[] owner, int index) {
            this.tensor = tensor;
            this.owner = owner;
            this.index = index;
        }
    }

    private final int base;
    private final int sequencesBase;
    private final List<Tensor[]> arrays = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private boolean[] isKept = new boolean[0];

    /**
     * @param base the address
     * @param sequencesBase the mark of the sequences from which on those go that are not added
     */
    Survivors(int base, int sequencesBase) {
        this.base = base;
        this.sequencesBase = sequencesBase;
    }

    /**
     * Moves what of a graph is still read to where memory begins that its earlier regions have done with.
     *
     * @param floor the address
     */
    static void tidy(Planner planner, Values values, int floor, int sequencesStart, Reference reference) {
        List<String> names = new ArrayList<>(values.types().keySet());
        reference.budget().burn(names.size());
        Tensor[] tensors = new Tensor[names.size()];
        Survivors survivors = new Survivors(floor, sequencesStart);
        for (int i = 0; i < tensors.length; i++) {
            String name = names.get(i);
            Tensor tensor = planner.isRead(name)
                    ? planner.placed(name, reference.constants().arena().memory()) : null;
            if (tensor != null && tensor.at() >= floor) {
                tensors[i] = tensor;
                if (values.type(name).isSequence()) {
                    survivors.addSequence(tensor, reference);
                }
            }
        }
        survivors.add(tensors);
        survivors.moveTogether(reference);
        for (int i = 0; i < tensors.length; i++) {
            if (tensors[i] != null) {
                planner.place(names.get(i), tensors[i]);
            }
        }
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

    /** Adds the tensors of a sequence, which may be many: they are looked at only when they move. */
    void addSequence(Tensor handle, Reference reference) {
        int index = (int) handle.i64(0);
        if (isKept.length == 0) {
            isKept = new boolean[reference.sequences().mark()];
            reference.budget().burn(isKept.length);
        }
        if (!isKept[index]) {
            isKept[index] = true;
            arrays.add(reference.sequences().get(index));
        }
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return arrays.isEmpty();
    }

    /** Moves them, and gives back the memory behind them. */
    void moveTogether(Reference reference) {
        reference.budget().burn(isKept.length);
        for (Tensor[] tensors : arrays) {
            reference.budget().burn(tensors.length);
            addSlots(tensors);
        }
        reference.sequences().release(sequencesBase, isKept);
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
                Tensor tensor = slots.get((int) order[next]).tensor;
                end = Math.max(end, tensor.at() + (int) tensor.bytes());
                next++;
            }
            arena.memory().copy(from, to, end - from);
            for (int i = first; i < next; i++) {
                Slot slot = slots.get((int) order[i]);
                slot.owner[slot.index] = slot.tensor.moved(to - from);
            }
            to += (int) Arena.alignedBytes(end - from);
        }
        arena.release(to);
    }

    private void addSlots(Tensor[] tensors) {
        for (int i = 0; i < tensors.length; i++) {
            if (tensors[i] != null && tensors[i].at() >= base && tensors[i].bytes() > 0) {
                slots.add(new Slot(tensors[i], tensors, i));
            }
        }
    }

    /** The address of each tensor in the upper half of a long, its number in the lower, sorted. */
    private long[] inOrder() {
        long[] order = new long[slots.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) slots.get(i).tensor.at() << Integer.SIZE | i;
        }
        Arrays.sort(order);
        return order;
    }

    private static int begin(long key) {
        return (int) (key >> Integer.SIZE) & -Arena.ALIGNMENT;
    }
}
