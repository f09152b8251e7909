package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code merge(MatMul(Softmax(MatMul(split(q), split(k)^T) * s + mask), split(v))) = Attention(q, k, v,
 * mask)} with the scale s, where split makes [batch, heads, steps, size] of [batch, steps, heads * size] by
 * Reshape and Transpose, and merge goes the other way. The scale may stand at q or k, too; there need be
 * neither scale nor mask. Attention gives 0 to a query to which the mask leaves no key, and a softmax NaN:
 * the mask becomes mask + (s - s) with s = Softmax(mask), which is NaN there and the mask elsewhere.
 */
final class AttentionFromMatMul implements Rule {
    private static final int[] SPLIT = {0, 2, 1, 3};
    private static final int[] SPLIT_AND_TURNED = {0, 2, 3, 1};
    private static final int[] TURNED = {0, 1, 3, 2};

    @Override
    public String name() {
        return "attention-from-matmul";
    }

    @Override
    public Numerics numerics() {
        return Numerics.REASSOCIATES;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        Node turn = node.opType().equals("Reshape") ? transpose(sweep, node.input(0), SPLIT) : null;
        Node product = turn == null ? null : only(sweep, turn.input(0), "MatMul");
        Node softmax = product == null ? null : only(sweep, product.input(0), "Softmax");
        if (softmax == null || softmax.attributes().get("axis") instanceof Attribute.Int axis
                && axis.value() != -1 && axis.value() != 3) {
            return null;
        }
        Node add = only(sweep, softmax.input(0), "Add");
        if (add == null) {
            return fused(sweep, node, softmax.input(0), "", product.input(1));
        }
        Patch first = fused(sweep, node, add.input(0), add.input(1), product.input(1));
        return first != null ? first
                : fused(sweep, node, add.input(1), add.input(0), product.input(1));
    }

    private static Patch fused(Sweep sweep, Node node, String scaled, String mask, String value) {
        double[] scale = {1};
        Node scores = only(sweep, unscaled(sweep, scaled, scale), "MatMul");
        if (scores == null) {
            return null;
        }
        String right = unscaled(sweep, scores.input(1), scale);
        Node turned = transpose(sweep, right, TURNED);
        Node q = split(sweep, unscaled(sweep, scores.input(0), scale), SPLIT);
        Node k = turned == null ? split(sweep, right, SPLIT_AND_TURNED)
                : split(sweep, unscaled(sweep, turned.input(0), scale), SPLIT);
        Node v = split(sweep, value, SPLIT);
        if (q == null || k == null || v == null) {
            return null;
        }
        Shape queries = sweep.type(q.output()).shape();
        Shape keys = sweep.type(k.output()).shape();
        Shape values = sweep.type(v.output()).shape();
        boolean fits = queries.dim(0).same(keys.dim(0)) && queries.dim(0).same(values.dim(0))
                && queries.dim(2).same(keys.dim(2)) && queries.dim(2).same(values.dim(2))
                && queries.dim(3).same(keys.dim(3)) && sweep.type(node.output()).shape().hasRank()
                && sweep.type(node.output()).shape().rank() == 3 && keepsSteps(sweep, node);
        if (!fits || !mask.isEmpty() && !isMask(sweep.type(mask), queries)) {
            return null;
        }
        long heads = queries.dim(2).size();
        List<Node> nodes = new ArrayList<>();
        List<String> inputs = new ArrayList<>(List.of(q.input(0), k.input(0), v.input(0)));
        if (!mask.isEmpty()) {
            String bias = forEachKey(sweep, node, mask, k, nodes);
            if (!leavesKeys(sweep.constant(mask))) {
                String share = sweep.added(nodes, node, "Softmax", Attributes.NONE, bias);
                String nothing = sweep.added(nodes, node, "Sub", Attributes.NONE, share, share);
                bias = sweep.added(nodes, node, "Add", Attributes.NONE, bias, nothing);
            }
            inputs.add(bias);
        }
        Attributes attributes = Attributes.of("q_num_heads", heads).with("kv_num_heads", heads).with("scale",
                (float) scale[0]);
        nodes.add(node.as("Attention", attributes, inputs.toArray(new String[0])));
        return Patch.of(nodes);
    }

