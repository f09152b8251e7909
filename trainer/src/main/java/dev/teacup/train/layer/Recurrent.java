package dev.teacup.train.layer;

import static dev.teacup.error.Text.quoted;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * Reads sequences step by step, and keeps a state on the way: x [time, batch, width], result [time, batch,
 * units], or twice the units where it reads in both directions, forward first. GRU resets behind its product,
 * which is the faster form.
 *
 * @param cell RNN, GRU or LSTM
 */
public record Recurrent(String name, String cell, int units, boolean isBidirectional) implements Layer {
    /** What a recurrent layer gives: the state behind each step, and behind the last. */
    public record Result(Value all, Value last) {}

    public static Recurrent rnn(String name, int units) {
        return new Recurrent(name, "RNN", units, false);
    }

    public static Recurrent gru(String name, int units) {
        return new Recurrent(name, "GRU", units, false);
    }

    public static Recurrent lstm(String name, int units) {
        return new Recurrent(name, "LSTM", units, false);
    }

    /** The same in both directions. */
    public Recurrent bidirectional() {
        return new Recurrent(name, cell, units, true);
    }

    /** Swaps the first two dimensions: [time, batch, ..] of [batch, time, ..], and back again. */
    public static Layer swapped() {
        return (c, x) -> {
            Shape shape = c.type(x).shape();
            c.require(shape.hasRank() && shape.rank() >= 2, "the input is no sequence",
                    "[batch, time, ..] or [time, batch, ..]", c.type(x).toString(),
                    "give it one dimension for time");
            long[] perm = new long[shape.rank()];
            Arrays.setAll(perm, axis -> axis < 2 ? 1 - axis : axis);
            return c.op("Transpose", Attributes.NONE.with("perm", perm), x);
        };
    }

    /** The layer that gives the state behind the last step only: [batch, units]. */
    public Layer last() {
        return (c, x) -> read(c, x, null, null).last();
    }

    @Override
    public Value of(Context c, Value x) {
        return read(c, x, null, null).all();
    }

    /**
     * Reads sequences of some lengths from a first state on.
     *
     * @param lengths the number of steps of each sequence, 1 or more, int64 [batch]; the result is 0 behind
     *     them; null where all have all
     * @param first [batch, units], or twice the units; null begins with zeros
     */
    public Result read(Context outer, Value x, Value lengths, Value first) {
        Context c = outer.in(name, this);
        check(c, x);
        int gates = cell.equals("LSTM") ? 4 : cell.equals("GRU") ? 3 : 1;
        int directions = isBidirectional ? 2 : 1;
        int width = c.width(x);
        Initial begin = Initial.glorot(units, units);
        Value w = c.parameter("W", Initial.glorot(width, units), true, directions, gates * units, width);
        Value r = c.parameter("R", begin, true, directions, gates * units, units);
        Value b = c.parameter("B", Initial.constant(0), false, directions, 2 * gates * units);
        Value steps = lengths == null ? null : c.as(lengths, DType.INT32);
        Value[] results = c.ops(cell, 2, attributes(), x, w, r, b, steps, states(c, first, directions));
        return new Result(joined(c, results[0], 1), joined(c, results[1], 0));
    }

    private Attributes attributes() {
        Attributes attributes = Attributes.of("hidden_size", units).with("direction",
                isBidirectional ? "bidirectional" : "forward");
        return cell.equals("GRU") ? attributes.with("linear_before_reset", 1) : attributes;
    }

    private void check(Context c, Value x) {
        Type type = c.type(x);
        c.require(type.dtype() == c.real() && type.shape().hasRank() && type.shape().rank() == 3,
                "its input is no sequence of vectors", c.real() + "[time, batch, width]", type.toString(),
                "look words up by an Embedding, and put time in front by Recurrent.swapped()");
        boolean isBatchFirst = isBatch(type.shape().dim(0)) && !isBatch(type.shape().dim(1));
        c.require(!isBatchFirst, "its input has the samples in front", c.real() + "[time, batch, width]",
                type.toString(), "put time in front by Recurrent.swapped()");
        c.require(units > 0, "it has no units", "1 or more", String.valueOf(units), "give it some");
        c.require(cell.equals("RNN") || cell.equals("GRU") || cell.equals("LSTM"), "its cell is not known",
                "RNN, GRU or LSTM", quoted(cell), "use one of these");
    }

    private static boolean isBatch(Dim dim) {
        return Context.BATCH.equals(dim.name());
    }

    /** [directions, batch, units] of [batch, directions * units]. */
    private Value states(Context c, Value first, int directions) {
        if (first == null) {
            return null;
        }
        Shape shape = c.type(first).shape();
        c.require(shape.hasRank() && shape.rank() == 2 && shape.dim(1).is((long) directions * units),
                "its first state has the wrong shape", "[batch, " + directions * units + "]",
                c.type(first).toString(), "give it one number for each unit");
        Value split = c.op("Reshape", first, c.longs(0, directions, units));
        return c.op("Transpose", Attributes.NONE.with("perm", new long[] {1, 0, 2}), split);
    }

    /** The directions of each step side by side: [.., batch, directions * units]. */
    private Value joined(Context c, Value states, int axis) {
        if (!isBidirectional) {
            return c.op("Squeeze", states, c.longs(axis));
        }
        Value[] each = c.ops("Split", 2, Attributes.of("axis", axis).with("num_outputs", 2), states);
        return c.op("Concat", Attributes.of("axis", -1), c.op("Squeeze", each[0], c.longs(axis)),
                c.op("Squeeze", each[1], c.longs(axis)));
    }
}
