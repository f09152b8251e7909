package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;

/**
 * output = Cast(input) to the element type of target_type, whose elements do not matter.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__CastLike.html">ai.onnx CastLike, since 25</a>
 */
public final class CastLike implements Composition {
    private static final OpDef DEF = OpDef.of("CastLike").since(25).type("T1", ALL).type("T2", ALL)
            .in("input", "T1").in("target_type", "T2").out("output", "T2").attr("saturate", 1)
            .attr("round_mode", "up");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Dim[] contents(Call call) {
        return Cast.contents(call, call.dtype("target_type"));
    }

    @Override
    public void compose(Composer g, Call call) {
        g.out("output", g.as(g.in("input"), call.dtype("target_type")));
    }
}
