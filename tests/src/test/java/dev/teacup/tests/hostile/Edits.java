package dev.teacup.tests.hostile;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.testkit.Models;
import java.util.ArrayList;
import java.util.List;

/** Models with one part changed. */
final class Edits {
    private Edits() {}

    /** The node with the attribute in the place of one of its name. */
    static NodeProto with(NodeProto node, AttributeProto attribute) {
        List<AttributeProto> attributes = new ArrayList<>(node.attribute());
        attributes.removeIf(other -> other.name().equals(attribute.name()));
        attributes.add(attribute);
        return withAttributes(node, attributes);
    }

    static NodeProto withAttributes(NodeProto node, List<AttributeProto> attributes) {
        return new NodeProto(node.input(), node.output(), node.name(), node.opType(), node.domain(), "",
                attributes, "", List.of());
    }

    static NodeProto withValues(NodeProto node, List<String> inputs, List<String> outputs) {
        return new NodeProto(inputs, outputs, node.name(), node.opType(), node.domain(), "",
                node.attribute(), "", List.of());
    }

    static ModelProto withNodes(ModelProto model, List<NodeProto> nodes) {
        GraphProto graph = model.graph();
        return withGraph(model,
                GraphProto.of(graph.name(), nodes, graph.initializer(), graph.input(), graph.output()));
    }

    static ModelProto withInputs(ModelProto model, List<ValueInfoProto> inputs) {
        GraphProto graph = model.graph();
        return withGraph(model,
                GraphProto.of(graph.name(), graph.node(), graph.initializer(), inputs, graph.output()));
    }

    static ModelProto withInitializers(ModelProto model, List<TensorProto> initializers) {
        GraphProto graph = model.graph();
        return withGraph(model,
                GraphProto.of(graph.name(), graph.node(), initializers, graph.input(), graph.output()));
    }

    static ModelProto withGraph(ModelProto model, GraphProto graph) {
        return new ModelProto(model.irVersion(), model.opsetImport(), model.producerName(), "", "", 0, "",
                graph,
                List.of(), model.functions());
    }

    /** The list with element {@code index} replaced. */
    static <T> List<T> replaced(List<T> list, int index, T element) {
        List<T> other = new ArrayList<>(list);
        other.set(index, element);
        return other;
    }
}
