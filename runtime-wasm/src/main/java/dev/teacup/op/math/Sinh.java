package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.SINH;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the hyperbolic sine of input.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Sinh.html">ai.onnx Sinh, since 22</a>
 */
public final class Sinh implements Elementwise {
    private static final OpDef DEF = OpDef.of("Sinh").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return SINH.of(call);
    }
}
