package dev.teacup.tests.vectors;

import dev.teacup.error.Limits;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TypeProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/** Whether the engine claims to run a model: it has all operators, and all inputs and outputs are tensors. */
final class Needs {
    private Needs() {}

    static boolean areMet(byte[] model) {
        Span bytes = Span.of(model);
        ModelProto proto = ModelReader.read(bytes.memory(), bytes.at(), bytes.length(), Limits.DEFAULT);
        List<NodeProto> nodes = new ArrayList<>(nodes(proto.graph()));
        for (FunctionProto function : proto.functions()) {
            function.node().forEach(node -> add(node, nodes));
        }
        return nodes.stream().allMatch(node -> isKnown(node, proto)) && takesTensors(proto.graph());
    }

    private static boolean isKnown(NodeProto node, ModelProto model) {
        boolean isFunction =
                model.functions().stream().anyMatch(function -> function.name().equals(node.opType()));
        String domain = node.domain().equals("ai.onnx") ? "" : node.domain();
        return isFunction || Ops.find(domain, node.opType()) != null;
    }

    private static boolean takesTensors(GraphProto graph) {
        List<ValueInfoProto> values = new ArrayList<>(graph.input());
        values.addAll(graph.output());
        return values.stream().allMatch(value -> value.type() != null
                && value.type().value() instanceof TypeProto.Tensor tensor
                && DType.ofCode(tensor.elemType()) != null);
    }

    private static List<NodeProto> nodes(GraphProto graph) {
        List<NodeProto> nodes = new ArrayList<>();
        graph.node().forEach(node -> add(node, nodes));
        return nodes;
    }

    private static void add(NodeProto node, List<NodeProto> nodes) {
        nodes.add(node);
        for (AttributeProto attribute : node.attribute()) {
            if (attribute.value() instanceof AttributeProto.Graph graph) {
                nodes.addAll(nodes(graph.g()));
            }
        }
    }
}
