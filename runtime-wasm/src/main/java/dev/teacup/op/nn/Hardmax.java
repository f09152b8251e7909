package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;

/**
 * output = 1 where the first maximum of input along {@code axis} stands, else 0.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Hardmax.html">ai.onnx Hardmax, since 13</a>
 */
public final class Hardmax implements AlongAxis {
    private static final OpDef DEF = OpDef.of("Hardmax").since(13).type("T", FLOATS).in("input", "T")
            .out("output", "T").attr("axis", -1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void compose(Composer g, Call call) {
        Dim size = call.shape("input").dim(call.axis("axis", call.rank("input")));
        Attributes axis = Attributes.of("axis", call.integer("axis"));
        if (size.is(0)) {
            g.out("output", g.op("Identity", g.in("input")));
            return;
        }
        Value first = g.op("ArgMax", axis.with("keepdims", 0), g.in("input"));
        g.out("output", g.op("OneHot", axis, first, g.scalar(DType.INT64, size.size()),
                g.as(g.longs(0, 1), call.dtype("input"))));
    }
}
