package dev.teacup.op.sequence;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output_sequence = input_sequence without the tensor at position, the last one unless it is given.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SequenceErase.html">ai.onnx SequenceErase, since 11</a>
 */
public final class SequenceErase implements Computation {
    private static final OpDef DEF = OpDef.of("SequenceErase").since(11).unranked().sequence("S", ALL)
            .type("I", INDEXES).in("input_sequence", "S").maybeIn("position", "I")
            .out("output_sequence", "S");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.single("position");
    }

    @Override
    public Type[] types(Call call) {
        return new Type[] {call.type("input_sequence")};
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor[] from = Position.some(f);
        int last = from.length - 1;
        int position = f.in(1) == null ? last : Position.of(f.in(1), from.length, last);
        f.burn(from.length);
        Tensor[] elements = new Tensor[last];
        for (int i = 0; i < last; i++) {
            elements[i] = from[i < position ? i : i + 1];
        }
        f.giveSequence(0, elements);
    }
}
