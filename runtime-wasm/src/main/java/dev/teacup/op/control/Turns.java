package dev.teacup.op.control;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Control;
import dev.teacup.op.Frame;
import dev.teacup.op.shape.Slices;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * A Loop or Scan that runs: values are carried from turn to turn, and the other outputs get an element in
 * each.
 */
final class Turns implements Control.Activity {
    private final Frame f;
    private final Call call;
    private final Type[] types;
    private final int leading;
    private final int carried;
    private final boolean isScan;
    private final long most;
    /**
     * The inputs of the body that are not carried: the turn and cond of a Loop, the parts that a Scan reads.
     */
    private final Tensor[] own;
    private final ScanOutput[] outputs;
    private boolean cond;
    private long turn;

    /**
     * The body of a node.
     *
     * @param inputs the types of the inputs of the body in the first turn
     * @param types those of the results of the node
     * @param leading how many inputs come before those that are carried: 2 of a Loop, none of a Scan
     */
    static Control of(Call call, Type[] inputs, Type[] types, int leading, int carried) {
        return f -> new Turns(f, call, inputs, types, leading, carried);
    }

    private Turns(Frame f, Call call, Type[] inputs, Type[] types, int leading, int carried) {
        this.f = f;
        this.call = call;
        this.types = types;
        this.leading = leading;
        this.carried = carried;
        isScan = leading == 0;
        cond = isScan || !call.has("cond") || Subgraphs.single(f.in(1), "the input 'cond'") != 0;
        if (isScan) {
            most = f.in(carried).dim(Scan.inputAxis(call, carried));
        } else {
            most = call.has("M") ? Subgraphs.single(f.in(0), "the input 'M'") : Long.MAX_VALUE;
        }
        own = new Tensor[inputs.length];
        for (int i = 0; i < own.length; i++) {
            if (i < leading || i >= leading + carried) {
                own[i] = f.tensor(inputs[i].dtype(), inputs[i].shape().sizes());
            }
        }
        f.keep(own);
        outputs = new ScanOutput[types.length];
        for (int i = carried; i < outputs.length; i++) {
            outputs[i] = call.wants(i) ? new ScanOutput(f, i, types[i]) : null;
        }
    }

    @Override
    public Control.Turn next(Tensor[] results) {
        if (results != null) {
            take(results);
            turn++;
        }
        if (turn < most && (cond || !isScan && !call.has("cond"))) {
            f.turn();
            return new Control.Turn(Loop.BODY, inputs(results));
        }
        for (int i = 0; i < types.length; i++) {
            if (i < carried) {
                f.give(i, carried(results, i));
            } else if (outputs[i] != null) {
                boolean hasAxis = isScan && types[i].shape().hasRank();
                outputs[i].give(hasAxis ? Scan.outputAxis(call, i, types[i].shape().rank()) : 0);
            }
        }
        return null;
    }

    /** What is carried out of the turn before, or into the first one. */
    private Tensor carried(Tensor[] results, int index) {
        return results == null ? f.in(leading + index) : results[isScan ? index : 1 + index];
    }

    private void take(Tensor[] results) {
        if (!isScan) {
            cond = Subgraphs.single(results[0], "output 0 of the graph 'body'") != 0;
        }
        for (int i = 0; isScan && i < carried; i++) {
            if (!Arrays.equals(results[i].dims(), f.in(i).dims())) {
                throw new ModelException("state " + i + " changes its shape",
                        f.in(i) + ", as in the first turn", results[i].toString(), "use a Loop");
            }
        }
        for (int i = carried; i < outputs.length; i++) {
            if (outputs[i] != null) {
                Tensor element = carried(results, i);
                int axis = isScan ? Scan.outputAxis(call, i, element.rank() + 1) : 0;
                outputs[i].put(element, place("scan_output_directions", i), axis, most, isScan);
            }
        }
    }

    private Tensor[] inputs(Tensor[] results) {
        if (!isScan) {
            own[0].i64(0, turn);
            own[1].i64(0, cond ? 1 : 0);
        }
        for (int i = leading + carried; i < own.length; i++) {
            Tensor from = f.in(i);
            int axis = Scan.inputAxis(call, i);
            int[] sizes = from.dims().clone();
            sizes[axis] = 1;
            Slices.copy(f, axis, own[i].reshaped(sizes), 0, from, place("scan_input_directions", i), 1);
        }
        Tensor[] inputs = own.clone();
        for (int i = 0; i < carried; i++) {
            inputs[leading + i] = carried(results, i);
        }
        return inputs;
    }

    /** The place along its axis that this turn has in an input or output. */
    private int place(String directions, int index) {
        return (int) (isScan && Scan.isReversed(call, directions, index) ? most - 1 - turn : turn);
    }
}
