package dev.teacup.load.upgrade;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/**
 * Before operator set 21 scale and bias had one element for each group of channels; now they have one for
 * each channel.
 */
final class GroupNormalizationTo21 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        Shape shape = around.type(node.input(0)).shape();
        Dim channels = shape.hasRank() && shape.rank() > 1 ? shape.dim(1) : Dim.UNKNOWN;
        long groups = node.integer("num_groups", 0);
        if (groups <= 0 || !channels.isKnown() || channels.size() % groups != 0) {
            throw new ModelException("the channels cannot be told from the attribute 'num_groups'",
                    "a known dimension 1 that num_groups divides, before opset 21",
                    groups + " groups of " + shape, "export the model for opset 21 or later");
        }
        return repeated(repeated(node, 1, groups, channels.size() / groups, around), 2, groups,
                channels.size() / groups, around);
    }

    /** [a, b] as [a, a, b, b]. */
    private static OldNode repeated(OldNode node, int input, long groups, long times, Surroundings around) {
        String column = around.before("Reshape", node.input(input), around.longs(groups, 1));
        String repeated = around.before("Expand", column, around.longs(1, times));
        return node.withInput(input, around.before("Reshape", repeated, around.longs(-1)));
    }
}
