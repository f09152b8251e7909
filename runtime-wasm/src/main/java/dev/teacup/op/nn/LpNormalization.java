package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * output = input / the sum of |input| along {@code axis}, or for p = 2 / the square root of the sum of its
 * squares; 0 where that is 0.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__LpNormalization.html">ai.onnx LpNormalization, since
 * 22</a>
 */
public final class LpNormalization implements AlongAxis {
    private static final OpDef DEF = OpDef.of("LpNormalization").since(22).type("T", FLOATS)
            .in("input", "T").out("output", "T").attr("axis", -1).attr("p", 2);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        AlongAxis.super.check(c);
        c.oneOf("p", 1, 2);
    }

    @Override
    public void compose(Composer g, Call call) {
        Value x = g.wide(g.in("input"));
        Value axis = g.longs(call.integer("axis"));
        Value norm = g.op(call.integer("p") == 1 ? "ReduceL1" : "ReduceL2", x, axis);
        Value zero = g.scalar(x, 0);
        Value y = g.op("Where", g.op("Equal", norm, zero), zero, g.op("Div", x, norm));
        g.out("output", g.as(y, call.dtype("input")));
    }
}
