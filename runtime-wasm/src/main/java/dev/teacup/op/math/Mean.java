package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.DIV;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;

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
        Expr result = Expr.in(0);
        for (int index = 1; index < call.inputCount(); index++) {
            result = ADD.of(result, Expr.in(index));
        }
        return DIV.of(result, Expr.constant(call.inputCount(), call.type(0).dtype()));
    }
}
