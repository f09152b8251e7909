package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Tensor;

/**
 * output[.., i, j] = input[.., i, j] where j &gt;= i + k (upper) or j &lt;= i + k (not upper), else 0.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Trilu.html">ai.onnx Trilu, since 14</a>
 */
public final class Trilu implements Computation {
    private static final OpDef DEF = OpDef.of("Trilu").since(14).type("T", ALL).type("I", INT64)
            .in("input", "T").maybeIn("k", "I").out("output", "T").attr("upper", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rankAtLeast("input", 2);
        c.single("k");
    }

    @Override
    public void run(Frame f, Call call) {
        boolean isUpper = call.flag("upper");
        Tensor input = f.in(0);
        Tensor to = f.out(0);
        f.burn(to.elements());
        to.memory().zero(to.at(), (int) to.bytes());
        int rows = input.dim(input.rank() - 2);
        int columns = input.dim(input.rank() - 1);
        // Beyond the matrix all diagonals are one, and a sum with i cannot overflow.
        long k = f.in(1) == null ? 0 : Math.max(-rows, Math.min(columns, f.in(1).i64(0)));
        int all = to.elements() == 0 ? 0 : to.elements(0, to.rank() - 1);
        for (int row = 0; row < all; row++) {
            int diagonal = (int) Math.max(0, Math.min(columns, row % rows + k + (isUpper ? 0 : 1)));
            int first = row * columns + (isUpper ? diagonal : 0);
            to.copy(first, input, first, isUpper ? columns - diagonal : diagonal);
        }
    }
}
