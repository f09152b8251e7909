package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;

/**
 * {@code Identity(x) = x}, and {@code Dropout(x) = x} where its mask is not asked for: a model that runs
 * drops nothing.
 */
final class RemoveIdentity implements Rule {
    @Override
    public String name() {
        return "remove-identity";
    }

    @Override
    public Numerics numerics() {
        return Numerics.EXACT;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        boolean isIdentity = node.opType().equals("Identity");
        boolean isDropout = node.opType().equals("Dropout") && !node.hasInput(2) && !asksForMask(sweep, node);
        if (!isIdentity && !isDropout || sweep.isOutput(node.output())) {
            return null;
        }
        return Patch.rename(node.output(), node.input(0));
    }

    private static boolean asksForMask(Sweep sweep, Node node) {
        return node.outputs().size() > 1 && sweep.reads(node.outputs().get(1)) > 0;
    }
}
