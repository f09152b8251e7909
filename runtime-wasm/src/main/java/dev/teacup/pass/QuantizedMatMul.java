package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code MatMul(DequantizeLinear(a, s, u), DequantizeLinear(b, t, v)) = Cast(MatMulInteger(a, b, u, v)) *
 * (s * t)}, where a has one scale, the constant matrix b one or one for each column, both are bytes, and no
 * sum leaves 32 bits. In subgraphs, where weights are not packed, products of floats are faster.
 */
final class QuantizedMatMul implements Rule {
    /** So many products of differences of bytes, at most 255 * 255 each, fit into 31 bits. */
    private static final int MOST_PRODUCTS = 1 << 15;

    @Override
    public String name() {
        return "quantized-matmul";
    }

    @Override
    public Numerics numerics() {
        return Numerics.REASSOCIATES;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        Node a = node.opType().equals("MatMul") && !sweep.isSubgraph() ? dequantized(sweep, node.input(0))
                : null;
        Node b = a == null ? null : dequantized(sweep, node.input(1));
        if (b == null || !isOne(sweep.type(a.input(1)))) {
            return null;
        }
        Type left = sweep.type(a.input(0));
        Tensor right = sweep.constant(b.input(0));
        boolean isMatrix = right != null && right.rank() == 2 && right.dim(0) <= MOST_PRODUCTS;
        if (!isMatrix || !left.shape().hasRank() || left.shape().rank() < 2) {
            return null;
        }
        Type scale = sweep.type(b.input(1));
        if (sweep.constant(b.input(2)) == null || !isOne(scale) && !isEachColumn(b, scale)) {
            return null;
        }
        List<Node> nodes = new ArrayList<>();
        String sums = sweep.added(nodes, node, "MatMulInteger", Attributes.NONE, a.input(0), b.input(0),
                a.input(2), b.input(2));
        String real = sweep.added(nodes, node, "Cast", Attributes.of("to", DType.FLOAT32.code()), sums);
        String both = sweep.added(nodes, node, "Mul", Attributes.NONE, a.input(1), b.input(1));
        nodes.add(node.as("Mul", Attributes.NONE, real, both));
        return Patch.of(nodes);
    }

    /** The node that makes a value of bytes and a zero point, without blocks; null where another one does. */
    private static Node dequantized(Sweep sweep, String value) {
        Node maker = sweep.maker(value);
        if (maker == null || !maker.opType().equals("DequantizeLinear") || !maker.hasInput(2)
                || maker.attributes().has("block_size") || sweep.type(value).dtype() != DType.FLOAT32) {
            return null;
        }
        DType dtype = sweep.type(maker.input(0)).dtype();
        return dtype == DType.UINT8 || dtype == DType.INT8 ? maker : null;
    }

    private static boolean isEachColumn(Node dequantize, Type scale) {
        Attribute axis = dequantize.attributes().get("axis");
        boolean isLast = axis == null || axis instanceof Attribute.Int given && Math.abs(given.value()) == 1;
        return isLast && scale.shape().hasRank() && scale.shape().rank() == 1;
    }

    private static boolean isOne(Type type) {
        return type.isKnown() && type.shape().rank() < 2 && type.shape().elements() == 1;
    }
}
