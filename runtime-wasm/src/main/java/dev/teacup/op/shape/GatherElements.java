package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output[i, j, k] = data[i, indices[i, j, k], k] for axis 1, and so for other ranks and axes. Negative
 * indices count from the end.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__GatherElements.html">ai.onnx GatherElements, since
 * 13</a>
 */
public final class GatherElements implements Computation {
    private static final OpDef DEF = OpDef.of("GatherElements").since(13).type("T", ALL).type("Tind", INDEXES)
            .in("data", "T").in("indices", "Tind").out("output", "T").attr("axis", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        checkIndices(c);
    }

    /** Refuses an axis that data does not have, and indices that reach out of data in another dimension. */
    static void checkIndices(Check c) {
        Shape data = c.call().shape("data");
        Shape indices = c.call().shape("indices");
        c.axis("axis", data.rank());
        c.rank("indices", data.rank());
        for (int i = 0; i < data.rank(); i++) {
            boolean fits = i == c.call().axis("axis", data.rank()) || !data.dim(i).isKnown()
                    || !indices.dim(i).isKnown() || indices.dim(i).size() <= data.dim(i).size();
            if (!fits) {
                throw new ModelException(
                        "the input 'indices' is larger than the input 'data' in dimension " + i,
                        "at most " + data.dim(i) + ", since 'data' is " + data, indices.toString(),
                        "slice the indices, or choose another axis");
            }
        }
    }

    @Override
    public Type[] types(Call call) {
        return call.results(call.shape("indices"));
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor to = f.out(0);
        int axis = call.axis("axis", to.rank());
        Tensor data = f.in(0);
        int count = to.elements();
        f.burn(count);
        Picks picks = new Picks(f.in(1), data, axis);
        for (int i = 0; i < count; i++) {
            to.copy(i, data, picks.next());
        }
    }
}
