package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.TANH;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;

/**
 * output = the hyperbolic tangent of input.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Tanh.html">ai.onnx Tanh, since 13</a>
 */
public final class Tanh implements Elementwise {
    private static final OpDef DEF = OpDef.of("Tanh").since(13).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return TANH.of(Expr.in(0));
    }
}
