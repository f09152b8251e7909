package dev.teacup.op.nn;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/**
 * The heads of attention: an operand [batch, heads, steps, size], or [batch, steps, heads * size], where an
 * attribute counts the heads.
 */
final class Heads {
    private Heads() {}

    /**
     * Refuses what has neither 3 nor 4 dimensions, and an attribute that does not divide the last of them, or
     * says otherwise than the second.
     */
    static void check(Check c, String input, String attribute) {
        Shape shape = c.call().shape(input);
        if (shape.rank() != 3 && shape.rank() != 4) {
            throw new ModelException(Check.operand(input) + " has the wrong number of dimensions",
                    "3 or 4 dimensions", shape.rank() + " in " + shape, "reshape it");
        }
        boolean isGiven = c.call().gives(attribute);
        long count = isGiven ? c.call().integer(attribute) : 0;
        boolean isSplit = shape.rank() == 4;
        if (!isSplit && (count <= 0 || count > Integer.MAX_VALUE)) {
            throw new ModelException("the attribute '" + attribute + "' does not tell the heads",
                    "1 to " + Integer.MAX_VALUE + ", since " + Check.operand(input) + " is " + shape,
                    isGiven ? Long.toString(count) : "none", "export the model again");
        }
        Dim dim = shape.dim(isSplit ? 1 : 2);
        if (!(!isGiven || !dim.isKnown() || (isSplit ? dim.is(count) : dim.size() % count == 0))) {
            throw new ModelException(
                    Check.operand(input) + " does not have the heads that '" + attribute + "' tells",
                    isSplit ? count + " heads" : "a last dimension that " + count + " divides",
                    shape.toString(), "make the two agree");
        }
    }

    /** Refuses heads of a query that cannot share those of a key in equal groups. */
    static void checkGroups(Dim queryHeads, Dim heads) {
        if (queryHeads.isKnown() && heads.isKnown() && !queryHeads.same(heads)
                && (heads.size() <= 0 || queryHeads.size() % heads.size() != 0)) {
            throw new ModelException("the heads of the query cannot share those of the key",
                    "a multiple of " + heads, queryHeads.toString(), "make the two agree");
        }
    }

    /** Refuses an operand whose dimensions are not {@code dims}; {@code why} says where they are from. */
    static void fits(String input, Shape shape, String why, Dim... dims) {
        for (int axis = 0; axis < dims.length; axis++) {
            if (shape.dim(axis).differs(dims[axis])) {
                throw new ModelException(
                        Check.operand(input) + " does not fit", dims[axis] + " in dimension " + axis
                                + " of [batch, heads, steps, size], since " + why,
                        shape.toString(), "make the two agree");
            }
        }
    }

    /** How many heads an operand has. */
    static Dim count(Call call, String input, String attribute) {
        return call.rank(input) == 4 ? call.shape(input).dim(1) : Dim.of(call.integer(attribute));
    }

    /** The shape of an operand as [batch, heads, steps, size]. */
    static Shape split(Call call, String input, String attribute) {
        Shape shape = call.shape(input);
        if (shape.rank() == 4) {
            return shape;
        }
        Dim count = count(call, input, attribute);
        Dim all = shape.dim(2);
        Dim size = all.isKnown() ? Dim.of(all.size() / count.size()) : Dim.UNKNOWN;
        return Shape.of(shape.dim(0), count, shape.dim(1), size);
    }
}
