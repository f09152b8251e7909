package dev.teacup.load.upgrade;

import dev.teacup.op.Attributes;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/**
 * Before operator set 24 a mask with one column was for all keys; now it is for the first one, and the others
 * are not seen.
 */
final class AttentionTo24 implements Upgrade {
    private static final int MASK = 3;
    private static final int PAST = 4;

    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        if (node.input(MASK).isEmpty() || node.input(1).isEmpty()
                || isWide(around.type(node.input(MASK)).shape())) {
            return node;
        }
        String total = steps(node.input(1), around);
        if (!node.input(PAST).isEmpty()) {
            total = around.before("Add", total, steps(node.input(PAST), around));
        }
        return node.withInput(MASK, around.before("Expand", node.input(MASK), total));
    }

    private static boolean isWide(Shape mask) {
        Dim keys = mask.hasRank() && mask.rank() > 0 ? mask.dim(mask.rank() - 1) : Dim.UNKNOWN;
        return keys.isKnown() && !keys.is(1);
    }

    /** How many steps a value [.., steps, size] has. */
    private static String steps(String value, Surroundings around) {
        return around.before("Shape", Attributes.of("start", -2).with("end", -1), value);
    }
}
