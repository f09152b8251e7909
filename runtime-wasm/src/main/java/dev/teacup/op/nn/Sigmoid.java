package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.DIV;
import static dev.teacup.op.Primitive.EXP;
import static dev.teacup.op.Primitive.NEG;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = 1 / (1 + exp(-X)).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Sigmoid.html">ai.onnx Sigmoid, since 13</a>
 */
public final class Sigmoid implements Elementwise {
    private static final OpDef DEF = OpDef.of("Sigmoid").since(13).type("T", FLOATS).in("X", "T")
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
        Expr one = Expr.constant(1, dtype);
        return DIV.of(one, ADD.of(one, EXP.of(NEG.of(x))));
    }
}
