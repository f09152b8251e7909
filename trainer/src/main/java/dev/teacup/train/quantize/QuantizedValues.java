package dev.teacup.train.quantize;

import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.TensorProto;
import dev.teacup.tensor.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The values that are multiplied by int8 weights, rounded to 256 steps by QuantizeLinear and DequantizeLinear
 * before that, so that a runtime may compute the product in integers. Those of inner graphs, which cannot be
 * looked at from outside, and of recurrent networks are left as they are.
 *
 * @param names of the values
 * @param weights that are stored in int8
 */
record QuantizedValues(List<String> names, Set<String> weights) {
    private static final Set<String> PRODUCTS = Set.of("MatMul", "Gemm", "Conv", "ConvTranspose");

    /** Of a model's own graph. */
    static QuantizedValues between(ModelProto model, Set<String> weights) {
        Set<String> constants = new LinkedHashSet<>();
        model.graph().initializer().forEach(constant -> constants.add(constant.name()));
        Set<String> names = new LinkedHashSet<>();
        for (NodeProto node : model.graph().node()) {
            int factor = factor(node, weights);
            if (factor >= 0 && !constants.contains(node.input().get(factor))) {
                names.add(node.input().get(factor));
            }
        }
        return new QuantizedValues(List.copyOf(names), weights);
    }

    /** Which input of a node is multiplied by one of the weights, or -1. */
    private static int factor(NodeProto node, Set<String> weights) {
        boolean isProduct = Storage.isOwn(node.domain()) && PRODUCTS.contains(node.opType())
                && node.input().size() >= 2;
        if (!isProduct) {
            return -1;
        }
        return weights.contains(node.input().get(1)) ? 0 : weights.contains(node.input().get(0)) ? 1 : -1;
    }

    /**
     * A graph with these values rounded.
     *
     * @param graph with the weights in int8
     * @param fresh makes a name that no value has
     */
    GraphProto in(GraphProto graph, Map<String, Range> ranges, UnaryOperator<String> fresh) {
        List<TensorProto> initializers = new ArrayList<>(graph.initializer());
        Map<String, List<NodeProto>> pairs = new LinkedHashMap<>();
        for (String name : names) {
            Range range = ranges.get(name);
            List<String> step = List.of(fresh.apply(name + ".scale"), fresh.apply(name + ".zero"));
            initializers.add(Constants.of(step.get(0), DType.FLOAT32, Longs.EMPTY, range.scale()));
            initializers.add(Constants.of(step.get(1), DType.UINT8, Longs.EMPTY, range.zeroPoint()));
            String q = fresh.apply(name + ".uint8");
            pairs.put(name, List.of(node("QuantizeLinear", name, step, q),
                    node("DequantizeLinear", q, step, fresh.apply(name + ".rounded"))));
        }
        List<NodeProto> nodes = new ArrayList<>();
        Set<String> rounded = new LinkedHashSet<>();
        for (NodeProto node : graph.node()) {
            int factor = factor(node, weights);
            List<NodeProto> pair = factor < 0 ? null : pairs.get(node.input().get(factor));
            if (pair != null && rounded.add(node.input().get(factor))) {
                nodes.addAll(pair);
            }
            nodes.add(pair == null ? node : reading(node, factor, pair.get(1).output().get(0)));
        }
        return graph.with(nodes, initializers);
    }

    private static NodeProto node(String opType, String from, List<String> step, String to) {
        return NodeProto.of(opType, "", List.of(from, step.get(0), step.get(1)), List.of(to), List.of());
    }

    private static NodeProto reading(NodeProto node, int input, String value) {
        List<String> inputs = new ArrayList<>(node.input());
        inputs.set(input, value);
        return new NodeProto(inputs, node.output(), node.name(), node.opType(), node.domain(),
                node.overload(), node.attribute(), node.docString(), node.metadataProps());
    }
}
