package dev.teacup.op.shape;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/** An operand whose elements are the sizes of a result. */
public final class ShapeOperand {
    private ShapeOperand() {}

    /** The shape that the operand lists, which may have negative sizes; of unknown rank where it is. */
    public static Shape of(Call call, String input) {
        return of(call, call.def().inputIndex(input));
    }

    static Shape of(Call call, int input) {
        Dim[] contents = call.contents(input);
        if (contents != null) {
            return Shape.of(contents);
        }
        Shape list = call.type(input).shape();
        boolean isShort = list.rank() == 1 && list.dim(0).isKnown() && list.dim(0).size() <= Limits.RANK;
        return isShort ? Shape.ofRank((int) list.dim(0).size()) : Shape.UNKNOWN;
    }

    /** Refuses an operand that is no list, or too long a one. */
    static void check(Check c, String input) {
        c.rank(input, 1);
        checkRank(c.call().shape(input).dim(0).size());
    }

    /** Refuses an operand that is no list of sizes. */
    public static void checkSizes(Check c, String input) {
        check(c, input);
        Shape listed = of(c.call(), input);
        for (int axis = 0; listed.hasRank() && axis < listed.rank(); axis++) {
            Dim size = listed.dim(axis);
            if (size.isKnown() && size.size() < 0) {
                throw new ModelException(Check.operand(input) + " has a negative size", "sizes of 0 or more",
                        listed.toString(), "look at what computes it");
            }
        }
    }

    /** Refuses a result of more dimensions than a tensor may have. */
    public static void checkRank(long rank) {
        if (rank > Limits.RANK) {
            throw new ModelException("the result has too many dimensions", "at most " + Limits.RANK,
                    Long.toString(rank), "use fewer dimensions");
        }
    }
}
