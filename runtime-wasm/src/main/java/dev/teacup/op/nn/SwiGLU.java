package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.MUL;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = A * sigmoid(alpha * A) * B, where A and B have one shape.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SwiGLU.html">ai.onnx SwiGLU, since 28</a>; Shazeer,
 * arXiv 2002.05202
 */
public final class SwiGLU implements Elementwise {
    private static final OpDef DEF = OpDef.of("SwiGLU").newIn(28).type("T", FLOATS).in("A", "T").in("B", "T")
            .out("Y", "T").attr("alpha", 1.0f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.dims("B", "A and B have one shape", c.call().shape("A").dims());
    }

    @Override
    public Body body(Call call) {
        Expr a = Expr.in(0);
        DType dtype = call.dtype("A");
        Expr alpha = Expr.constant(call.real("alpha"), dtype);
        return MUL.of(MUL.of(a, Sigmoid.of(MUL.of(alpha, a), dtype)), Expr.in(1));
    }
}
