package dev.teacup.op.control;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Control;
import dev.teacup.op.Frame;
import dev.teacup.op.shape.Slices;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/** A Scan that runs. */
final class ScanTurns implements Control.Activity {
    private final Frame f;
    private final Call call;
    private final int states;
    private final Type[] types;
    private final int turns;
    private final Tensor[] parts;
    private final ScanOutput[] outputs;
    private int turn;

    /**
     * @param states the number of inputs and outputs that are states
     * @param types those of the results of the node
     */
    ScanTurns(Frame f, Call call, int states, Type[] types) {
        this.f = f;
        this.call = call;
        this.states = states;
        this.types = types;
        this.turns = f.in(states).dim(Scan.inputAxis(call, states));
        this.parts = new Tensor[call.inputCount()];
        for (int i = states; i < parts.length; i++) {
            Shape shape = Shape.of(f.in(i).dims()).without(Scan.inputAxis(call, i));
            parts[i] = f.tensor(f.in(i).dtype(), shape.sizes());
        }
        f.keep(parts);
        this.outputs = new ScanOutput[types.length];
        for (int i = states; i < outputs.length; i++) {
            outputs[i] = call.wants(i) ? new ScanOutput(f, i, types[i]) : null;
        }
    }

    @Override
    public Control.Turn next(Tensor[] results) {
        if (results != null) {
            take(results);
            turn++;
        }
        if (turn < turns) {
            f.turn();
            return new Control.Turn(Scan.BODY, inputs(results));
        }
        for (int i = 0; i < types.length; i++) {
            if (i < states) {
                f.give(i, results == null ? f.in(i) : results[i]);
            } else if (turns == 0 && outputs[i] != null) {
                Shape shape = types[i].shape();
                outputs[i].giveNothing(shape.hasRank() ? Scan.outputAxis(call, i, shape.rank()) : 0);
            }
        }
        return null;
    }

    private void take(Tensor[] results) {
        for (int i = 0; i < states; i++) {
            Check.require(Arrays.equals(results[i].dims(), f.in(i).dims()),
                    "state " + i + " changes its shape", f.in(i) + ", as in the first turn",
                    results[i].toString(), "use a Loop");
        }
        for (int i = states; i < outputs.length; i++) {
            if (outputs[i] != null) {
                int rank = results[i].rank() + 1;
                boolean isReversed = Scan.isReversed(call, "scan_output_directions", i);
                outputs[i].put(results[i], isReversed ? turns - 1 - turn : turn,
                        Scan.outputAxis(call, i, rank), turns);
            }
        }
    }

    private Tensor[] inputs(Tensor[] results) {
        Tensor[] inputs = new Tensor[parts.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = i >= states ? part(i) : results == null ? f.in(i) : results[i];
        }
        return inputs;
    }

    /** The part of a scanned input that belongs to this turn. */
    private Tensor part(int index) {
        Tensor from = f.in(index);
        int axis = Scan.inputAxis(call, index);
        int place = Scan.isReversed(call, "scan_input_directions", index) ? turns - 1 - turn : turn;
        int[] sizes = from.dims().clone();
        sizes[axis] = 1;
        Slices.copy(f, axis, parts[index].reshaped(sizes), 0, from, place, 1);
        return parts[index];
    }
}
