package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.DIV;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

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
        return DIV.of(call);
    }
}
