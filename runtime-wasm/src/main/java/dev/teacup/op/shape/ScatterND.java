package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Check;
import dev.teacup.op.OpDef;

/**
 * output = data, then, one after the other, output[indices[i..]] = updates[i..]: the last dimension of
 * indices holds tuples, each of which picks an element or, where it is shorter than the rank of data, a
 * slice. By reduction, the update is joined with what is there.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ScatterND.html">ai.onnx ScatterND, since 18</a>
 */
public final class ScatterND implements Scattering {
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
        Scattering.checkUpdates(c, GatherND.slices(c.call(), 0));
    }

    @Override
    public boolean hasTuples() {
        return true;
    }
}
