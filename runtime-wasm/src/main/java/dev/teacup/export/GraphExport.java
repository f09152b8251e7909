package dev.teacup.export;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Expansion;
import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.op.Attribute;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes one graph, and those that are attributes of its nodes, for an operator set. */
final class GraphExport {
    private final Constants constants;
    private final int opset;
    private final TensorExport tensors;
    private final Map<String, Integer> imports = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    GraphExport(Constants constants, int opset) {
        this.constants = constants;
        this.opset = opset;
        this.tensors = new TensorExport(constants.strings());
        imports.put("", opset);
    }

    /** The operator sets of the nodes that were written. */
    List<OperatorSetIdProto> imports() {
        List<OperatorSetIdProto> all = new ArrayList<>();
        imports.forEach((domain, version) -> all.add(new OperatorSetIdProto(domain, version)));
        return all;
    }

    GraphProto graph(Graph graph) {
        return graph(graph, null);
    }

    private GraphProto graph(Graph graph, Values outer) {
        Values values = new Values(outer);
        List<TensorProto> initializers = new ArrayList<>();
        for (Map.Entry<String, Tensor> constant : graph.constants().entrySet()) {
            values.add(constant.getKey(), constant.getValue());
            initializers.add(tensors.tensor(constant.getKey(), constant.getValue()));
        }
        graph.types().forEach((name, type) -> {
            if (values.types().get(name) == null) {
                values.add(name, type);
            }
        });
        List<NodeProto> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            write(node, values, nodes, initializers);
        }
        return GraphProto.of(graph.name(), nodes, initializers, infos(graph, graph.inputs()),
                infos(graph, graph.outputs()));
    }

    private static List<ValueInfoProto> infos(Graph graph, List<String> names) {
        List<ValueInfoProto> infos = new ArrayList<>();
        for (String name : names) {
            // An output of a subgraph may be a value of the graph around it, which has its type there.
            boolean isKnown = graph.type(name) != null;
            infos.add(ValueInfoProto.of(name, isKnown ? TypeExport.type(graph.type(name)) : null));
        }
        return infos;
    }

    private void write(Node node, Values values, List<NodeProto> nodes, List<TensorProto> initializers) {
        DType dtype = node.hasInput(0) ? values.type(node.input(0)).dtype() : null;
        Novelty novelty = Novelty.in(node, dtype, opset);
        if (novelty == null) {
            nodes.add(proto(node, values));
        } else if (novelty.isDefault(node)) {
            write(new Node(node.op(), node.name(), node.inputs(), node.outputs(),
                    node.attributes().without(novelty.attribute())), values, nodes, initializers);
        } else {
            GraphBuilder builder = composition(node, novelty, values);
            builder.constants().forEach((name, tensor) -> {
                values.add(name, tensor);
                initializers.add(tensors.tensor(name, tensor));
            });
            builder.nodes().forEach(values::infer);
            for (Node part : builder.nodes()) {
                write(part, values, nodes, initializers);
            }
        }
    }

    private GraphBuilder composition(Node node, Novelty novelty, Values values) {
        GraphBuilder builder = Expansion.of(constants, values, node);
        if (builder == null) {
            throw new ModelException(node.where(), novelty + " is newer than the operator set of the file",
                    "what opset " + opset + " has, or is a composition of that",
                    "since opset " + novelty.since(),
                    "export for an operator set that has it");
        }
        return builder;
    }

    private NodeProto proto(Node node, Values values) {
        List<AttributeProto> attributes = new ArrayList<>();
        for (String key : node.attributes().names()) {
            attributes.add(AttributeProto.of(key, attribute(node.attributes().get(key), values)));
        }
        OpDef def = node.op().def();
        if (!def.domain().isEmpty()) {
            imports.merge(def.domain(), def.since(), Math::max);
        }
        return new NodeProto(node.inputs(), node.outputs(), name(node), def.name(), def.domain(), "",
                attributes, "",
                List.of());
    }

    /** Names are unique in a file: the nodes that stand for one that is newer say which value each makes. */
    private String name(Node node) {
        boolean isFree = node.name().isEmpty() || names.add(node.name());
        return isFree ? node.name() : node.name() + ", " + node.output();
    }

    private AttributeProto.Value attribute(Attribute attribute, Values values) {
        if (attribute instanceof Attribute.Graph graph) {
            return new AttributeProto.Graph(graph((Graph) graph.value(), values));
        } else if (attribute instanceof Attribute.Constant constant) {
            return new AttributeProto.Tensor(tensors.tensor("", constant.value()));
        }
        return AttributeExport.value(attribute);
    }
}
