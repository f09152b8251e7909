package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * Y[n, c, i..] = X[n, c, i..] / (bias + alpha / size * s)^beta, where s is the sum of X[n, d, i..]^2 over the
 * channels d from c - floor((size - 1) / 2) to c + ceil((size - 1) / 2), as far as there are any.
 * <p>X and Y [N, C, D1 .. Dn].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__LRN.html">ai.onnx LRN, since 13</a>; Krizhevsky,
 * Sutskever, Hinton, ImageNet Classification with Deep Convolutional Neural Networks, section 3.3
 */
public final class LRN implements Composition {
    private static final OpDef DEF = OpDef.of("LRN").since(13).type("T", FLOATS).in("X", "T").out("Y", "T")
            .attr("alpha", 1e-4f).attr("beta", 0.75f).attr("bias", 1f).mustAttr("size", new Attribute.Int(1));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rankAtLeast("X", 2);
        c.size("size");
    }

    @Override
    public void compose(Composer g, Call call) {
        Value x = g.wide(g.in("X"));
        Value mean = meanOfSquares(g, call, x);
        Value scaled = g.op("Mul", mean, g.scalar(x, call.real("alpha")));
        Value base = g.op("Add", scaled, g.scalar(x, call.real("bias")));
        Value divisor = g.op("Pow", base, g.scalar(x, call.real("beta")));
        g.out("Y", g.as(g.op("Div", x, divisor), call.dtype("X")));
    }

    /** s / size: an average along the channels, of [N, 1, C, D1 * .. * Dn], where the padding counts. */
    private static Value meanOfSquares(Composer g, Call call, Value x) {
        long size = call.integer("size");
        int[] sizes = call.shape("X").sizes();
        long behind = call.shape("X").elements(2, sizes.length).size();
        Value squares = g.op("Mul", x, x);
        Value rows = g.reshaped(squares, sizes[0], 1, sizes[1], behind);
        Attributes window = Attributes.of("count_include_pad", 1).with("kernel_shape", new long[] {size, 1})
                .with("pads", new long[] {(size - 1) / 2, 0, size / 2, 0});
        return g.reshaped(g.op("AveragePool", window, rows), call.shape("X"));
    }
}
