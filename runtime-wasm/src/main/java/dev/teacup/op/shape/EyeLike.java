package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.DTypes.NUMBERS;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/**
 * output[i, i + k] = 1, all else 0, of the sizes of input.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__EyeLike.html">ai.onnx EyeLike, since 22</a>
 */
public final class EyeLike implements Computation {
    private static final OpDef DEF = OpDef.of("EyeLike").since(22).type("T1", NUMBERS.and(BOOL))
            .type("T2", NUMBERS.and(BOOL)).in("input", "T1").out("output", "T2")
            .maybeAttr("dtype", new Attribute.Int(1)).attr("k", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rank("input", 2);
    }

    @Override
    public DType dtype(Call call, int output) {
        return call.gives("dtype") ? Cast.dtype(call, "dtype", "T2") : call.dtype("input");
    }

    @Override
    public void run(Frame f, Call call) {
        long k = call.integer("k");
        Tensor to = f.out(0);
        f.burn(to.elements());
        to.memory().zero(to.at(), (int) to.bytes());
        int rows = to.elements() == 0 ? 0 : to.dim(0);
        for (int row = 0; row < rows; row++) {
            long column = k >= to.dim(1) ? -1 : row + k;
            if (column >= 0 && column < to.dim(1)) {
                to.f64(row * to.dim(1) + (int) column, 1);
            }
        }
    }
}
