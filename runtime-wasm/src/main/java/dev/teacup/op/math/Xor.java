package dev.teacup.op.math;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.Primitive.XOR;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * C = whether exactly one of A and B is true.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Xor.html">ai.onnx Xor, since 7</a>
 */
public final class Xor implements Elementwise {
    private static final OpDef DEF = OpDef.of("Xor").since(7).type("T", BOOL).type("T1", BOOL).in("A", "T")
            .in("B", "T").out("C", "T1");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return XOR.of(call);
    }
}
