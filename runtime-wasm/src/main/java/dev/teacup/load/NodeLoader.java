package dev.teacup.load;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.ir.Graph;
import dev.teacup.load.upgrade.OldNode;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/** Loads the nodes of a graph, or those of a function that is written into it. */
final class NodeLoader {
    private final Loader loader;
    private final Unit unit;
    private final Scope scope;
    private final Growth growth;

    NodeLoader(Loader loader, Unit unit, Scope scope, Growth growth) {
        this.loader = loader;
        this.unit = unit;
        this.scope = scope;
        this.growth = growth;
    }

    /**
     * Announces the results of all nodes, so that one which is read too early is told from one which is
     * nowhere.
     */
    void announce(List<NodeProto> nodes) {
        for (NodeProto node : nodes) {
            for (String output : node.output()) {
                if (!output.isEmpty() && !scope.announce(output)) {
                    throw new ModelException(where(node),
                            "the output " + quoted(output) + " is defined twice",
                            "a name that nothing else in the graph has", quoted(output),
                            "export the model again");
                }
            }
        }
    }

    /** @throws ModelException at the node, when it breaks a rule or its operator refuses it */
    void load(NodeProto node) {
        try {
            loader.countNode();
            FunctionProto function = loader.functions().find(node);
            if (function == null) {
                loadNode(node);
            } else {
                call(node, function);
            }
        } catch (ModelException e) {
            throw e.at(where(node));
        }
        for (String output : node.output()) {
            // A result that the newest form has no more stays one that cannot be read.
            if (!output.isEmpty() && growth.type(scope.own(output)) != null) {
                scope.define(output);
            }
        }
    }

    private void loadNode(NodeProto node) {
        String domain = OperatorSets.domain(node.domain());
        int opset = unit.opsets().version(domain);
        List<String> inputs = inputs(node);
        Attributes attributes = loadAttributes(node.attribute(), node, inputs);
        List<String> outputs = outputs(node);
        if (domain.isEmpty() && node.opType().equals("Constant")) {
            growth.addConstant(outputs.get(0), ConstantNode.tensor(attributes, loader.constants()));
        } else {
            growth.add(new OldNode(domain, node.opType(), node.name(), inputs, outputs, attributes), opset);
        }
    }

    private void call(NodeProto node, FunctionProto function) {
        if (unit.isInside(function)) {
            throw new ModelException("the function " + quoted(function.name()) + " calls itself",
                    "functions that do not recurse", "a call of it within its own nodes",
                    "export the model again");
        }
        List<String> inputs = inputs(node);
        Unit callee = unit.call(function, loader.functions().opsets(function),
                parameters(node, inputs, function));
        loader.enter();
        new FunctionLoader(loader, callee, scope.function(), growth).load(inputs, outputs(node));
        loader.leave();
    }

    /** The attributes of a call, with the defaults of those that it leaves out. */
    private Attributes parameters(NodeProto node, List<String> inputs, FunctionProto function) {
        Attributes given = loadAttributes(node.attribute(), node, inputs);
        for (String key : function.attribute()) {
            if (!given.has(key)) {
                throw new ModelException("the attribute " + quoted(key) + " of the function is missing",
                        "a value", "none",
                        "export the model again");
            }
        }
        Attributes defaults = loadAttributes(function.attributeProto(), node, inputs);
        for (String key : defaults.names()) {
            given = given.has(key) ? given : given.with(key, defaults.get(key));
        }
        return given;
    }

    private List<String> inputs(NodeProto node) {
        List<String> inputs = new ArrayList<>();
        for (String input : node.input()) {
            inputs.add(input.isEmpty() ? "" : read(input));
        }
        trim(inputs);
        return inputs;
    }

    private String read(String input) {
        String name = scope.read(input);
        if (name == null && scope.isAnnounced(input)) {
            throw new ModelException(
                    "the input " + quoted(input) + " is not defined before the node",
                    "nodes in the order in which they can run, without a cycle", quoted(input) + " too late",
                    "sort the nodes, or export the model again");
        }
        if (name == null) {
            throw new ModelException("the input " + quoted(input) + " is not defined",
                    "a graph input, an initializer or an output of an earlier node", "nothing of that name",
                    "export the model again");
        }
        return name;
    }

    /** The results; the first always gets a name, so that the node has one. */
    private List<String> outputs(NodeProto node) {
        List<String> outputs = new ArrayList<>();
        for (String output : node.output()) {
            outputs.add(output.isEmpty() ? "" : scope.own(output));
        }
        trim(outputs);
        if (outputs.isEmpty()) {
            throw new ModelException("the node has no output", "at least one", "none", "leave the node out");
        }
        if (outputs.get(0).isEmpty()) {
            outputs.set(0, scope.fresh(node.opType()));
        }
        return outputs;
    }

    /** What is left out at the end of a list is as good as not there. */
    private static void trim(List<String> names) {
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
    }

    private Attributes loadAttributes(List<AttributeProto> protos, NodeProto node, List<String> inputs) {
        AttributeLoader.Subgraphs subgraphs = proto -> subgraph(node, inputs, proto);
        return new AttributeLoader(loader, subgraphs, unit.parameters()).load(protos);
    }

    private Graph subgraph(NodeProto node, List<String> inputs, GraphProto proto) {
        GraphLoader.InputTypes types = index -> bodyInput(node.opType(), inputs, index);
        loader.enter();
        Graph graph = new GraphLoader(loader, unit, scope.subgraph(), growth.values(), types).load(proto);
        loader.leave();
        return graph;
    }

    /**
     * The type of an input of the body of Loop or Scan, where the file does not tell it: as the operand's.
     */
    private Type bodyInput(String opType, List<String> inputs, int index) {
        boolean isLoop = opType.equals("Loop");
        if (isLoop && index < 2) {
            return Type.of(index == 0 ? DType.INT64 : DType.BOOL, Shape.SCALAR);
        }
        int unrelated = opType.equals("Scan") && unit.opsets().version("") < 9 ? 1 : 0;
        int operand = index + unrelated;
        if (operand >= inputs.size() || inputs.get(operand).isEmpty()) {
            throw new ModelException("the body has more inputs than the node",
                    "a type, or an operand that tells it",
                    "none", "export the model again");
        }
        Type type = growth.type(inputs.get(operand));
        return new Type(type.dtype(), Shape.UNKNOWN, type.isSequence());
    }

    private static String where(NodeProto node) {
        boolean isNamed = !node.name().isEmpty() || node.output().isEmpty();
        return Text.node(node.opType(), isNamed ? node.name() : node.output().get(0));
    }
}
