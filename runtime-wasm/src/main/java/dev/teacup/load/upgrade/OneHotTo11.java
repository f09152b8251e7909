package dev.teacup.load.upgrade;

import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;

/**
 * Before operator set 11 a negative index was outside, and so gave no one; now it counts from the end, unless
 * it is lower than any depth.
 */
final class OneHotTo11 implements Upgrade {
    private static final double BELOW_ANY_DEPTH = -0x1p62;

    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        DType dtype = around.type(node.input(0)).dtype();
        if (dtype.isUnsigned()) {
            return node;
        }
        String index = dtype == DType.INT64 ? node.input(0)
                : around.before("Cast", Attributes.of("to", DType.INT64.code()), node.input(0));
        String isNegative = around.before("Less", index, around.scalar(DType.INT64, 0));
        String outside = around.scalar(DType.INT64, BELOW_ANY_DEPTH);
        return node.withInput(0, around.before("Where", isNegative, outside, index));
    }
}
