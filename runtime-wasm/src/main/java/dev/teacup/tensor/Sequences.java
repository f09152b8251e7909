package dev.teacup.tensor;

import dev.teacup.error.ModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sequences of a run. A value that is a sequence is one int32: its handle here. Sequences do not change;
 * their tensors lie in the run's memory.
 */
public final class Sequences {
    /** Tensors of all sequences together, each of which costs some bytes of Java's heap. */
    private static final int MOST = 1 << 20;

    private final List<Tensor[]> sequences = new ArrayList<>();
    private int unused;
    private int tensors;

    /**
     * The handle of a new sequence.
     *
     * @throws ModelException when a run has more tensors in sequences than any should
     */
    public int add(Tensor[] elements) {
        checkCount(tensors + 1L + elements.length);
        tensors += 1 + elements.length;
        while (unused < sequences.size() && sequences.get(unused) != null) {
            unused++;
        }
        if (unused == sequences.size()) {
            sequences.add(elements);
        } else {
            sequences.set(unused, elements);
        }
        return unused;
    }

    /** @throws ModelException for more tensors than all sequences of a run may have */
    public static void checkCount(long count) {
        if (count > MOST) {
            throw new ModelException("the sequences of the run have too many tensors", "at most " + MOST,
                    Long.toString(count), "use tensors with one dimension more, or a smaller input");
        }
    }

    /** The tensors of a sequence, not to be changed. */
    public Tensor[] get(int handle) {
        return sequences.get(handle);
    }

    /** How many tensors all sequences have together. */
    public int tensors() {
        return tensors;
    }

    /** The handle from which on sequences are newer than now, but for those that fill a gap. */
    public int mark() {
        return sequences.size();
    }

    /** Forgets the sequences from {@code mark} on that are not {@code kept}, whose index is a handle. */
    public void release(int mark, boolean[] kept) {
        for (int handle = sequences.size() - 1; handle >= mark; handle--) {
            Tensor[] elements = sequences.get(handle);
            if (elements != null && (handle >= kept.length || !kept[handle])) {
                tensors -= elements.length + 1;
                elements = null;
                sequences.set(handle, null);
            }
            if (elements == null && handle == sequences.size() - 1) {
                sequences.remove(handle);
            }
        }
        unused = Math.min(unused, mark);
    }
}
