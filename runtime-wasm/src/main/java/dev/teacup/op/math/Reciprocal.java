package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.DIV;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;

/**
 * Y = 1 / X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Reciprocal.html">ai.onnx Reciprocal, since 13</a>
 */
public final class Reciprocal implements Elementwise {
    private static final OpDef DEF = OpDef.of("Reciprocal").since(13).type("T", FLOATS).in("X", "T")
            .out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return DIV.of(Expr.constant(1, call.dtype("X")), Expr.in(0));
    }
}
