package dev.teacup.op.sequence;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output_sequence = input_sequence with tensor before position, at the end unless it is given.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SequenceInsert.html">
 *     ai.onnx SequenceInsert, since 11</a>
 */
public final class SequenceInsert implements Computation {
    private static final OpDef DEF = OpDef.of("SequenceInsert").since(11).unranked().sequence("S", ALL)
            .type("T", ALL).type("I", INDEXES).in("input_sequence", "S").in("tensor", "T")
            .maybeIn("position", "I").out("output_sequence", "S");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.single("position");
        DType dtype = c.call().dtype("input_sequence");
        if (c.call().dtype("tensor") != dtype) {
            throw new ModelException("the input 'tensor' has another element type than the sequence",
                    dtype.toString(), c.call().dtype("tensor").toString(), "convert it by Cast");
        }
    }

    @Override
    public Type[] types(Call call) {
        return new Type[] {Type.sequence(call.dtype("tensor"),
                call.shape("input_sequence").join(call.shape("tensor")))};
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor[] from = f.sequence(0);
        int position = f.in(2) == null ? from.length : Position.of(f.in(2), from.length, from.length);
        f.burn(from.length);
        Tensor[] elements = new Tensor[from.length + 1];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = i == position ? SequenceConstruct.copy(f, f.in(1)) : from[i < position ? i : i - 1];
        }
        f.giveSequence(0, elements);
    }
}
