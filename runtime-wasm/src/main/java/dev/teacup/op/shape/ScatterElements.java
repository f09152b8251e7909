package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.op.Check;
import dev.teacup.op.OpDef;

/**
 * output = data, then, one after the other, output[i, indices[i, j, k], k] = updates[i, j, k] for axis 1, and
 * so for other ranks and axes; by reduction, the update is joined with what is there. Negative indices count
 * from the end.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ScatterElements.html">ai.onnx ScatterElements, since
 * 18</a>
 */
public final class ScatterElements implements Scattering {
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
        Scattering.checkUpdates(c, c.call().shape("indices"));
    }

    @Override
    public boolean hasTuples() {
        return false;
    }
}
