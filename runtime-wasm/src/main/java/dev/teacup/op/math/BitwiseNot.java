package dev.teacup.op.math;

import static dev.teacup.op.DTypes.INTEGERS;
import static dev.teacup.op.Primitive.BITWISE_NOT;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * Y = the bits that are not set in X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__BitwiseNot.html">ai.onnx BitwiseNot, since 18</a>
 */
public final class BitwiseNot implements Elementwise {
    private static final OpDef DEF = OpDef.of("BitwiseNot").since(18).type("T", INTEGERS).in("X", "T")
            .out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return BITWISE_NOT.of(call);
    }
}
