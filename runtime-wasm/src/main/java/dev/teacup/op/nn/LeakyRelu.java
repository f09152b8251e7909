package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.LESS;
import static dev.teacup.op.Primitive.MUL;
import static dev.teacup.op.Primitive.WHERE;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = alpha * X below zero, else X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__LeakyRelu.html">ai.onnx LeakyRelu, since 16</a>
 */
public final class LeakyRelu implements Elementwise {
    private static final OpDef DEF = OpDef.of("LeakyRelu").since(16).type("T", FLOATS).in("X", "T")
            .out("Y", "T").attr("alpha", 0.01f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        Expr x = Expr.in(0);
        DType dtype = call.dtype("X");
        Expr alpha = Expr.constant(call.real("alpha"), dtype);
        return WHERE.of(LESS.of(x, Expr.constant(0, dtype)), MUL.of(alpha, x), x);
    }
}
