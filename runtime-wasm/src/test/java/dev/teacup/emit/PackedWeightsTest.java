package dev.teacup.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
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

    @Test
    void loopsPackPanelsOfWhatLiesBeforeTheirRoomAndWhatFitsThere() {
        Arena arena = new Arena(BufferMemory.of(1 << 12, 1 << 20), Arena.ALIGNMENT, 1 << 20);
        Constants constants = new Constants(arena, new Strings());
        Graph graph = Graph.parse("""
                graph turns
                input x: float32[2]
                constant n: int64[] = 3
                y = Loop(n, _, x) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input before: float32[2]
                        constant w: float32[2, 2] = 1 2 3 4
                        after = MatMul(before, w)
                        output go
                        output after
                    }
                }
                output y
                """, constants);
        Tensor weights = constants.floats(new int[] {2, 2}, 1, 2, 3, 4);
        PackedWeights inside = new PackedWeights(arena, graph).inside();
        Tensor ofRun = constants.floats(new int[] {2, 2}, 1, 2, 3, 4);
        int mark = arena.mark();
        Panels panels = new Panels(8, 2, 2, 8, 4);
        assertEquals(-1, inside.at(ofRun, panels, 128), "made by a run");
        int at = inside.at(weights, panels, 128);
        assertTrue(at > weights.at() && at < ofRun.at(), at + " in front of what runs make");
        assertEquals(at, inside.at(weights, panels, 128));
        assertEquals(2, arena.memory().f32(at + 4));
        assertEquals(-1, inside.at(weights, new Panels(16, 2, 2, 8, 4), 1 << 14), "no room");
        assertEquals(-1, pack(inside, weights, "with zero points"));
        assertEquals(mark, arena.mark(), "memory of a run");
        assertTrue(inside.isBefore(mark) && !inside.isBefore(weights.at()));
        assertNull(new PackedWeights(arena).inside(), "no subgraphs");
    }

    private int pack(PackedWeights packed, Tensor weights, String layout) {
        return packed.at(weights, layout, 8, (memory, at) -> packings++);
    }
}
