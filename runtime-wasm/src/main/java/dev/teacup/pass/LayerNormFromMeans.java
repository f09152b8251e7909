package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * {@code d / Sqrt(ReduceMean(d * d) + epsilon) * scale + b = LayerNormalization(x, scale, b)} for
 * {@code d = x - ReduceMean(x)}, where the means are those of the last axis, as models say it that are older
 * than the operator.
 */
final class LayerNormFromMeans implements Rule {
    @Override
    public String name() {
        return "layer-norm-from-means";
    }

    @Override
    public Numerics numerics() {
        return Numerics.REASSOCIATES;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        for (int i = 0; node.opType().equals("Add") && i < 2; i++) {
            Node product = sweep.maker(node.input(i), "Mul");
            for (int j = 0; product != null && j < 2; j++) {
                Patch patch = fused(sweep, node, product.input(j), product.input(1 - j), node.input(1 - i));
                if (patch != null) {
                    return patch;
                }
            }
        }
        return null;
    }

    private static Patch fused(Sweep sweep, Node node, String quotient, String scale, String bias) {
        Node div = sweep.maker(quotient, "Div");
        Node root = div == null ? null : sweep.maker(div.input(1), "Sqrt");
        Node sum = root == null ? null : sweep.maker(root.input(0), "Add");
        if (sum == null) {
            return null;
        }
        int constant = sweep.constant(sum.input(0)) == null ? 1 : 0;
        Tensor epsilon = sweep.constant(sum.input(constant));
        Node square = mean(sweep, sum.input(1 - constant));
        boolean isSquare = square != null && isSquare(sweep, square)
                && epsilon != null && epsilon.elements() == 1 && epsilon.rank() <= 1;
        Node sub = isSquare ? sweep.maker(square.input(0), "Sub") : null;
        if (sub == null || !isSame(sub, sweep.maker(div.input(0), "Sub"))) {
            return null;
        }
        String x = sub.input(0);
        Type type = sweep.type(x);
        boolean isMean = sub.input(1).equals(meanOf(sweep, x, sub.input(1)));
        if (!isMean || type.dtype() != DType.FLOAT32 || !isRow(sweep, scale, type.shape())
                || !isRow(sweep, bias, type.shape())) {
            return null;
        }
        Attributes attributes = Attributes.of("axis", -1).with("epsilon", (float) epsilon.f64(0));
        return Patch.replace(node, "LayerNormalization", attributes, x, scale, bias);
    }

    private static boolean isSame(Node sub, Node other) {
        return other != null && sub.input(0).equals(other.input(0)) && sub.input(1).equals(other.input(1));
    }

    /** {@code x * x} or {@code x ^ 2}. */
    private static boolean isSquare(Sweep sweep, Node node) {
        Tensor power = node.opType().equals("Pow") ? sweep.constant(node.input(1)) : null;
        return power != null ? power.elements() == 1 && power.rank() <= 1 && power.f64(0) == 2
                : node.opType().equals("Mul") && node.input(0).equals(node.input(1));
    }

    /** The maker of that of which a value is the mean along the last axis. */
    private static Node mean(Sweep sweep, String value) {
        Node mean = sweep.maker(value, "ReduceMean");
        return mean != null && value.equals(meanOf(sweep, mean.input(0), value))
                ? sweep.maker(mean.input(0))
                : null;
    }

    /** The value itself where it is the mean of x along the last axis, which stays as 1; else null. */
    private static String meanOf(Sweep sweep, String x, String value) {
        Node mean = sweep.maker(value, "ReduceMean");
        Tensor axes = mean == null || !mean.input(0).equals(x) ? null : sweep.constant(mean.input(1));
        Shape shape = sweep.type(x).shape();
        boolean isLast = axes != null && axes.elements() == 1 && shape.hasRank()
                && (axes.i64(0) == -1 || axes.i64(0) == shape.rank() - 1);
        return isLast && !(mean.attributes().get("keepdims") instanceof Attribute.Int keeps
                && keeps.value() == 0) ? value : null;
    }

    /** Whether a value has one element, or one for each of the last axis. */
    private static boolean isRow(Sweep sweep, String value, Shape x) {
        Type type = sweep.type(value);
        Shape shape = type.shape();
        return type.dtype() == DType.FLOAT32 && shape.hasRank() && shape.rank() == 1
                && (shape.dim(0).is(1) || shape.dim(0).same(x.dim(x.rank() - 1)));
    }
}
