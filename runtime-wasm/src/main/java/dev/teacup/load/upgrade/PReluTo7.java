package dev.teacup.load.upgrade;

import dev.teacup.tensor.Shape;

/**
 * Before operator set 7 a slope of one dimension belonged to the channels of X [N, C, D1 .. Dn]; now it is
 * broadcast from the last dimension on, so it becomes [C, 1 .. 1].
 */
final class PReluTo7 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        if (node.input(1).isEmpty()) {
            return node;
        }
        Shape x = around.type(node.input(0)).shape();
        Shape slope = around.type(node.input(1)).shape();
        boolean isAligned = !x.hasRank() || !slope.hasRank() || x.rank() <= 2 || slope.rank() != 1;
        if (isAligned) {
            return node;
        }
        long[] axes = new long[x.rank() - 2];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = i + 1;
        }
        return node.withInput(1,
                around.before("Unsqueeze", node.input(1), around.longs(axes)));
    }
}
