package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.DTypes;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * Y = (X - Mean) * InvStdDev * Scale + B, where InvStdDev = 1 / sqrt(Var + epsilon), and mean and variance
 * are those over the dimensions from {@code axis} on, computed in float32 as {@code stash_type} 1 says.
 * <p>X [d0 .. dn], Scale and B broadcast to X; Y as X; Mean and InvStdDev [d0 .. d(axis-1), 1 .. 1].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__LayerNormalization.html">ai.onnx LayerNormalization,
 * since 17</a>; Ba, Kiros, Hinton, arXiv 1607.06450
 */
public final class LayerNormalization implements Composition {
    private static final OpDef DEF = OpDef.of("LayerNormalization").since(17).type("T", FLOATS)
            .type("U", DTypes.of(DType.FLOAT32)).in("X", "T").in("Scale", "T").maybeIn("B", "T")
            .out("Y", "T").maybeOut("Mean", "U").maybeOut("InvStdDev", "U")
            .attr("axis", -1).attr("epsilon", 1e-5f).attr("stash_type", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.axis("axis", c.call().rank("X"));
        c.broadcastsTo("Scale", "X");
        c.broadcastsTo("B", "X");
        Normalized.precision(c.call(), "stash_type", DTypes.of(DType.FLOAT32));
    }

    @Override
    public Type[] types(Call call) {
        Shape x = call.shape("X");
        Shape statistics = x;
        for (int axis = call.axis("axis", x.rank()); axis < x.rank(); axis++) {
            statistics = statistics.with(axis, Dim.of(1));
        }
        return call.results(x, statistics, statistics);
    }

    @Override
    public void compose(Composer g, Call call) {
        int rank = call.rank("X");
        Value axes = Normalized.axes(g, call.axis("axis", rank), rank);
        Value x = g.as(g.in("X"), DType.FLOAT32);
        Normalized normalized = Normalized.of(g, x, axes);
        Value inverse = Normalized.inverse(g, normalized.variance(), call.real("epsilon"));
        Value y = g.op("Mul", normalized.difference(), inverse);
        Value second = Normalized.second(g, call, y, "X");
        Value scaled = g.op("Mul", second, g.wide(g.in("Scale")));
        Value moved = call.has("B") ? g.op("Add", scaled, g.wide(g.in("B"))) : scaled;
        g.out("Y", g.as(moved, call.dtype("X")));
        g.out("Mean", normalized.mean());
        g.out("InvStdDev", inverse);
    }
}
