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
import dev.teacup.tensor.Type;

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
    public Type[] types(Call call) {
        return call.results(call.shape("X"));
    }

    @Override
    public Body body(Call call) {
        Expr x = Expr.in(0);
        return WHERE.of(LESS.of(x, Expr.constant(0, call.dtype("X"))), MUL.of(Expr.in(1), x), x);
    }
}
