package dev.teacup.load.upgrade;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.Shape;

/**
 * Before operator set 7 only B was broadcast to A, only where {@code broadcast} was set, and {@code axis}
 * said at which dimension of A those of B begin. Now B has ones behind its dimensions instead.
 */
final class BroadcastTo7 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        OldNode newer = node.without("axis").without("broadcast");
        if (node.input(0).isEmpty() || node.input(1).isEmpty()) {
            return newer;
        }
        Shape a = around.type(node.input(0)).shape();
        Shape b = around.type(node.input(1)).shape();
        if (node.integer("broadcast", 0) == 0) {
            checkEqual(a, b);
            return newer;
        }
        long axis = node.integer("axis", -1);
        boolean ranksAreKnown = a.hasRank() && b.hasRank();
        if (axis == -1 && (!ranksAreKnown || a.rank() >= b.rank())) {
            return newer;
        }
        if (!ranksAreKnown) {
            throw new ModelException("the ranks of the operands are not known, so axis has no meaning",
                    "shapes for A and B", a + " and " + b, "export the model for opset 7 or later");
        }
        long ones = axis == -1 ? a.rank() - b.rank() : a.rank() - axis - b.rank();
        if (axis < -1 || ones < 0) {
            throw new ModelException("the attribute 'axis' leaves no room for the dimensions of B",
                    "an axis of A from which on it has as many dimensions as B",
                    axis + " for " + a + " and " + b, "export the model for opset 7 or later");
        }
        return newer.withInput(1, aligned(node.input(1), b.rank(), ones, around));
    }

    private static String aligned(String b, int rank, long ones, Surroundings around) {
        if (ones == 0) {
            return b;
        }
        long[] axes = new long[(int) ones];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = rank + i;
        }
        return around.before("Unsqueeze", b, around.longs(axes));
    }

    private static void checkEqual(Shape a, Shape b) {
        boolean differ = a.hasRank() && b.hasRank() && a.rank() != b.rank();
        for (int i = 0; !differ && a.hasRank() && b.hasRank() && i < a.rank(); i++) {
            differ = a.dim(i).differs(b.dim(i));
        }
        if (differ) {
            throw new ModelException("the operands have different shapes, and broadcast is not set",
                    "equal shapes before opset 7", a + " and " + b,
                    "set broadcast, or export for opset 7 or later");
        }
    }
}
