package dev.teacup.emit;

import dev.teacup.memory.Arena;
import dev.teacup.memory.Memory;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Weights in the order in which kernels read them, each packed once. */
public final class PackedWeights {
    /** Writes the elements of a tensor in another order. */
    @FunctionalInterface
    interface Packing {
        void write(Memory memory, int at);
    }

    private record Packed(int from, String layout, int at) {}

    private final Arena arena;
    private final List<Packed> all = new ArrayList<>();

    /** @param arena whose mark is behind all that outlasts a run, whenever weights are packed */
    public PackedWeights(Arena arena) {
        this.arena = arena;
    }

    int at(Tensor tensor, String layout, long bytes, Packing packing) {
        for (Packed packed : all) {
            if (packed.from == tensor.at() && packed.layout.equals(layout)) {
                return packed.at;
            }
        }
        int at = arena.allocate(bytes);
        packing.write(arena.memory(), at);
        all.add(new Packed(tensor.at(), layout, at));
        return at;
    }

    /** Forgets what was packed, whose memory is given back. */
    public void forget() {
        all.clear();
    }
}
