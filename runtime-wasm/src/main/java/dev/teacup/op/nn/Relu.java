package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.SIGNED_NUMBERS;
import static dev.teacup.op.Primitive.MAX;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;

/**
 * Y = max(0, X).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Relu.html">ai.onnx Relu, since 14</a>
 */
public final class Relu implements Elementwise {
    private static final OpDef DEF = OpDef.of("Relu").since(14).type("T", SIGNED_NUMBERS).in("X", "T")
            .out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return MAX.of(Expr.in(0), Expr.constant(0, call.dtype("X")));
    }
}
