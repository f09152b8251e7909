package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.EXP;
import static dev.teacup.op.Primitive.MAX;
import static dev.teacup.op.Primitive.MIN;
import static dev.teacup.op.Primitive.MUL;
import static dev.teacup.op.Primitive.SUB;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = alpha * (exp(X) - 1) below zero, else X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Elu.html">ai.onnx Elu, since 22</a>
 */
public final class Elu implements Elementwise {
    private static final OpDef DEF = OpDef.of("Elu").since(22).type("T", FLOATS).in("X", "T").out("Y", "T")
            .attr("alpha", 1.0f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        Expr x = Expr.in(0);
        DType dtype = call.dtype("X");
        Expr alpha = Expr.constant(call.real("alpha"), dtype);
        // The exponential sees no positive number, so that its gradient is finite there, too.
        Expr zero = Expr.constant(0, dtype);
        Expr below = SUB.of(EXP.of(MIN.of(x, zero)), Expr.constant(1, dtype));
        return ADD.of(MAX.of(x, zero), MUL.of(alpha, below));
    }
}
