package dev.teacup.load;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.onnx.ModelProto;

/** Turns a model as its file has it into a graph whose nodes are checked and whose types are inferred. */
public final class Loader {
    private static final long OLDEST_IR = 1;
    private static final long NEWEST_IR = 14;

    private final Constants constants;
    private final TensorLoader tensors;
    private final Functions functions;
    private final Limits limits;
    private int nodes;
    private long heapBytes;
    private int depth;

    Loader(ModelProto model, Constants constants, Limits limits, ExternalFiles files) {
        this.constants = constants;
        this.tensors = new TensorLoader(constants, files);
        this.functions = new Functions(model.functions());
        this.limits = limits;
    }

    /**
     * The graph of a model.
     *
     * @param constants where tensors are decoded to; those that lie in its memory already stay where they are
     * @param files the files beside the model
     * @throws ModelException for whatever breaks a rule of ONNX, or is not supported
     */
    public static Graph load(ModelProto model, Constants constants, Limits limits, ExternalFiles files) {
        if (model.irVersion() < OLDEST_IR || model.irVersion() > NEWEST_IR) {
            throw new ModelException("model", "the version of the file format is not known",
                    "ir_version " + OLDEST_IR + " to " + NEWEST_IR, "ir_version " + model.irVersion(),
                    "export the model for an older version, or use a newer Teacup");
        }
        Unit unit = Unit.ofModel(new OperatorSets(model.opsetImport()));
        Loader loader = new Loader(model, constants, limits, files);
        return new GraphLoader(loader, unit, Scope.ofModel(), null, null).load(model.graph());
    }

    Constants constants() {
        return constants;
    }

    TensorLoader tensors() {
        return tensors;
    }

    Functions functions() {
        return functions;
    }

    /**
     * Counts a subgraph or the body of a function inside of what is being loaded.
     *
     * @throws ModelException without a place, when they are nested too deep
     */
    void enter() {
        depth++;
        if (depth > limits.nesting()) {
            throw new ModelException("subgraphs and functions are nested too deep",
                    "at most " + limits.nesting(),
                    "one more", "flatten the model, or raise the limit");
        }
    }

    /** Says that what was entered last is loaded. */
    void leave() {
        depth--;
    }

    /**
     * Counts a node of the file, once for each time that it is written into the IR.
     *
     * @throws ModelException without a place, when there are too many
     */
    void countNode() {
        nodes++;
        if (nodes > limits.nodes()) {
            throw new ModelException("the model has too many nodes once its functions are written out",
                    "at most " + limits.nodes(), "more", "use a smaller model, or raise the limit");
        }
    }

    /**
     * Counts what a list of the file takes of Java's heap, once for each time that it is written into the IR.
     *
     * @throws ModelException without a place, when it is too much
     */
    void countHeap(long bytes) {
        heapBytes += bytes;
        if (heapBytes > limits.memoryBytes()) {
            throw new ModelException("the lists of the model need more memory than the limit allows",
                    "at most " + limits.memoryBytes() + " bytes", "more, once its functions are written out",
                    "use a smaller model, or raise the limit");
        }
    }
}
