package dev.teacup.op.sequence;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.Cast;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * output = [], a sequence of tensors of the element type dtype.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SequenceEmpty.html">ai.onnx SequenceEmpty, since 11</a>
 */
public final class SequenceEmpty implements Computation {
    private static final OpDef DEF = OpDef.of("SequenceEmpty").since(11).sequence("S", ALL).out("output", "S")
            .attr("dtype", DType.FLOAT32.code());

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public DType dtype(Call call, int output) {
        return Cast.dtype(call, "dtype", "S");
    }

    @Override
    public Type[] types(Call call) {
        return new Type[] {Type.sequence(dtype(call, 0), Shape.UNKNOWN)};
    }

    @Override
    public void run(Frame f, Call call) {
        f.giveSequence(0);
    }
}
