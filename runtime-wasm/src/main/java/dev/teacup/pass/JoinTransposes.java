package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.Shape;

/**
 * {@code Transpose(Transpose(x, p), q) = Transpose(x, r)} with {@code r[i] = p[q[i]]}, and
 * {@code Transpose(x, r) = x} where r leaves each axis at its place.
 */
final class JoinTransposes implements Rule {
    @Override
    public String name() {
        return "join-transposes";
    }

    @Override
    public Numerics numerics() {
        return Numerics.EXACT;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        long[] perm = perm(sweep, node);
        if (perm == null) {
            return null;
        }
        String x = node.input(0);
        long[] joined = perm;
        for (long[] first = maker(sweep, x); first != null; first = maker(sweep, x)) {
            joined = joined(first, joined);
            x = sweep.maker(x).input(0);
        }
        boolean isSame = true;
        for (int axis = 0; axis < joined.length; axis++) {
            isSame &= joined[axis] == axis;
        }
        if (isSame && !sweep.isOutput(node.output())) {
            return Patch.rename(node.output(), x);
        }
        return joined == perm ? null
                : Patch.replace(node, "Transpose", Attributes.NONE.with("perm", joined), x);
    }

    /** Those of the Transpose that makes a value; null where another node does. */
    private static long[] maker(Sweep sweep, String value) {
        Node maker = sweep.maker(value);
        return maker == null ? null : perm(sweep, maker);
    }

    private static long[] joined(long[] first, long[] second) {
        long[] joined = new long[second.length];
        for (int axis = 0; axis < joined.length; axis++) {
            joined[axis] = first[(int) second[axis]];
        }
        return joined;
    }

    /** The axes of a Transpose in their order; null for other nodes, and where the rank is not known. */
    private static long[] perm(Sweep sweep, Node node) {
        boolean isTranspose = node.opType().equals("Transpose");
        if (isTranspose && node.attributes().get("perm") instanceof Attribute.Ints given) {
            return given.values();
        }
        Shape shape = isTranspose ? sweep.type(node.input(0)).shape() : Shape.UNKNOWN;
        if (!shape.hasRank()) {
            return null;
        }
        long[] reversed = new long[shape.rank()];
        for (int axis = 0; axis < reversed.length; axis++) {
            reversed[axis] = reversed.length - 1 - axis;
        }
        return reversed;
    }
}
