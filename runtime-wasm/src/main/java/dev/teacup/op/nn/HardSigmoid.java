package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.MAX;
import static dev.teacup.op.Primitive.MIN;
import static dev.teacup.op.Primitive.MUL;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = max(0, min(1, alpha * X + beta)).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__HardSigmoid.html">ai.onnx HardSigmoid, since 22</a>
 */
public final class HardSigmoid implements Elementwise {
    private static final OpDef DEF = OpDef.of("HardSigmoid").since(22).type("T", FLOATS).in("X", "T")
            .out("Y", "T").attr("alpha", 0.2f).attr("beta", 0.5f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return of(Expr.in(0), call.real("alpha"), call.real("beta"), call.dtype("X"));
    }

    static Expr of(Expr x, double alpha, double beta, DType dtype) {
        Expr line = ADD.of(MUL.of(Expr.constant(alpha, dtype), x), Expr.constant(beta, dtype));
        return MAX.of(MIN.of(line, Expr.constant(1, dtype)), Expr.constant(0, dtype));
    }
}
