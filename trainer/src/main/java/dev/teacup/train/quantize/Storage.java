package dev.teacup.train.quantize;

import dev.teacup.error.ModelException;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Stores constants of a model otherwise, in its graph and in those of its nodes. Where a constant was, nodes
 * compute it under its old name from what is stored instead, in the graph that it stood in: what reads it
 * stays as it is, in inner graphs, too, and one that stood outside of a loop is computed once.
 */
abstract sealed class Storage permits Float16, Int8 {
    /** What stands for a constant: nodes, the last of which gives its name, and the constants they need. */
    record Stored(List<TensorProto> initializers, List<NodeProto> nodes) {}

    private final Set<String> taken = new HashSet<>();

    /** What is stored instead of a float32 constant of {@code graph}, or null where it stays. */
    abstract Stored stored(GraphProto graph, TensorProto constant);

    /** The model with all of its graphs stored. */
    final ModelProto stored(ModelProto model) {
        takeNames(model.graph());
        GraphProto graph = of(model.graph());
        return model.with(graph);
    }

    /** @throws ModelException when the operator set is older than what the stored form is written in */
    static void checkOpset(ModelProto model, long oldest) {
        for (OperatorSetIdProto set : model.opsetImport()) {
            if (isOwn(set.domain()) && set.version() < oldest) {
                throw new ModelException("model", "its operator set is too old for smaller weights",
                        "operator set " + oldest + " or newer", "operator set " + set.version(),
                        "export it for a newer operator set, or convert it by ONNX's version converter");
            }
        }
    }

    static boolean isOwn(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    /** A name that no value of the model has. */
    final String fresh(String wish) {
        String name = wish;
        for (int number = 1; !taken.add(name); number++) {
            name = wish + "_" + number;
        }
        return name;
    }

    private void takeNames(GraphProto graph) {
        graph.initializer().forEach(constant -> taken.add(constant.name()));
        graph.input().forEach(input -> taken.add(input.name()));
        for (NodeProto node : graph.node()) {
            taken.addAll(node.input());
            taken.addAll(node.output());
            Uses.graphs(node).forEach(this::takeNames);
        }
    }

    private GraphProto of(GraphProto graph) {
        Set<String> fed = new HashSet<>();
        graph.input().stream().map(ValueInfoProto::name).forEach(fed::add);
        List<TensorProto> initializers = new ArrayList<>();
        List<NodeProto> nodes = new ArrayList<>();
        for (TensorProto constant : graph.initializer()) {
            boolean mayChange = Constants.isLarge(constant) && !fed.contains(constant.name());
            Stored stored = mayChange ? stored(graph, constant) : null;
            if (stored == null) {
                initializers.add(constant);
            } else {
                initializers.addAll(stored.initializers);
                nodes.addAll(stored.nodes);
            }
        }
        graph.node().forEach(node -> nodes.add(of(node)));
        return graph.with(nodes, initializers);
    }

    private NodeProto of(NodeProto node) {
        if (Uses.graphs(node).isEmpty()) {
            return node;
        }
        List<AttributeProto> attributes = new ArrayList<>();
        for (AttributeProto attribute : node.attribute()) {
            AttributeProto.Value value = attribute.value();
            if (value instanceof AttributeProto.Graph inner) {
                value = new AttributeProto.Graph(of(inner.g()));
            } else if (value instanceof AttributeProto.GraphList inner) {
                value = new AttributeProto.GraphList(inner.graphs().stream().map(this::of).toList());
            }
            attributes.add(new AttributeProto(attribute.name(), value, attribute.docString()));
        }
        return new NodeProto(node.input(), node.output(), node.name(), node.opType(), node.domain(),
                node.overload(), attributes, node.docString(), node.metadataProps());
    }
}
