package dev.teacup.op.sequence;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * length = the number of tensors in input_sequence.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SequenceLength.html">
 *     ai.onnx SequenceLength, since 11</a>
 */
public final class SequenceLength implements Computation {
    private static final OpDef DEF = OpDef.of("SequenceLength").since(11).unranked().sequence("S", ALL)
            .type("I", INT64).in("input_sequence", "S").out("length", "I");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Type[] types(Call call) {
        return call.results(Shape.SCALAR);
    }

    @Override
    public void run(Frame f, Call call) {
        f.out(0).i64(0, f.sequence(0).length);
    }
}