    /** The mask with as many columns as there are keys: Attention sees no key behind its last one. */
    private static String forEachKey(Sweep sweep, Node node, String mask, Node k, List<Node> nodes) {
        Shape shape = sweep.type(mask).shape();
        if (shape.dim(shape.rank() - 1).same(sweep.type(k.output()).shape().dim(1))) {
            return mask;
        }
        String count =
                sweep.added(nodes, node, "Shape", Attributes.of("start", 1).with("end", 2), k.input(0));
        return sweep.added(nodes, node, "Expand", Attributes.NONE, mask, count);
    }

    /** Whether a mask is known to leave a key to each query. */
    private static boolean leavesKeys(Tensor mask) {
        boolean leaves = mask != null;
        int columns = leaves ? mask.dim(mask.rank() - 1) : 0;
        for (int row = 0; leaves && row < mask.elements(); row += columns) {
            leaves = false;
            for (int i = row; i < row + columns && !leaves; i++) {
                leaves = mask.f64(i) > Double.NEGATIVE_INFINITY;
            }
        }
        return leaves;
    }

    /** The maker of a value that nobody else reads, where it is of this kind; else null. */
    private static Node only(Sweep sweep, String value, String opType) {
        return sweep.reads(value) == 1 ? sweep.maker(value, opType) : null;
    }

    private static Node transpose(Sweep sweep, String value, int[] perm) {
        Node maker = sweep.maker(value, "Transpose");
        if (maker == null || !(maker.attributes().get("perm") instanceof Attribute.Ints given)) {
            return null;
        }
        long[] wanted = new long[perm.length];
        for (int i = 0; i < perm.length; i++) {
            wanted[i] = perm[i];
        }
        return Arrays.equals(wanted, given.values()) ? maker : null;
    }

    /** The Reshape to [batch, steps, heads, size] that is transposed to a value of float32. */
    private static Node split(Sweep sweep, String value, int[] perm) {
        Node transpose = transpose(sweep, value, perm);
        Node reshape = transpose == null ? null : sweep.maker(transpose.input(0), "Reshape");
        if (reshape == null) {
            return null;
        }
        Type type = sweep.type(reshape.output());
        Shape whole = sweep.type(reshape.input(0)).shape();
        Shape split = type.shape();
        boolean isSplit = type.dtype() == DType.FLOAT32 && whole.hasRank() && whole.rank() == 3
                && split.hasRank() && split.rank() == 4 && keepsSteps(sweep, reshape)
                && split.dim(2).isKnown() && split.dim(3).isKnown();
        return isSplit ? reshape : null;
    }

    /** Whether a Reshape leaves the first two dimensions as they are. */
    private static boolean keepsSteps(Sweep sweep, Node reshape) {
        Shape before = sweep.type(reshape.input(0)).shape();
        Shape after = sweep.type(reshape.output()).shape();
        Dim[] sizes = sweep.contents(reshape.input(1));
        for (int axis = 0; axis < 2; axis++) {
            boolean isCopied = sizes != null && sizes[axis].is(0) && !reshape.attributes().has("allowzero");
            if (!isCopied && !before.dim(axis).same(after.dim(axis))) {
                return false;
            }
        }
        return true;
    }

    /** What a value was before it was multiplied or divided by constants, which go into the factor. */
    private static String unscaled(Sweep sweep, String value, double[] factor) {
        Node maker = sweep.reads(value) == 1 ? sweep.maker(value) : null;
        boolean isQuotient = maker != null && maker.opType().equals("Div");
        if (!isQuotient && (maker == null || !maker.opType().equals("Mul"))) {
            return value;
        }
        for (int i = 1; i >= (isQuotient ? 1 : 0); i--) {
            Tensor constant = sweep.constant(maker.input(i));
            if (constant != null && constant.elements() == 1 && constant.rank() <= 4
                    && constant.dtype() == DType.FLOAT32) {
                factor[0] *= isQuotient ? 1 / constant.f64(0) : constant.f64(0);
                return unscaled(sweep, maker.input(1 - i), factor);
            }
        }
        return value;
    }

    /** Whether a mask broadcasts to [batch, heads, queries, keys]. */
    private static boolean isMask(Type mask, Shape queries) {
        Shape shape = mask.shape();
        if (mask.dtype() != DType.FLOAT32 || !shape.hasRank() || shape.rank() == 0 || shape.rank() > 4) {
            return false;
        }
        Dim[] others = {queries.dim(1), queries.dim(2), queries.dim(0)};
        for (int i = 0; i < shape.rank() - 1; i++) {
            Dim dim = shape.dim(shape.rank() - 2 - i);
            if (!dim.is(1) && !dim.same(others[i])) {
                return false;
            }
        }
        return true;
    }
}
