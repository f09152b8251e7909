package dev.teacup.op;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import java.util.Arrays;

/**
 * What an operator refuses of a node. Each method throws a {@link ModelException} whose place the caller
 * adds, and is silent where the sizes that it needs are not known yet.
 */
public final class Check {
    private final Call call;

    public Check(Call call) {
        this.call = call;
    }

    public Call call() {
        return call;
    }

    /** An axis attribute is within -rank to rank - 1. */
    public void axis(String key, int rank) {
        axis(key, call.integer(key), rank);
    }

    /**
     * The axes in an {@code ints} attribute or a small operand are within the rank, and none is given twice.
     */
    public static void axes(String name, long[] axes, int rank) {
        for (int i = 0; i < axes.length; i++) {
            if (isOutside(axes[i], rank)) {
                throw outside(Text.quoted(name), axes[i], rank);
            }
            for (int earlier = 0; earlier < i; earlier++) {
                if ((axes[i] - axes[earlier]) % rank == 0) {
                    throw new ModelException(Text.quoted(name) + " names an axis twice",
                            "every axis at most once", list(axes), "leave the second one out");
                }
            }
        }
    }

    /** A number of an attribute is within -rank to rank - 1. */
    public static void axis(String key, long axis, int rank) {
        if (isOutside(axis, rank)) {
            throw outside("the attribute " + Text.quoted(key), axis, rank);
        }
    }

    private static ModelException outside(String what, long axis, int rank) {
        return new ModelException(what + " is outside the rank of the operand",
                rank == 0 ? "no axis, since the operand has no dimensions"
                        : "an axis from " + -rank + " to " + (rank - 1),
                Long.toString(axis), "use an axis that the operand has");
    }

    private static boolean isOutside(long axis, int rank) {
        return axis < -rank || axis >= rank;
    }

