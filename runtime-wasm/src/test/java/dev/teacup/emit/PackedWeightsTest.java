package dev.teacup.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.ir.Constants;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PackedWeightsTest {
    private int packings;

    @Test
    void whatLiesBeforeAnAddressIsNotPackedAgain() {
        Arena arena = new Arena(BufferMemory.of(1 << 12, 1 << 16), Arena.ALIGNMENT, 1 << 16);
        Tensor weights = new Constants(arena, new Strings()).floats(new int[] {2}, 1, 2);
        PackedWeights packed = new PackedWeights(arena);
        int first = pack(packed, weights, "panels8");
        assertEquals(first, pack(packed, weights, "panels8"));
        int mark = arena.mark();
        pack(packed, weights, "panels16");
        assertEquals(2, packings);
        arena.release(mark);
        packed.forget(mark);
        assertEquals(first, pack(packed, weights, "panels8"));
        assertEquals(2, packings);
        pack(packed, weights, "panels16");
        assertEquals(3, packings);
    }

    private int pack(PackedWeights packed, Tensor weights, String layout) {
        return packed.at(weights, layout, 8, (memory, at) -> packings++);
    }
}
