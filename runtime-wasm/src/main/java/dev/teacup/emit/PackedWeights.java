package dev.teacup.emit;

import dev.teacup.memory.Arena;
import dev.teacup.memory.Memory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Weights in the order in which kernels read them, each packed once. */
public final class PackedWeights {
    /** Writes the elements of a tensor in another order. */
    @FunctionalInterface
    interface Packing {
        void write(Memory memory, int at);
    }

    private record Packed(Tensor from, String layout, int at) {
        boolean is(Tensor tensor, String other) {
            // A view of weights begins where they do, and is packed in another way.
            return from.at() == tensor.at() && from.dtype() == tensor.dtype()
                    && Arrays.equals(from.dims(), tensor.dims()) && layout.equals(other);
        }
    }

    private final Arena arena;
    private final List<Packed> all = new ArrayList<>();

    /** @param arena whose mark is behind all that outlasts a run, whenever weights are packed */
    public PackedWeights(Arena arena) {
        this.arena = arena;
    }

    /** The address; -1 where so little memory is left that the run may need it. */
    int at(Tensor tensor, String layout, long bytes, Packing packing) {
        for (Packed packed : all) {
            if (packed.is(tensor, layout)) {
                return packed.at;
            }
        }
        if (bytes > arena.leftBytes() / 2) {
            return -1;
        }
        int at = arena.allocate(bytes);
        packing.write(arena.memory(), at);
        all.add(new Packed(tensor, layout, at));
        return at;
    }

    /** How many there are. */
    public int count() {
        return all.size();
    }

    /** Where one lies, behind those before it. */
    public int place(int index) {
        return all.get(index).at;
    }

    /** The element type from which it was packed. */
    public DType dtype(int index) {
        return all.get(index).from.dtype();
    }

    /** Forgets what was packed from an address on, where memory is given back. */
    public void forget(int from) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).at >= from) {
                all.remove(i);
            }
        }
    }
}
