package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Tensor;

/**
 * output = data, then, one after the other, output[indices[i..]] = updates[i..]: the last dimension of
 * indices holds tuples, each of which picks an element or, where it is shorter than the rank of data, a
 * slice. By reduction, the update is joined with what is there.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ScatterND.html">ai.onnx ScatterND, since 18</a>
 */
public final class ScatterND implements Op {
    private static final OpDef DEF = OpDef.of("ScatterND").since(18).type("T", ALL).type("I", INT64)
            .in("data", "T").in("indices", "I").in("updates", "T").out("output", "T")
            .attr(Reduction.KEY, "none");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Reduction.check(c);
        c.rankAtLeast("data", 1);
        c.rankAtLeast("indices", 1);
        GatherND.checkTuple(c, 0);
        ScatterElements.checkUpdates(c, GatherND.slices(c.call(), 0));
    }

    @Override
    public Body body(Call call) {
        Reduction reduction = Reduction.of(call);
        return (Kernel) f -> scatter(f, reduction);
    }

    private static void scatter(Frame f, Reduction reduction) {
        Tensor data = f.in(0);
        Tensor indices = f.in(1);
        int last = indices.rank() - 1;
        int tuples = indices.elements(0, last);
        int slice = data.elements(indices.dim(last), data.rank());
        f.burn(data.elements() + (long) tuples * Math.max(1, slice));
        f.out(0).copy(0, data, 0, data.elements());
        for (int tuple = 0; tuple < tuples; tuple++) {
            reduction.apply(f.out(0), Index.slice(indices, tuple, data, 0), f.in(2), tuple * slice, slice);
        }
    }
}
