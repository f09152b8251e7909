package dev.teacup.op.sequence;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;

/**
 * tensor = input_sequence[position]; a negative position counts from the end.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SequenceAt.html">ai.onnx SequenceAt, since 11</a>
 */
public final class SequenceAt implements Computation {
    private static final OpDef DEF = OpDef.of("SequenceAt").since(11).unranked().sequence("S", ALL)
            .type("I", INDEXES).type("T", ALL).in("input_sequence", "S").in("position", "I")
            .out("tensor", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.single("position");
    }

    @Override
    public DType dtype(Call call, int output) {
        return call.type("input_sequence").dtype();
    }

    @Override
    public Type[] types(Call call) {
        return call.results(call.type("input_sequence").shape());
    }

    @Override
    public void run(Frame f, Call call) {
        int length = f.sequence(0).length;
        f.give(0, f.sequence(0)[Position.of(f.in(1), length, length - 1)]);
    }
}
