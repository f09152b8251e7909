package dev.teacup.train.layer;

import dev.teacup.error.Limits;
import dev.teacup.eval.Budget;
import dev.teacup.export.Heading;
import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.pass.Pipeline;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network under a name: what its parameters are, and what it is as an ONNX file. */
public final class Model {
    /** The operator set of exported files. */
    public static final int OPSET = 21;

    private final String name;
    private final Network network;
    private final DType real;
    private final List<Parameter> parameters;
    private final Map<String, Type> inputs;
    private final byte[] withInputs;

    private Model(String name, Network network, DType real) {
        this.name = name;
        this.network = network;
        this.real = real;
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        Context context = Context.use(g, workspace.constants(), real);
        network.build(context);
        this.parameters = context.parameters();
        this.inputs = new LinkedHashMap<>(context.inputs());
        Graph graph = g.build(name);
        context.require(!graph.outputs().isEmpty(), "it has no outputs", "one or more, by Context.out",
                "none",
                "give out what the network computes");
        this.withInputs = workspace.onnx(graph, Heading.of(OPSET));
    }

    /**
     * A model in float32.
     *
     * @throws dev.teacup.error.ModelException with the layer that cannot take what it is given
     */
    public static Model of(String name, Network network) {
        return new Model(name, network, DType.FLOAT32);
    }

    public String name() {
        return name;
    }

    /** Its parameters, in the order in which the network asks for them. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** How many numbers all its parameters have together. */
    public long elements() {
        return parameters.stream().mapToLong(Parameter::elements).sum();
    }

    /** What is fed to it, parameters aside. */
    public Map<String, Type> inputs() {
        return inputs;
    }

    /** The model as an ONNX file whose parameters are inputs, as one runs it while it is trained. */
    public byte[] withParametersAsInputs() {
        return withInputs;
    }

    /** The graph with these weights as constants. */
    public Graph graph(Weights weights, Workspace workspace) {
        GraphBuilder g = workspace.builder();
        network.build(Context.use(g, workspace.constants(), real, weights));
        return g.build(name);
    }

    /**
     * The finished model as an ONNX file: what depends on weights alone is computed once and for all.
     *
     * @param heading what the file says of itself; its operator set is {@link #OPSET} as a rule
     * @throws dev.teacup.error.ModelException when the weights are those of another model
     */
    public byte[] onnx(Weights weights, Heading heading) {
        Workspace workspace = Workspace.create();
        Graph graph = graph(weights, workspace);
        Pipeline rules = Pipeline.of(workspace.constants(), new Budget(Limits.DEFAULT));
        return workspace.onnx(rules.run(graph), heading);
    }
}
