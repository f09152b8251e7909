package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * output = exp(input - m) / the sum of exp(input - m) along {@code axis}, where m is the maximum there, so
 * that nothing overflows.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Softmax.html">ai.onnx Softmax, since 13</a>
 */
public final class Softmax implements AlongAxis {
    private static final OpDef DEF = OpDef.of("Softmax").since(13).type("T", FLOATS).in("input", "T")
            .out("output", "T").attr("axis", -1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void compose(Composer g, Call call) {
        Value exponential = g.op("Exp", belowMaximum(g, call));
        Value quotient = g.op("Div", exponential, sum(g, call, exponential));
        g.out("output", g.as(quotient, call.dtype("input")));
    }

    /** The operand less its maximum along the axis. */
    static Value belowMaximum(Composer g, Call call) {
        Value x = g.wide(g.in("input"));
        return g.op("Sub", x, g.op("ReduceMax", x, g.longs(call.integer("axis"))));
    }

    /** The sum along the axis, which stays as a dimension of 1. */
    static Value sum(Composer g, Call call, Value value) {
        return g.op("ReduceSum", value, g.longs(call.integer("axis")));
    }
}
