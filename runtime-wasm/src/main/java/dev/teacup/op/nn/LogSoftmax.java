package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * output = log(Softmax(input)) = input - m - log(the sum of exp(input - m)) along {@code axis}, where m is
 * the maximum there.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__LogSoftmax.html">ai.onnx LogSoftmax, since 13</a>
 */
public final class LogSoftmax implements AlongAxis {
    private static final OpDef DEF = OpDef.of("LogSoftmax").since(13).type("T", FLOATS).in("input", "T")
            .out("output", "T").attr("axis", -1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void compose(Composer g, Call call) {
        Value below = Softmax.belowMaximum(g, call);
        Value sum = Softmax.sum(g, call, g.op("Exp", below));
        Value logarithm = g.op("Sub", below, g.op("Log", sum));
        g.out("output", g.as(logarithm, call.dtype("input")));
    }
}