    /** Whether it is the name of an operand, and no text: those are made where something is refused. */
    private boolean isOperand(String name) {
        for (OpDef.Operand operand : call.def().inputs()) {
            if (operand.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** An operand has exactly this rank. */
    public void rank(String input, int rank) {
        Shape shape = call.shape(input);
        if (shape.rank() != rank) {
            throw new ModelException(operand(input) + " has the wrong number of dimensions",
                    rank + (rank == 1 ? " dimension" : " dimensions"),
                    shape.rank() + " in " + shape, "reshape it");
        }
    }

    /** An operand has at least this rank. */
    public void rankAtLeast(String input, int rank) {
        Shape shape = call.shape(input);
        if (shape.rank() < rank) {
            throw new ModelException(operand(input) + " has too few dimensions", "at least " + rank,
                    shape.rank() + " in " + shape, "reshape it");
        }
    }

    /**
     * Dimension {@code axis} of an operand is {@code wanted}; {@code why} says where that comes from, or is
     * the name of the operand from whose shape.
     */
    public void dim(String input, int axis, Dim wanted, String why) {
        Shape shape = call.shape(input);
        if (shape.dim(axis).differs(wanted)) {
            throw new ModelException(operand(input) + " has the wrong size in dimension " + axis,
                    wanted + ", since " + (isOperand(why) ? operand(why) + " is " + call.shape(why) : why),
                    shape.dim(axis) + " in " + shape, "make the two agree");
        }
    }

    /**
     * An operand, where it is given, has these dimensions, of which those that are not known may be any size;
     * {@code why} as for {@link #dim}.
     */
    public void dims(String input, String why, Dim... dims) {
        if (call.has(input)) {
            rank(input, dims.length);
            for (int axis = 0; axis < dims.length; axis++) {
                dim(input, axis, dims[axis], why);
            }
        }
    }

    /** An {@code int} attribute is a size, and at least 1. */
    public void size(String key) {
        sizes("attribute", key, 1, call.integer(key));
    }

    /**
     * Numbers are sizes, and at least {@code least}.
     *
     * @param noun what {@code name} is that of: an attribute, or an input
     */
    public static void sizes(String noun, String name, int least, long... values) {
        for (long value : values) {
            if (value < least || value > Integer.MAX_VALUE) {
                throw new ModelException("the " + noun + " " + Text.quoted(name) + " is out of range",
                        "numbers from " + least + " to " + Integer.MAX_VALUE,
                        values.length == 1 ? Long.toString(value) : list(values),
                        "export the model again");
            }
        }
    }

    /** All operands broadcast to one shape. */
    public void broadcast() {
        Shape shape = Shape.SCALAR;
        for (int index = 0; index < call.inputCount(); index++) {
            if (call.has(index)) {
                Shape operand = call.type(index).shape();
                if (!Broadcast.fits(shape, operand)) {
                    throw new ModelException("the shapes of the operands do not broadcast",
                            "sizes that are equal or 1, counted from the last dimension",
                            operand + " against " + shape, "reshape one of them");
                }
                shape = Broadcast.of(shape, operand);
            }
        }
    }

    /** One operand, where it is given, broadcasts to the shape of another, which stays as it is. */
    public void broadcastsTo(String input, String wide) {
        broadcastsTo(input, call.shape(wide), wide);
    }

    /** The same to {@code target}, the shape of an operand or of what {@code whose} says. */
    public void broadcastsTo(String input, Shape target, String whose) {
        Shape narrow = call.has(input) ? call.shape(input) : Shape.SCALAR;
        boolean fits = narrow.rank() <= target.rank() && Broadcast.fits(narrow, target);
        for (int i = 1; fits && i <= narrow.rank(); i++) {
            Dim to = target.dim(target.rank() - i);
            fits = !to.is(1) || !narrow.dim(narrow.rank() - i).differs(to);
        }
        if (!fits) {
            throw new ModelException(operand(input) + " does not broadcast to "
                    + (isOperand(whose) ? operand(whose) : whose),
                    "a shape that broadcasts to " + target, narrow.toString(), "reshape it");
        }
    }

    /** An operand, where it is given, is one element, of whatever rank: files have [], [1] and [1, 1]. */
    public void single(String input) {
        if (call.has(input) && !call.shape(input).mayBeSingle()) {
            throw notSingle(operand(input), call.shape(input));
        }
    }

    /** What refuses a value that has not one element. */
    public static ModelException notSingle(String what, Shape shape) {
        return new ModelException(what + " is not a single element", "one element", shape.toString(),
                "reshape or slice it");
    }

    /** A number of an attribute is 0 or 1. */
    public static void truth(String key, long value) {
        if (value != 0 && value != 1) {
            throw new ModelException(
                    "the attribute " + Text.quoted(key) + " has a value that ONNX does not know", "0 or 1",
                    Long.toString(value), "export the model again");
        }
    }

    /** A string attribute is one of some words. */
    public void oneOf(String key, String... words) {
        String given = call.text(key);
        for (String word : words) {
            if (word.equals(given)) {
                return;
            }
        }
        throw unknown(key, "one of " + String.join(", ", words), Text.quoted(given));
    }

    /** An {@code int} attribute is one of the numbers from {@code least} to {@code most}. */
    public void oneOf(String key, long least, long most) {
        long given = call.integer(key);
        if (given < least || given > most) {
            throw unknown(key, least + " to " + most, Long.toString(given));
        }
    }

    /** What refuses a value of an attribute that is none of the {@code known} ones. */
    public static ModelException unknown(String key, String known, String given) {
        return new ModelException(
                "the attribute " + Text.quoted(key) + " has a value that ONNX does not know",
                known, given, "export the model again");
    }

    /** Refuses with these four parts unless {@code holds}. */
    public static void require(boolean holds, String what, String expected, String got, String fix) {
        if (!holds) {
            throw new ModelException(what, expected, got, fix);
        }
    }

    /** {@code the input 'X'}. */
    public static String operand(String input) {
        return "the input " + Text.quoted(input);
    }

    /** {@code [1, 2]}; of a list that is longer than any shape the first ones. */
    public static String list(long[] values) {
        int shown = Math.min(values.length, Limits.RANK);
        String list = Shape.of(Arrays.copyOf(values, shown)).toString();
        return shown < values.length ? list + " and " + (values.length - shown) + " more" : list;
    }
}
