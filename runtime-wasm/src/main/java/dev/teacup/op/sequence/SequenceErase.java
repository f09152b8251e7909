package dev.teacup.op.sequence;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output_sequence = input_sequence without the tensor at position, the last one unless it is given.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SequenceErase.html">ai.onnx SequenceErase, since 11</a>
 */
public final class SequenceErase implements Op {
    private static final OpDef DEF = OpDef.of("SequenceErase").since(11).unranked().sequence("S", ALL)
            .type("I", INDEXES).in("input_sequence", "S").maybeIn("position", "I")
            .out("output_sequence", "S");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Position.check(c);
    }

    @Override
    public Type[] types(Call call) {
        return new Type[] {call.type("input_sequence")};
    }

    @Override
    public Body body(Call call) {
        return (Kernel) f -> {
            Tensor[] from = f.sequence(0);
            Check.require(from.length > 0, "the input 'input_sequence' is empty", "at least one tensor",
                    "none",
                    "ask SequenceLength before");
            int position = f.in(1) == null ? from.length - 1
                    : Position.of(f.in(1), from.length, from.length - 1);
            f.burn(from.length);
            Tensor[] elements = new Tensor[from.length - 1];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = from[i < position ? i : i + 1];
            }
            f.giveSequence(0, elements);
        };
    }
}
