package dev.teacup.op.shape;

import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.tensor.Strings;

/** What is inferred of graphs that tests write down. */
final class Inferred {
    private Inferred() {}

    /** The type of the first result of the last line, in its text form. */
    static String type(String lines) {
        Arena arena = new Arena(BufferMemory.of(1 << 12, 1 << 20), 16, 1 << 20);
        Graph graph = Graph.parse("graph test\n" + lines, new Constants(arena, new Strings()));
        return graph.type(graph.nodes().get(graph.nodes().size() - 1).output()).toString();
    }
}
