package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.DIV;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.op.Composer;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * mean = the sum of any number of operands, divided by how many they are.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Mean.html">ai.onnx Mean, since 13</a>
 */
public final class Mean implements Elementwise, Composed.Writing {
    private static final OpDef DEF = OpDef.of("Mean").since(13).type("T", FLOATS).manyIn("data_0", "T")
            .out("mean", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return Series.of(call, ADD) instanceof Expr sum
                ? DIV.of(sum, Expr.constant(call.inputCount(), call.type(0).dtype())) : new Composed(this);
    }

    @Override
    public void compose(Composer g, Call call) {
        Value total = Series.joined(g, call, "Sum");
        Value count = g.scalar(g.type(total).dtype(), call.inputCount());
        g.out("mean", g.as(g.op("Div", total, count), call.type(0).dtype()));
    }
}
