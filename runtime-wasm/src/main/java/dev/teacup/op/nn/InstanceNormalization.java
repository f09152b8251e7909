package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * output = scale * (input - mean) / sqrt(variance + epsilon) + B, mean and variance for each instance and
 * channel.
 * <p>input [N, C, D1 .. Dn], scale and B [C]; output as input.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__InstanceNormalization.html">ai.onnx
 * InstanceNormalization, since 22</a>; Ulyanov, Vedaldi, Lempitsky, arXiv 1607.08022
 */
public final class InstanceNormalization implements Composition {
    private static final OpDef DEF = OpDef.of("InstanceNormalization").since(22).type("T", FLOATS)
            .in("input", "T").in("scale", "T").in("B", "T").out("output", "T").attr("epsilon", 1e-5f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rankAtLeast("input", 3);
        Channels.checkEach(c, "scale", c.call().shape("input").dim(1));
        Channels.checkEach(c, "B", c.call().shape("input").dim(1));
    }

    @Override
    public void compose(Composer g, Call call) {
        int rank = call.rank("input");
        Value x = g.wide(g.in("input"));
        Value y = Normalized.of(g, x, Normalized.axes(g, 2, rank)).y(g, call.real("epsilon"));
        y = g.op("Mul", y, Channels.along(g, g.wide(g.in("scale")), rank));
        y = g.op("Add", y, Channels.along(g, g.wide(g.in("B")), rank));
        g.out("output", g.as(y, call.dtype("input")));
    }
}
