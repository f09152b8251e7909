package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * Y[n, c, o..] is the average of the elements of X that a window covers; where {@code count_include_pad} is
 * set, with those of the padding, which are 0.
 * <p>X [N, C, D1 .. Dn], Y [N, C, o1 .. on].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__AveragePool.html">ai.onnx AveragePool, since 22</a>
 */
public final class AveragePool implements Pool {
    private static final OpDef DEF = Window.attributes(OpDef.of("AveragePool").since(22).type("T", FLOATS)
            .in("X", "T").out("Y", "T")
            .mustAttr("kernel_shape", new Attribute.Ints()).attr("ceil_mode", 0)
            .attr("count_include_pad", 0));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Pool.super.check(c);
        if (!c.call().flag("count_include_pad")) {
            Window.ofPool(c.call()).checkCovers();
        }
    }

    @Override
    public void run(Frame f, Call call) {
        Pooling.run(f, call, Pooling.AVERAGE, call.flag("count_include_pad"), false);
    }
}
