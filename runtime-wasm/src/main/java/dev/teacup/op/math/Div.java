package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.DIV;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/**
 * C = A / B; integers are cut towards zero, and refuse a divisor of zero.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Div.html">ai.onnx Div, since 14</a>
 */
public final class Div implements Elementwise {
    private static final OpDef DEF = OpDef.of("Div").since(14).type("T", NUMBERS).in("A", "T").in("B", "T")
            .out("C", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return DIV.of(Expr.in(0), divisor(call));
    }

    /** Operand B, or the number that it is known to be where that is an integer above 0. */
    static Expr divisor(Call call) {
        DType dtype = call.dtype("B");
        Tensor known = dtype.isInteger() ? call.constant("B") : null;
        boolean isOne = known != null && known.elements() == 1;
        // Large ones of no sign look as if they were below 0.
        return isOne && known.i64(0) > 0 ? new Expr.Int(known.i64(0), dtype) : Expr.in(1);
    }
}
