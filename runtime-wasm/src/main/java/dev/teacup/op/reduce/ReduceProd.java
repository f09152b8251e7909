package dev.teacup.op.reduce;

import static dev.teacup.op.Primitive.MUL;

import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * reduced = the product of data along the axes; that of nothing is 1. Floats are multiplied in double,
 * integers wrap around.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceProd.html">ai.onnx ReduceProd, since 18</a>
 */
public final class ReduceProd implements Reduction, Computation {
    private static final OpDef DEF = Reduction.define("ReduceProd", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void run(Frame f, Call call) {
        Fold.run(f, call, MUL);
    }
}
