package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ABS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.DIV;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;

/**
 * output = input / (1 + |input|).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Softsign.html">ai.onnx Softsign, since 22</a>
 */
public final class Softsign implements Elementwise {
    private static final OpDef DEF = OpDef.of("Softsign").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        Expr x = Expr.in(0);
        return DIV.of(x, ADD.of(Expr.constant(1, call.dtype("input")), ABS.of(x)));
    }
}
