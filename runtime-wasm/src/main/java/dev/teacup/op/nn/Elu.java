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
        DType dtype = call.dtype("X");
        return of(Expr.constant(call.real("alpha"), dtype), negative(dtype), dtype);
    }

    /** The operand below zero, else zero. */
    static Expr negative(DType dtype) {
        return MIN.of(Expr.in(0), Expr.constant(0, dtype));
    }

    /**
     * alpha * (exp(exponent) - 1) below zero, else X. The exponent is never positive, so that the gradient of
     * the exponential is finite above zero, too.
     */
    static Expr of(Expr alpha, Expr exponent, DType dtype) {
        Expr below = SUB.of(EXP.of(exponent), Expr.constant(1, dtype));
        return ADD.of(MAX.of(Expr.in(0), Expr.constant(0, dtype)), MUL.of(alpha, below));
    }
}
