package dev.teacup.op.math;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.Primitive.NOT;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * Y = whether X is false.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Not.html">ai.onnx Not, since 1</a>
 */
public final class Not implements Elementwise {
    private static final OpDef DEF = OpDef.of("Not").since(1).type("T", BOOL).in("X", "T").out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return NOT.of(call);
    }
}
