package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = alpha * X below zero, else X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__LeakyRelu.html">ai.onnx LeakyRelu, since 16</a>
 */
public final class LeakyRelu implements Elementwise {
    private static final OpDef DEF = OpDef.of("LeakyRelu").since(16).type("T", FLOATS).in("X", "T")
            .out("Y", "T").attr("alpha", 0.01f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        DType dtype = call.dtype("X");
        return PRelu.of(Expr.constant(call.real("alpha"), dtype), dtype);
    }
}
