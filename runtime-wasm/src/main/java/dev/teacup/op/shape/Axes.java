package dev.teacup.op.shape;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.tensor.Dim;
import java.util.Arrays;

/** An operand that lists axes, of which the negative ones count from the end. */
final class Axes {
    private Axes() {}

    /** Refuses what is neither an axis nor a list, and axes outside of {@code rank} or given twice. */
    static void check(Check c, String input, int rank) {
        checkRank(c, input);
        long[] axes = c.call().longs(input);
        if (axes != null) {
            Check.axes(input, axes, rank);
        }
    }

    /** Refuses what is neither an axis nor a list. */
    static void checkRank(Check c, String input) {
        if (c.call().rank(input) != 0) {
            c.rank(input, 1);
        }
    }

    /** How many axes an operand lists. */
    static Dim count(Call call, String input) {
        return call.shape(input).elements(0, call.rank(input));
    }

    /** For each axis of {@code rank}, its place in the list, or -1. */
    static int[] places(long[] axes, int rank) {
        int[] places = new int[rank];
        Arrays.fill(places, -1);
        for (int place = 0; place < axes.length; place++) {
            places[(int) (axes[place] < 0 ? axes[place] + rank : axes[place])] = place;
        }
        return places;
    }

    /**
     * For each axis of {@code rank}, its place in the operand 'axes', or -1; null where that is not known.
     * A node that leaves it out names the first {@code count} axes.
     */
    static int[] places(Call call, int rank, Dim count) {
        if (call.has("axes")) {
            long[] axes = call.longs("axes");
            return axes == null ? null : places(axes, rank);
        } else if (!count.isKnown()) {
            return null;
        }
        int[] places = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            places[axis] = axis < count.size() ? axis : -1;
        }
        return places;
    }
}
