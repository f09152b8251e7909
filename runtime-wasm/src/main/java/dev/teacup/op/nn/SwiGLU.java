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
import dev.teacup.tensor.Shape;

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
        Shape a = c.call().shape("A");
        c.rank("B", a.rank());
        for (int axis = 0; axis < a.rank(); axis++) {
            c.dim("B", axis, a.dim(axis), "A and B have one shape");
        }
    }

    @Override
    public Body body(Call call) {
        Expr a = Expr.in(0);
        DType dtype = call.dtype("A");
        Expr alpha = Expr.constant(call.real("alpha"), dtype);
        return MUL.of(MUL.of(a, Sigmoid.of(MUL.of(alpha, a), dtype)), Expr.in(1));
    }
}
