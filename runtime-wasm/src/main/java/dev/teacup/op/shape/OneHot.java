package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.NUMBERS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output[i.., d, j..] = values[1] where indices[i.., j..] is d, else values[0]; d stands in the place of axis
 * and runs up to depth. Negative indices count from the end; those out of range have no 1.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__OneHot.html">ai.onnx OneHot, since 11</a>
 */
public final class OneHot implements Computation {
    private static final OpDef DEF = OpDef.of("OneHot").since(11).type("T1", NUMBERS).type("T2", NUMBERS)
            .type("T3", ALL).in("indices", "T1").in("depth", "T2").in("values", "T3").out("output", "T3")
            .attr("axis", -1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        int rank = c.call().rank("indices") + 1;
        ShapeOperand.checkRank(rank);
        c.axis("axis", rank);
        c.single("depth");
        c.rank("values", 1);
        c.dim("values", 0, Dim.of(2), "it has what is off and what is on");
        Dim depth = depth(c.call());
        if (depth.isKnown() && depth.size() < 0) {
            throw new ModelException("the input 'depth' is negative", "0 or more", depth.toString(),
                    "use the number of classes");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape indices = call.shape("indices");
        return call.results(indices.insert(call.axis("axis", indices.rank() + 1), depth(call)));
    }

    private static Dim depth(Call call) {
        Tensor depth = call.constant("depth");
        if (depth != null && depth.dtype().isFloat()) {
            return Dim.of(Math.max(-1, (long) depth.f64(0)));
        }
        Dim[] contents = call.contents("depth");
        return contents == null ? Dim.UNKNOWN : contents[0];
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor indices = f.in(0);
        Tensor values = f.in(2);
        Tensor to = f.out(0);
        int axis = call.axis("axis", to.rank());
        f.burn((long) to.elements() + indices.elements());
        int elements = to.elements();
        if (elements > 0) {
            to.copy(0, values, 0);
        }
        for (int done = 1; done < elements; done += Math.min(done, elements - done)) {
            to.copy(done, to, 0, Math.min(done, elements - done));
        }
        int depth = to.dim(axis);
        int inner = indices.elements(axis, indices.rank());
        for (int i = 0; i < indices.elements(); i++) {
            long index = index(indices, i, depth);
            if (index >= 0 && index < depth) {
                to.copy((i / inner * depth + (int) index) * inner + i % inner, values, 1);
            }
        }
    }

    private static long index(Tensor indices, int at, int depth) {
        boolean isReal = indices.dtype().isFloat();
        if (isReal && indices.f64(at) != indices.f64(at)) {
            return depth;
        }
        long index = isReal ? (long) indices.f64(at) : indices.i64(at);
        return index < 0 && indices.dtype() != DType.UINT64 ? index + depth : index;
    }
}
