package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ABS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.EXP;
import static dev.teacup.op.Primitive.LOG;
import static dev.teacup.op.Primitive.MAX;
import static dev.teacup.op.Primitive.NEG;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = log(exp(X) + 1), written as max(X, 0) + log(1 + exp(-|X|)), which does not overflow.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Softplus.html">ai.onnx Softplus, since 22</a>
 */
public final class Softplus implements Elementwise {
    private static final OpDef DEF = OpDef.of("Softplus").since(22).type("T", FLOATS).in("X", "T")
            .out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return of(Expr.in(0), call.dtype("X"));
    }

    static Expr of(Expr x, DType dtype) {
        Expr tail = EXP.of(NEG.of(ABS.of(x)));
        return ADD.of(MAX.of(x, Expr.constant(0, dtype)), LOG.of(ADD.of(Expr.constant(1, dtype), tail)));
    }
}
