package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * A layer that reads each sequence of a batch step by step, forward, in reverse, or both, and keeps a state
 * on the way. Behind the end of a sequence Y is 0; in reverse, a sequence is read from its own end.
 * <p>X [seq_length, batch_size, input_size], W [num_directions, gates * hidden_size, input_size],
 * R [num_directions, gates * hidden_size, hidden_size], B [num_directions, 2 * gates * hidden_size],
 * sequence_lens [batch_size], initial_h, initial_c, Y_h and Y_c [num_directions, batch_size, hidden_size],
 * P [num_directions, 3 * hidden_size], Y [seq_length, num_directions, batch_size, hidden_size]. Where
 * {@code layout} is 1, batch_size comes first in all but the weights.
 */
interface Recurrent extends Computation {
    /** How many gates W and R hold. */
    int gates();

    /** The activations of one direction where the node names none. */
    String[] functions();

    /** Makes the state of a cell, which has read Xt, that of the next step. */
    void step(Cell cell, Call call);

    /** The definition but for what only one of them has. */
    static OpDef define(String name) {
        return OpDef.of(name).since(22).type("T", FLOATS).type("T1", DTypes.of(DType.INT32)).in("X", "T")
                .in("W", "T").in("R", "T").maybeIn("B", "T").maybeIn("sequence_lens", "T1")
                .maybeIn("initial_h", "T").maybeOut("Y", "T").maybeOut("Y_h", "T")
                .maybeAttr("activation_alpha", new Attribute.Reals())
                .maybeAttr("activation_beta", new Attribute.Reals())
                .maybeAttr("activations", new Attribute.Texts()).attr("clip", Float.POSITIVE_INFINITY)
                .attr("direction", "forward").maybeAttr("hidden_size", new Attribute.Int(0))
                .attr("layout", 0);
    }

    @Override
    default void check(Check c) {
        Call call = c.call();
        c.oneOf("direction", "forward", "reverse", "bidirectional");
        long layout = call.integer("layout");
        c.oneOf("layout", 0, 1);
        if (!(call.real("clip") > 0)) {
            throw new ModelException("the attribute 'clip' is not above 0", "a number above 0",
                    DecimalText.text(call.real("clip")), "leave it out, if nothing is to be clipped");
        }
        Activation.of(call, functions(), directions(call));
        c.rank("X", 3);
        c.rank("R", 3);
        if (call.gives("hidden_size") && call.integer("hidden_size") <= 0) {
            throw new ModelException("the attribute 'hidden_size' is not above 0", "a number above 0",
                    call.gives("hidden_size") ? Long.toString(call.integer("hidden_size")) : "",
                    "export the model again");
        }
        Dim directions = Dim.of(directions(call));
        Dim hidden = hidden(call);
        Dim sums = hidden.times(Dim.of(gates()));
        Dim batch = call.shape("X").dim(1 - (int) layout);
        String why = Check.operand("X") + " is " + call.shape("X") + ", the hidden size " + hidden
                + " and the direction " + call.text("direction");
        c.dims("W", why, directions, sums, call.shape("X").dim(2));
        c.dims("R", why, directions, sums, hidden);
        c.dims("B", why, directions, sums.times(Dim.of(2)));
        c.dims("sequence_lens", why, batch);
        Dim first = layout == 0 ? directions : batch;
        Dim second = layout == 0 ? batch : directions;
        c.dims("initial_h", why, first, second, hidden);
        if (gates() == 4) {
            c.dims("initial_c", why, first, second, hidden);
            c.dims("P", why, directions, hidden.times(Dim.of(3)));
        }
    }

    @Override
    default Type[] types(Call call) {
        Shape x = call.shape("X");
        Dim directions = Dim.of(directions(call));
        Dim hidden = hidden(call);
        boolean batchFirst = call.flag("layout");
        Dim batch = x.dim(batchFirst ? 0 : 1);
        Shape last = batchFirst ? Shape.of(batch, directions, hidden) : Shape.of(directions, batch, hidden);
        Shape all = batchFirst ? Shape.of(batch, x.dim(1), directions, hidden)
                : Shape.of(x.dim(0), directions, batch, hidden);
        return gates() == 4 ? call.results(all, last, last) : call.results(all, last);
    }

    @Override
    default void run(Frame f, Call call) {
        Tensor y = f.out(0);
        for (int i = 0; f.in(4) != null && y != null && i < y.elements(); i++) {
            y.f64(i, 0);
        }
        for (int direction = 0; direction < directions(call); direction++) {
            read(this, f, call, direction);
        }
    }

    /** Lets one direction read all sequences. */
    private static void read(Recurrent layer, Frame f, Call call, int direction) {
        boolean batchFirst = call.flag("layout");
        boolean isReverse = direction == 1 || call.text("direction").equals("reverse");
        int directions = directions(call);
        int steps = f.in(0).dim(batchFirst ? 1 : 0);
        int batch = f.in(0).dim(batchFirst ? 0 : 1);
        Cell cell =
                new Cell(f, direction, Activation.of(call, layer.functions(), directions), call.real("clip"));
        long work = Math.max(1, (long) cell.fromX.length * (1 + f.in(0).dim(2) + cell.hidden));
        for (int sequence = 0; sequence < batch; sequence++) {
            int row = batchFirst ? sequence * directions + direction : direction * batch + sequence;
            int length = length(f.in(4), sequence, steps);
            f.burn(work);
            cell.start(cell.h, f.in(5), row);
            cell.start(cell.c, f.in(6), row);
            for (int step = 0; step < length; step++) {
                f.burn(work);
                int at = isReverse ? length - 1 - step : step;
                cell.read(batchFirst ? sequence * steps + at : at * batch + sequence);
                layer.step(cell, call);
                cell.store(cell.h, f.out(0), batchFirst ? (sequence * steps + at) * directions + direction
                        : (at * directions + direction) * batch + sequence);
            }
            cell.store(cell.h, f.out(1), row);
            cell.store(cell.c, f.out(2), row);
        }
    }

    private static int length(Tensor lengths, int sequence, int steps) {
        if (lengths == null) {
            return steps;
        }
        long length = lengths.i64(sequence);
        if (length < 0 || length > steps) {
            throw new ModelException("a length in 'sequence_lens' is outside the sequences", "0 to " + steps,
                    Long.toString(length), "pass the lengths of the sequences");
        }
        return (int) length;
    }

    private static int directions(Call call) {
        return call.text("direction").equals("bidirectional") ? 2 : 1;
    }

    private static Dim hidden(Call call) {
        return call.gives("hidden_size") ? Dim.of(call.integer("hidden_size")) : call.shape("R").dim(2);
    }
}
