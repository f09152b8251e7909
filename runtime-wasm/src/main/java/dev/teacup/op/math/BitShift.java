package dev.teacup.op.math;

import static dev.teacup.op.DTypes.UNSIGNED_INTEGERS;
import static dev.teacup.op.Primitive.SHIFT_LEFT;
import static dev.teacup.op.Primitive.SHIFT_RIGHT;

import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * Z = the bits of X moved by Y places in the {@code direction} LEFT or RIGHT; what is moved out is lost,
 * and zeros come in.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__BitShift.html">ai.onnx BitShift, since 11</a>
 */
public final class BitShift implements Elementwise {
    private static final OpDef DEF = OpDef.of("BitShift").since(11).type("T", UNSIGNED_INTEGERS)
            .in("X", "T").in("Y", "T").out("Z", "T").mustAttr("direction", new Attribute.Text("LEFT"));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.broadcast();
        c.oneOf("direction", "LEFT", "RIGHT");
    }

    @Override
    public Body body(Call call) {
        return ("LEFT".equals(call.text("direction")) ? SHIFT_LEFT : SHIFT_RIGHT).of(call);
    }
}
