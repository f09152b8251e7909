package dev.teacup.export;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import java.util.List;

/** Writes graphs as ONNX models. */
public final class Exporter {
    /** The oldest operator set that can be written: from it on, forms of operators hardly change. */
    public static final int OLDEST = 21;

    /** The newest operator set that can be written. */
    public static final int NEWEST = 27;

    /** The version of the file format that came with each operator set from {@link #OLDEST} on. */
    private static final int[] IR_VERSIONS = {10, 10, 11, 12, 13, 13, 13};

    private Exporter() {}

    /**
     * The model of a graph: names stay, constants become initializers whose elements stay where they lie, and
     * what the operator set does not have yet is written as the composition that it is.
     *
     * @param constants where the constants of compositions are made, and the strings of the graph are
     * @throws ModelException at the node that the operator set has no form of
     */
    public static ModelProto export(Graph graph, Constants constants, Heading heading) {
        int opset = heading.opset();
        if (opset < OLDEST || opset > NEWEST) {
            throw new ModelException("export", "the operator set is not one that can be written",
                    "opset " + OLDEST + " to " + NEWEST, "opset " + opset, "export for opset " + OLDEST);
        }
        GraphExport export = new GraphExport(constants, opset);
        GraphProto written = export.graph(graph);
        return new ModelProto(IR_VERSIONS[opset - OLDEST], export.imports(), heading.producer(),
                heading.producerVersion(), "", 0, "", written, heading.metadata(), List.of());
    }
}
