package dev.teacup.op.math;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ABS;
import static dev.teacup.op.Primitive.EQUAL;
import static dev.teacup.op.Primitive.NEG;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = whether X is infinite, with a sign that the attributes ask for.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__IsInf.html">ai.onnx IsInf, since 20</a>
 */
public final class IsInf implements Elementwise {
    private static final OpDef DEF = OpDef.of("IsInf").since(20).type("T1", FLOATS).type("T2", BOOL)
            .in("X", "T1").out("Y", "T2").attr("detect_negative", 1).attr("detect_positive", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        Expr x = Expr.in(0);
        boolean detectsPositive = call.flag("detect_positive");
        if (call.flag("detect_negative")) {
            x = detectsPositive ? ABS.of(x) : NEG.of(x);
        } else if (!detectsPositive) {
            return Expr.constant(0, DType.BOOL);
        }
        return EQUAL.of(x, Expr.constant(Double.POSITIVE_INFINITY, call.dtype("X")));
    }
}
