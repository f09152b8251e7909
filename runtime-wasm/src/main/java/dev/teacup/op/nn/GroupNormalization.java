package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/**
 * Y = scale * (X - mean) / sqrt(variance + epsilon) + bias, mean and variance for each instance and group of
 * channels that lie one behind the other, computed in the type {@code stash_type}.
 * <p>X [N, C, D1 .. Dn], where num_groups divides C; scale and bias [C]; Y as X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__GroupNormalization.html">ai.onnx GroupNormalization,
 * since 21</a>; Wu, He, arXiv 1803.08494
 */
public final class GroupNormalization implements Composition {
    private static final OpDef DEF = OpDef.of("GroupNormalization").since(21).type("T", FLOATS)
            .in("X", "T").in("scale", "T").in("bias", "T").out("Y", "T")
            .attr("epsilon", 1e-5f).mustAttr("num_groups", new Attribute.Int(1)).attr("stash_type", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rankAtLeast("X", 2);
        Dim channels = c.call().shape("X").dim(1);
        Channels.checkEach(c, "scale", channels);
        Channels.checkEach(c, "bias", channels);
        Normalized.precision(c.call(), "stash_type", FLOATS);
        long groups = c.call().integer("num_groups");
        if (groups <= 0 || channels.isKnown() && channels.size() % groups != 0) {
            throw new ModelException("the attribute 'num_groups' does not divide the channels",
                    "a number of 1 or more that divides " + channels, Long.toString(groups),
                    "look at the number of channels");
        }
    }

    @Override
    public void compose(Composer g, Call call) {
        Shape shape = call.shape("X");
        int rank = shape.rank();
        long batch = shape.dim(0).size();
        long groups = call.integer("num_groups");
        long inGroup = shape.elements(1, rank).size() / groups;
        Value x = g.as(g.in("X"), Normalized.precision(call, "stash_type", FLOATS));
        Value grouped = g.reshaped(x, batch, groups, inGroup);
        Value y = Normalized.of(g, grouped, g.longs(2)).y(g, call.real("epsilon"));
        y = g.reshaped(Normalized.second(g, call, y, "X"), shape);
        y = g.op("Mul", y, Channels.along(g, g.wide(g.in("scale")), rank));
        y = g.op("Add", y, Channels.along(g, g.wide(g.in("bias")), rank));
        g.out("Y", g.as(y, call.dtype("X")));
    }
}
