package dev.teacup.load;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Inference;
import dev.teacup.ir.infer.Values;
import dev.teacup.load.upgrade.OldNode;
import dev.teacup.load.upgrade.Surroundings;
import dev.teacup.load.upgrade.Upgrades;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Op;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph of the IR while its nodes are added, each upgraded, checked and inferred. */
final class Growth implements Surroundings {
    private final Loader loader;
    private final Scope scope;
    private final Values values;
    private final List<Node> nodes = new ArrayList<>();
    private final List<OldNode> later = new ArrayList<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> shared = new HashMap<>();

    Growth(Loader loader, Scope scope, Values outer) {
        this.loader = loader;
        this.scope = scope;
        this.values = Values.subgraph(outer);
    }

    /** What is known of the values so far. */
    Values values() {
        return values;
    }

    void addConstant(String name, Tensor tensor) {
        values.add(name, tensor);
        tensors.put(name, tensor);
    }

    /** Adds a node of operator set {@code opset} in its newest form. */
    void add(OldNode node, int opset) {
        try {
            addNewest(Upgrades.apply(node, opset, this));
            for (int i = 0; i < later.size(); i++) {
                addNewest(later.get(i));
            }
        } catch (ModelException e) {
            throw e.at(node.where());
        }
        later.clear();
    }

    Graph build(String name, List<String> inputs, List<String> outputs) {
        return new Graph(name, inputs, outputs, nodes, tensors, values.types());
    }

    @Override
    public Type type(String value) {
        return values.type(value);
    }

    @Override
    public Tensor tensor(String value) {
        return values.tensor(value);
    }

    @Override
    public String before(String opType, Attributes attributes, String... inputs) {
        String output = fresh(inputs[0] + "_" + opType);
        addNewest(new OldNode("", opType, "", List.of(inputs), List.of(output), attributes));
        return output;
    }

    @Override
    public Attribute subgraph(Graph graph) {
        return new Attribute.Graph(Inference.infer(graph, values));
    }

    @Override
    public void after(String opType, Attributes attributes, String output, String... inputs) {
        later.add(new OldNode("", opType, "", List.of(inputs), List.of(output), attributes));
    }

    @Override
    public String longs(long... elements) {
        StringBuilder key = new StringBuilder();
        for (long element : elements) {
            key.append(element).append(',');
        }
        String known = shared.get(key.toString());
        return known != null ? known
                : share(key.toString(),
                        constants().integers(DType.INT64, new int[] {elements.length}, elements));
    }

    @Override
    public String floats(float... elements) {
        double[] values = new double[elements.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements[i];
        }
        return share("floats", constants().numbers(DType.FLOAT32, new int[] {values.length}, values));
    }

    @Override
    public String scalar(DType dtype, double value) {
        String key = dtype + " " + Double.doubleToRawLongBits(value);
        String known = shared.get(key);
        return known != null ? known : share(key, constants().numbers(dtype, new int[0], value));
    }

    @Override
    public String fresh(String base) {
        return scope.fresh(base);
    }

    private Constants constants() {
        return loader.constants();
    }

    private String share(String key, Tensor tensor) {
        String name = fresh("constant");
        addConstant(name, tensor);
        shared.put(key, name);
        return name;
    }

    private void addNewest(OldNode newest) {
        Op op = Ops.find(newest.domain(), newest.opType());
        if (op == null) {
            throw unknown(newest);
        }
        Node node = new Node(op, newest.name(), newest.inputs(), newest.outputs(), newest.attributes());
        values.infer(node);
        nodes.add(node);
    }

    private static ModelException unknown(OldNode node) {
        if (node.domain().isEmpty()) {
            String meant = Text.didYouMean(node.opType(), Ops.names());
            return ModelException.ofUnknownOperator(node.where(),
                    "the operator " + quoted(node.opType()) + " is not supported",
                    "an operator of ONNX that Teacup knows", quoted(node.opType()),
                    meant.isEmpty() ? "export the model with other operators" : meant);
        }
        return new ModelException(node.where(),
                "the operator " + quoted(node.opType()) + " of the domain " + quoted(node.domain())
                        + " is not supported",
                "an operator of ONNX itself", quoted(node.domain() + "." + node.opType()),
                "export it before a runtime optimises it, or with operators of ONNX itself");
    }
}
