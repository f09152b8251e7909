package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.FMOD;
import static dev.teacup.op.Primitive.MOD;

import dev.teacup.error.ModelException;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * C = the remainder of A / B: with the sign of B where {@code fmod} is 0, which is for integers only, with
 * the sign of A where it is 1. Integers refuse a divisor of zero.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Mod.html">ai.onnx Mod, since 13</a>
 */
public final class Mod implements Elementwise {
    private static final OpDef DEF = OpDef.of("Mod").since(13).type("T", NUMBERS).in("A", "T").in("B", "T")
            .out("C", "T").attr("fmod", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.broadcast();
        DType dtype = c.call().dtype("A");
        if (!c.call().flag("fmod") && !dtype.isInteger()) {
            throw new ModelException("the attribute 'fmod' does not fit the element type",
                    "1 for floating-point numbers", "0 for " + dtype, "set fmod to 1");
        }
    }

    @Override
    public Body body(Call call) {
        return (call.flag("fmod") ? FMOD : MOD).of(Expr.in(0), Div.divisor(call));
    }
}
