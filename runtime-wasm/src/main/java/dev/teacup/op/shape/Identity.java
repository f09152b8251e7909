package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.View;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Type;

/**
 * output = input.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Identity.html">ai.onnx Identity, since 25</a>
 */
public final class Identity implements Op {
    private static final OpDef DEF =
            OpDef.of("Identity").since(25).unranked().either("V", ALL).in("input", "V").out("output", "V");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Type[] types(Call call) {
        return new Type[] {call.type("input")};
    }

    @Override
    public Dim[] contents(Call call) {
        return call.contents("input");
    }

    @Override
    public Body body(Call call) {
        // A sequence is the handle of one.
        return call.type("input").isSequence() ? View.same() : View.same(call.shape("input").sizes());
    }
}
