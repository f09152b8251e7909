package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.DIV;
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
 * Y = max(0, X) + min(0, alpha * (exp(X / alpha) - 1)).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Celu.html">ai.onnx Celu, since 28</a>
 */
public final class Celu implements Elementwise {
    private static final OpDef DEF = OpDef.of("Celu").since(28).type("T", FLOATS).in("X", "T").out("Y", "T")
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
        Expr zero = Expr.constant(0, dtype);
        Expr curve = MUL.of(alpha, SUB.of(EXP.of(DIV.of(x, alpha)), Expr.constant(1, dtype)));
        return ADD.of(MAX.of(x, zero), MIN.of(curve, zero));
    }
}
