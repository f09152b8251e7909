package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.ERF;
import static dev.teacup.op.Primitive.MUL;
import static dev.teacup.op.Primitive.TANH;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = X * P(Z <= X) for a standard normal Z: 0.5 * X * (1 + erf(X / sqrt(2))), or where {@code approximate}
 * is tanh, 0.5 * X * (1 + tanh(sqrt(2 / pi) * (X + 0.044715 * X^3))).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Gelu.html">ai.onnx Gelu, since 20</a>; Hendrycks,
 * Gimpel, arXiv 1606.08415
 */
public final class Gelu implements Elementwise {
    private static final double ROOT_OF_HALF = 0.70710678118654752;
    private static final double ROOT_OF_TWO_OVER_PI = 0.79788456080286536;
    private static final OpDef DEF = OpDef.of("Gelu").since(20).type("T", FLOATS).in("X", "T").out("Y", "T")
            .attr("approximate", "none");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.oneOf("approximate", "none", "tanh");
    }

    @Override
    public Body body(Call call) {
        Expr x = Expr.in(0);
        DType dtype = call.dtype("X");
        Expr bend = "tanh".equals(call.text("approximate")) ? tanh(x, dtype)
                : ERF.of(MUL.of(x, Expr.constant(ROOT_OF_HALF, dtype)));
        return MUL.of(MUL.of(Expr.constant(0.5, dtype), x), ADD.of(Expr.constant(1, dtype), bend));
    }

    private static Expr tanh(Expr x, DType dtype) {
        Expr cube = MUL.of(MUL.of(x, x), x);
        Expr bent = ADD.of(x, MUL.of(Expr.constant(0.044715, dtype), cube));
        return TANH.of(MUL.of(Expr.constant(ROOT_OF_TWO_OVER_PI, dtype), bent));
    }
}
