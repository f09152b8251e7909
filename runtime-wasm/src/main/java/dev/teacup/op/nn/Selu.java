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
 * Y = gamma * alpha * (exp(X) - 1) up to zero, gamma * X above.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Selu.html">ai.onnx Selu, since 22</a>
 */
public final class Selu implements Elementwise {
    private static final OpDef DEF = OpDef.of("Selu").since(22).type("T", FLOATS).in("X", "T").out("Y", "T")
            .attr("alpha", 1.67326319217681884765625f).attr("gamma", 1.05070102214813232421875f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        Expr x = Expr.in(0);
        DType dtype = call.dtype("X");
        Expr alpha = Expr.constant(call.real("alpha"), dtype);
        Expr gamma = Expr.constant(call.real("gamma"), dtype);
        // The exponential sees no positive number, so that its gradient is finite there, too.
        Expr zero = Expr.constant(0, dtype);
        Expr below = SUB.of(EXP.of(MIN.of(x, zero)), Expr.constant(1, dtype));
        return MUL.of(gamma, ADD.of(MAX.of(x, zero), MUL.of(alpha, below)));
    }
}
