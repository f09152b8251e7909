package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

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
        checkChannels(c, "input", "scale");
        checkChannels(c, "input", "B");
    }

    /** Refuses what has not one element for each channel of the operand {@code whole}. */
    static void checkChannels(Check c, String whole, String input) {
        Shape shape = c.call().shape(whole);
        c.rank(input, 1);
        c.dim(input, 0, shape.dim(1), Check.operand(whole) + " is " + shape);
    }

    @Override
    public Type[] types(Call call) {
        return call.results(call.shape("input"));
    }

    @Override
    public void compose(Composer g, Call call) {
        int rank = call.rank("input");
        Value x = g.wide(g.in("input"));
        Value y = Normalized.of(g, x, Normalized.axes(g, 2, rank), call.real("epsilon")).y();
        y = g.op("Mul", y, Normalized.alongChannels(g, g.wide(g.in("scale")), rank));
        y = g.op("Add", y, Normalized.alongChannels(g, g.wide(g.in("B")), rank));
        g.out("output", g.as(y, call.dtype("input")));
    }
}
