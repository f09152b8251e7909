package dev.teacup.train.quantize;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who reads a constant, in its graph and in those inside, and along which axis its channels lie: each output
 * of a product, a convolution or a gate is a sum with weights of its own, and each row of a table is picked
 * alone, so that a scale of its own costs nothing but its bytes.
 */
final class Uses {
    /** The scale is one for the whole tensor. */
    static final int WHOLE = -1;
    /** The tensor is no weight, or not only one. */
    static final int NONE = -2;
    /** The reader takes the channels as others have them. */
    private static final int ANY = -3;
    /** A scale for fewer weights than this would take too many bytes. */
    private static final int FEWEST = 16;

    private final TensorProto constant;
    private final Set<Integer> axes = new TreeSet<>();

    private Uses(TensorProto constant) {
        this.constant = constant;
    }

    /** The axis of a constant's channels, or {@link #WHOLE} or {@link #NONE}. */
    static int axis(GraphProto graph, TensorProto constant) {
        Uses uses = new Uses(constant);
        uses.lookIn(graph);
        uses.axes.remove(ANY);
        if (uses.axes.isEmpty() || uses.axes.contains(NONE)) {
            return NONE;
        }
        int axis = uses.axes.iterator().next();
        boolean isWhole =
                uses.axes.size() > 1 || constant.elements() / constant.dims().get(axis) < FEWEST;
        return isWhole ? WHOLE : axis;
    }

    /** The graphs of a node: bodies and branches. */
    static List<GraphProto> graphs(NodeProto node) {
        List<GraphProto> graphs = new ArrayList<>();
        for (AttributeProto attribute : node.attribute()) {
            if (attribute.value() instanceof AttributeProto.Graph inner) {
                graphs.add(inner.g());
            } else if (attribute.value() instanceof AttributeProto.GraphList inner) {
                graphs.addAll(inner.graphs());
            }
        }
        return graphs;
    }

    private void lookIn(GraphProto graph) {
        if (graph.output().stream().anyMatch(output -> output.name().equals(constant.name()))) {
            axes.add(NONE);
        }
        for (NodeProto node : graph.node()) {
            for (int input = 0; input < node.input().size(); input++) {
                if (node.input().get(input).equals(constant.name())) {
                    int axis = axis(node, input);
                    axes.add(axis >= constant.dims().size() ? NONE : axis);
                }
            }
            for (GraphProto inner : graphs(node)) {
                boolean isHidden = inner.initializer().stream()
                        .anyMatch(other -> other.name().equals(constant.name()));
                if (!isHidden) {
                    lookIn(inner);
                }
            }
        }
    }

    private int axis(NodeProto node, int input) {
        int rank = constant.dims().size();
        if (!Storage.isOwn(node.domain()) || rank < 2) {
            return NONE;
        }
        int axis = switch (node.opType()) {
            case "MatMul" -> input == 1 ? rank - 1 : rank - 2;
            case "Gemm" -> gemm(node, input);
            case "Conv" -> input == 1 ? 0 : NONE;
            case "ConvTranspose" -> input == 1 ? 1 : NONE;
            case "GRU", "LSTM", "RNN" -> input == 1 || input == 2 ? 1 : NONE;
            case "Gather" -> input == 0 ? (int) Math.floorMod(integer(node, "axis"), (long) rank) : NONE;
            case "Transpose" -> ANY;
            default -> NONE;
        };
        return axis;
    }

    private static int gemm(NodeProto node, int input) {
        return switch (input) {
            case 0 -> integer(node, "transA") == 0 ? 0 : 1;
            case 1 -> integer(node, "transB") == 0 ? 1 : 0;
            default -> NONE;
        };
    }

    private static long integer(NodeProto node, String name) {
        return node.attribute().stream()
                .filter(attribute -> attribute.name().equals(name)
                        && attribute.value() instanceof AttributeProto.Int)
                .mapToLong(attribute -> ((AttributeProto.Int) attribute.value()).i()).findFirst().orElse(0);
    }
}
