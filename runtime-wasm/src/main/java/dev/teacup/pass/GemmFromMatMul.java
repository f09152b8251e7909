package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * {@code Add(MatMul(a, b), c) = Gemm(a, b, c)}, where a and b are matrices, nobody else reads the product,
 * and c broadcasts to it.
 */
final class GemmFromMatMul implements Rule {
    @Override
    public String name() {
        return "gemm-from-matmul";
    }

    @Override
    public Numerics numerics() {
        return Numerics.REASSOCIATES;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        if (!node.opType().equals("Add")) {
            return null;
        }
        Patch left = fused(sweep, node, node.input(0), node.input(1));
        return left != null ? left : fused(sweep, node, node.input(1), node.input(0));
    }

    private static Patch fused(Sweep sweep, Node add, String product, String bias) {
        Node matMul = sweep.maker(product);
        if (matMul == null || !matMul.opType().equals("MatMul") || sweep.reads(product) != 1) {
            return null;
        }
        Type a = sweep.type(matMul.input(0));
        Type b = sweep.type(matMul.input(1));
        boolean matrices = isMatrix(a) && isMatrix(b) && a.dtype().isFloat();
        if (!matrices || !broadcasts(sweep.type(bias).shape(), sweep.type(product).shape())) {
            return null;
        }
        return Patch.replace(add, "Gemm", Attributes.NONE, matMul.input(0), matMul.input(1), bias);
    }

    private static boolean isMatrix(Type type) {
        return type.shape().hasRank() && type.shape().rank() == 2;
    }

    /** Whether {@code bias} surely broadcasts to {@code product} without making it larger. */
    private static boolean broadcasts(Shape bias, Shape product) {
        if (!bias.hasRank() || bias.rank() > 2) {
            return false;
        }
        for (int i = 1; i <= bias.rank(); i++) {
            boolean isOne = bias.dim(bias.rank() - i).is(1);
            if (!isOne && !bias.dim(bias.rank() - i).same(product.dim(2 - i))) {
                return false;
            }
        }
        return true;
    }
}
