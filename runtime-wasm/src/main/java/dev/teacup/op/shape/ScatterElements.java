package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;

/**
 * output = data, then, one after the other, output[i, indices[i, j, k], k] = updates[i, j, k] for axis 1, and
 * so for other ranks and axes; by reduction, the update is joined with what is there. Negative indices count
 * from the end.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ScatterElements.html">ai.onnx ScatterElements, since
 * 18</a>
 */
public final class ScatterElements implements Op {
    private static final OpDef DEF = OpDef.of("ScatterElements").since(18).type("T", ALL)
            .type("Tind", INDEXES).in("data", "T").in("indices", "Tind").in("updates", "T").out("output", "T")
            .attr("axis", 0).attr(Reduction.KEY, "none");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Reduction.check(c);
        GatherElements.checkIndices(c);
        checkUpdates(c, c.call().shape("indices"));
    }

    /** Refuses updates of another shape than the indices have places for. */
    static void checkUpdates(Check c, Shape wanted) {
        Shape updates = c.call().shape("updates");
        Check.require(!wanted.hasRank() || !updates.differs(wanted),
                "the input 'updates' does not have the shape that the indices have places for",
                wanted.toString(), updates.toString(), "make the two agree");
    }

    @Override
    public Body body(Call call) {
        int axis = call.axis("axis", call.rank("data"));
        Reduction reduction = Reduction.of(call);
        return (Kernel) f -> scatter(f, axis, reduction);
    }

    private static void scatter(Frame f, int axis, Reduction reduction) {
        Tensor data = f.in(0);
        Tensor indices = f.in(1);
        f.burn((long) data.elements() + indices.elements());
        f.out(0).copy(0, data, 0, data.elements());
        for (int i = 0; i < indices.elements(); i++) {
            reduction.apply(f.out(0), Index.element(indices, i, data, axis), f.in(2), i, 1);
        }
    }
}
