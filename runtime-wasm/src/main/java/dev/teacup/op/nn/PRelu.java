package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.LESS;
import static dev.teacup.op.Primitive.MUL;
import static dev.teacup.op.Primitive.WHERE;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.DTypes;
import dev.teacup.op.Expr;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = slope * X below zero, else X.
 * <p>slope broadcasts to X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__PRelu.html">ai.onnx PRelu, since 16</a>
 */
public final class PRelu implements Op {
    private static final DTypes TYPES =
            FLOATS.and(DTypes.INDEXES).and(DTypes.of(DType.UINT32, DType.UINT64));
    private static final OpDef DEF = OpDef.of("PRelu").since(16).type("T", TYPES).in("X", "T")
            .in("slope", "T").out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.broadcastsTo("slope", "X");
    }

    @Override
    public Body body(Call call) {
        return of(Expr.in(1), call.dtype("X"));
    }

    /** The first operand, times a slope below zero. */
    static Expr of(Expr slope, DType dtype) {
        Expr x = Expr.in(0);
        return WHERE.of(LESS.of(x, Expr.constant(0, dtype)), MUL.of(slope, x), x);
    }
}
