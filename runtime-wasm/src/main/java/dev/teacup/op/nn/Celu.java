package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.DIV;

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
        DType dtype = call.dtype("X");
        Expr alpha = Expr.constant(call.real("alpha"), dtype);
        return Elu.of(alpha, DIV.of(Elu.negative(dtype), alpha), dtype);
    }
}
