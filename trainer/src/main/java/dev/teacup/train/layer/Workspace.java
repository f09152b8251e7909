package dev.teacup.train.layer;

import dev.teacup.export.Exporter;
import dev.teacup.export.Heading;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.tensor.Strings;

/** Where a graph is built: the memory of its constants, from which it is written as a file. */
public record Workspace(Constants constants) {
    private static final int FIRST_BYTES = 1 << 16;
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    /** An empty one. */
    public static Workspace create() {
        Arena arena = new Arena(BufferMemory.of(FIRST_BYTES, MOST_BYTES), Arena.ALIGNMENT, MOST_BYTES);
        return new Workspace(new Constants(arena, new Strings()));
    }

    public GraphBuilder builder() {
        return new GraphBuilder(constants);
    }

    /** A graph that was built here, as the bytes of an ONNX model. */
    public byte[] onnx(Graph graph, Heading heading) {
        return ModelWriter.bytes(Exporter.export(graph, constants, heading));
    }
}
