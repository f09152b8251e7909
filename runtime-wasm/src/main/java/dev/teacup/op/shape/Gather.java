package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output[i.., j.., k..] = data[i.., indices[j..], k..], where j.. stands in the place of axis. Negative
 * indices count from the end.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Gather.html">ai.onnx Gather, since 13</a>
 */
public final class Gather implements Computation {
    private static final OpDef DEF = OpDef.of("Gather").since(13).type("T", ALL).type("Tind", INDEXES)
            .in("data", "T").in("indices", "Tind").out("output", "T").attr("axis", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.axis("axis", c.call().rank("data"));
        ShapeOperand.checkRank(c.call().rank("data") + c.call().rank("indices") - 1);
    }

    @Override
    public Type[] types(Call call) {
        Shape data = call.shape("data");
        Shape indices = call.shape("indices");
        int axis = call.axis("axis", data.rank());
        Dim[] dims = new Dim[data.rank() + indices.rank() - 1];
        for (int i = 0; i < dims.length; i++) {
            int behind = i - indices.rank() + 1;
            dims[i] = i < axis ? data.dim(i) : behind <= axis ? indices.dim(i - axis) : data.dim(behind);
        }
        return call.results(Shape.of(dims));
    }

    @Override
    public Dim[] contents(Call call) {
        Dim[] data = call.contents("data");
        Dim[] indices = call.contents("indices");
        if (data == null || indices == null || call.rank("data") != 1 || call.rank("indices") > 1) {
            return null;
        }
        Dim[] picked = new Dim[indices.length];
        for (int i = 0; i < picked.length; i++) {
            long index = indices[i].size() < 0 ? indices[i].size() + data.length : indices[i].size();
            boolean isKnown = indices[i].isKnown() && index >= 0 && index < data.length;
            picked[i] = isKnown ? data[(int) index] : Dim.UNKNOWN;
        }
        return picked;
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor data = f.in(0);
        int axis = call.axis("axis", data.rank());
        Tensor indices = f.in(1);
        Tensor to = f.out(0);
        f.burn(to.elements());
        int rows = to.elements() == 0 ? 0 : data.elements(0, axis);
        int block = data.elements(axis + 1, data.rank());
        int picked = indices.elements();
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < picked; i++) {
                int from = row * data.dim(axis) + Index.of(indices, i, data, axis);
                to.copy((row * picked + i) * block, data, from * block, block);
            }
        }
    }
}
