package dev.teacup.op.sequence;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output_sequence = [inputs ...].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SequenceConstruct.html">
 *     ai.onnx SequenceConstruct, since 11</a>
 */
public final class SequenceConstruct implements Computation {
    private static final OpDef DEF = OpDef.of("SequenceConstruct").since(11).unranked().type("T", ALL)
            .sequence("S", ALL).manyIn("inputs", "T").out("output_sequence", "S");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public DType dtype(Call call, int output) {
        return call.type(0).dtype();
    }

    @Override
    public Type[] types(Call call) {
        Shape shape = call.type(0).shape();
        for (int i = 1; i < call.inputCount(); i++) {
            shape = shape.join(call.type(i).shape());
        }
        return new Type[] {Type.sequence(call.type(0).dtype(), shape)};
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor[] elements = new Tensor[f.inputs()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = copy(f, f.in(i));
        }
        f.giveSequence(0, elements);
    }

    /** A tensor that stays when the operand's memory is used again. */
    static Tensor copy(Frame f, Tensor tensor) {
        f.burn(1 + tensor.elements());
        Tensor copy = f.tensor(tensor.dtype(), tensor.dims());
        copy.copy(0, tensor, 0, tensor.elements());
        return copy;
    }
}
