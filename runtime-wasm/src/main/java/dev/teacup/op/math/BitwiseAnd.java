package dev.teacup.op.math;

import static dev.teacup.op.DTypes.INTEGERS;
import static dev.teacup.op.Primitive.BITWISE_AND;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * C = the bits that are set both in A and in B.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__BitwiseAnd.html">ai.onnx BitwiseAnd, since 18</a>
 */
public final class BitwiseAnd implements Elementwise {
    private static final OpDef DEF = OpDef.of("BitwiseAnd").since(18).type("T", INTEGERS).in("A", "T")
            .in("B", "T").out("C", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return BITWISE_AND.of(call);
    }
}
