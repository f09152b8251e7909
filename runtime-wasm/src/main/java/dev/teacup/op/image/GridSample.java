package dev.teacup.op.image;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * Y[n, c, i ..] = X[n, c] at the place that grid[n, i ..] tells, where -1 and 1 are the edges of X, or with
 * align_corners the middles of its outermost elements; the last dimension of X comes first.
 * <p>X [N, C, D1 .. Dr], grid [N, E1 .. Er, r]; Y [N, C, E1 .. Er].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__GridSample.html">ai.onnx GridSample, since 22</a>;
 * Jaderberg and others, Spatial transformer networks, arXiv 1506.02025
 */
public final class GridSample implements Computation {
    private static final OpDef DEF = OpDef.of("GridSample").since(22).type("T1", ALL).type("T2", FLOATS)
            .in("X", "T1").in("grid", "T2").out("Y", "T1")
            .attr("align_corners", 0).attr("mode", "linear").attr("padding_mode", "zeros");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        c.oneOf("mode", "linear", "nearest", "cubic");
        c.oneOf("padding_mode", "zeros", "border", "reflection");
        c.rankAtLeast("X", 3);
        Shape x = call.shape("X");
        int rank = x.rank();
        String why = Check.operand("X") + " is " + x;
        c.rank("grid", rank);
        c.dim("grid", 0, x.dim(0), why);
        c.dim("grid", rank - 1, Dim.of(rank - 2), why);
        Filter.checkStrings(call, "X");
        for (int axis = 2; axis < rank; axis++) {
            boolean isZero = call.text("padding_mode").equals("zeros");
            if (!isZero && x.dim(axis).is(0)) {
                throw new ModelException("the input 'X' has no elements to repeat",
                        "at least one in dimension " + axis, x.toString(), "do not pass an empty input");
            }
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape x = call.shape("X");
        Shape y = x;
        for (int axis = 2; axis < x.rank(); axis++) {
            y = y.with(axis, call.shape("grid").dim(axis - 1));
        }
        return call.results(y);
    }

    @Override
    public void run(Frame f, Call call) {
        new Sampling(f, call).run();
    }
}
