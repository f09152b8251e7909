package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.DIV;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;

/**
 * mean = the sum of any number of operands, divided by how many they are.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Mean.html">ai.onnx Mean, since 13</a>
 */
public final class Mean implements Elementwise {
    private static final OpDef DEF = OpDef.of("Mean").since(13).type("T", FLOATS).manyIn("data_0", "T")
            .out("mean", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        DType dtype = call.type(0).dtype();
        Body sum = Series.of(call, ADD);
        if (sum instanceof Expr expr) {
            return DIV.of(expr, Expr.constant(call.inputCount(), dtype));
        }
        return new Composed((g, node) -> {
            Value total = Series.joined(g, node, "Sum");
            Value count = g.scalar(g.type(total).dtype(), node.inputCount());
            g.out("mean", g.as(g.op("Div", total, count), dtype));
        });
    }
}
