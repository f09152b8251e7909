package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * Y = X / sqrt(mean of X * X + epsilon) * scale, the mean over the dimensions from {@code axis} on; the
 * quotient is computed in the type {@code stash_type}.
 * <p>X [d0 .. dn], scale broadcasts to X; Y as X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__RMSNormalization.html">ai.onnx RMSNormalization, since
 * 23</a>; Zhang, Sennrich, arXiv 1910.07467
 */
public final class RMSNormalization implements Composition {
    private static final OpDef DEF = OpDef.of("RMSNormalization").newIn(23).type("T", FLOATS)
            .type("V", FLOATS).in("X", "T").in("scale", "V").out("Y", "V")
            .attr("axis", -1).attr("epsilon", 1e-5f).attr("stash_type", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.axis("axis", c.call().rank("X"));
        c.broadcastsTo("scale", "X");
        Normalized.precision(c.call(), "stash_type", FLOATS);
    }

    @Override
    public void compose(Composer g, Call call) {
        int rank = call.rank("X");
        Value x = g.as(g.in("X"), Normalized.precision(call, "stash_type", FLOATS));
        Value axes = Normalized.axes(g, call.axis("axis", rank), rank);
        Value squares = g.op("ReduceMean", g.op("Mul", x, x), axes);
        Value y = g.op("Mul", x, Normalized.inverse(g, squares, call.real("epsilon")));
        y = g.op("Mul", Normalized.second(g, call, y, "scale"), g.wide(g.in("scale")));
        g.out("Y", g.as(y, call.dtype("scale")));
    }
}
