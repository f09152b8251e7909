package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.LOG;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the natural logarithm of input; NaN below zero.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Log.html">ai.onnx Log, since 13</a>
 */
public final class Log implements Elementwise {
    private static final OpDef DEF = OpDef.of("Log").since(13).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return LOG.of(call);
    }
}
