package dev.teacup.load.upgrade;

import dev.teacup.tensor.DType;

/** Before operator set 11 the bounds were attributes, and those of float32 where left out. */
final class ClipTo11 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        OldNode newer = node.without("min").without("max");
        newer = bounded(newer, 1, node.real("min", -Float.MAX_VALUE), around);
        return bounded(newer, 2, node.real("max", Float.MAX_VALUE), around);
    }

    /** An infinite bound, which is none, is left out; so is one that float16 does not reach. */
    private static OldNode bounded(OldNode node, int index, float bound, Surroundings around) {
        DType dtype = around.type(node.input(0)).dtype();
        boolean isNone =
                Float.isInfinite(bound) || dtype == DType.FLOAT16 && Math.abs(bound) == Float.MAX_VALUE;
        return isNone ? node : node.withInput(index, around.scalar(dtype, bound));
    }
}
