package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * Y = (X - mean) / (sqrt(variance) + 1e-9), mean and variance along {@code axes}.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__MeanVarianceNormalization.html">ai.onnx
 * MeanVarianceNormalization, since 13; its function has the 1e-9</a>
 */
public final class MeanVarianceNormalization implements Composition {
    private static final float EPSILON = 1e-9f;
    private static final OpDef DEF = OpDef.of("MeanVarianceNormalization").since(13).type("T", FLOATS)
            .in("X", "T").out("Y", "T").attr("axes", new Attribute.Ints(0, 2, 3));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Check.axes("axes", c.call().integers("axes"), c.call().rank("X"));
    }

    @Override
    public void compose(Composer g, Call call) {
        Value x = g.wide(g.in("X"));
        Normalized normalized = Normalized.of(g, x, g.longs(call.integers("axes")));
        Value deviation = g.op("Add", g.op("Sqrt", normalized.variance()),
                g.scalar(x, EPSILON));
        g.out("Y", g.as(g.op("Div", normalized.difference(), deviation), call.dtype("X")));
    }
}
