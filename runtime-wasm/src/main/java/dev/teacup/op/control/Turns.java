package dev.teacup.op.control;

import dev.teacup.op.Call;
import dev.teacup.op.Control;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/** A Loop that runs. */
final class Turns implements Control.Activity {
    private final Frame f;
    private final int carried;
    private final boolean hasCond;
    private final long most;
    private final Tensor[] leading;
    private final ScanOutput[] scans;
    private boolean cond = true;
    private long turn;

    /**
     * @param inputs the types of the inputs of the body in the first turn
     * @param types those of the results of the node
     */
    Turns(Frame f, Type[] inputs, Type[] types, Call call) {
        this.f = f;
        this.carried = inputs.length - Loop.LEADING;
        this.most = call.has("M") ? Subgraphs.single(f.in(0), "the input 'M'") : Long.MAX_VALUE;
        this.hasCond = call.has("cond");
        if (hasCond) {
            cond = Subgraphs.single(f.in(1), "the input 'cond'") != 0;
        }
        this.leading = new Tensor[] {f.tensor(inputs[0].dtype(), inputs[0].shape().sizes()),
            f.tensor(inputs[1].dtype(), inputs[1].shape().sizes())};
        this.scans = new ScanOutput[types.length];
        for (int i = carried; i < scans.length; i++) {
            scans[i] = call.wants(i) ? new ScanOutput(f, i, types[i]) : null;
        }
    }

    @Override
    public Control.Turn next(Tensor[] results) {
        if (results != null) {
            cond = Subgraphs.single(results[0], "output 0 of the graph 'body'") != 0;
            for (int i = carried; i < scans.length; i++) {
                if (scans[i] != null) {
                    scans[i].append(results[1 + i], most);
                }
            }
            turn++;
        }
        if (turn < most && (cond || !hasCond)) {
            f.turn();
            return new Control.Turn(Loop.BODY, inputs(results));
        }
        for (int i = 0; i < scans.length; i++) {
            if (i < carried) {
                f.give(i, results == null ? f.in(Loop.LEADING + i) : results[1 + i]);
            } else if (scans[i] != null) {
                scans[i].give();
            }
        }
        return null;
    }

    private Tensor[] inputs(Tensor[] results) {
        Tensor[] inputs = new Tensor[Loop.LEADING + carried];
        inputs[0] = leading[0];
        inputs[1] = leading[1];
        leading[0].i64(0, turn);
        leading[1].i64(0, cond ? 1 : 0);
        for (int i = 0; i < carried; i++) {
            inputs[Loop.LEADING + i] = results == null ? f.in(Loop.LEADING + i) : results[1 + i];
        }
        return inputs;
    }
}
