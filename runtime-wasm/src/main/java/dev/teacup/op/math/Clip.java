package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.MAX;
import static dev.teacup.op.Primitive.MIN;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Expr;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;

/**
 * output = min(max, max(input, min)); a bound that is left out does not bound.
 * <p>min and max are single elements.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Clip.html">ai.onnx Clip, since 13</a>
 */
public final class Clip implements Op {
    private static final OpDef DEF = OpDef.of("Clip").since(13).type("T", NUMBERS).in("input", "T")
            .maybeIn("min", "T").maybeIn("max", "T").out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        for (String bound : new String[] {"min", "max"}) {
            c.single(bound);
            if (c.call().has(bound)) {
                c.broadcastsTo(bound, "input");
            }
        }
    }

    @Override
    public Body body(Call call) {
        Expr bounded = call.has("min") ? MAX.of(Expr.in(0), Expr.in(1)) : Expr.in(0);
        return call.has("max") ? MIN.of(bounded, Expr.in(2)) : bounded;
    }
}
