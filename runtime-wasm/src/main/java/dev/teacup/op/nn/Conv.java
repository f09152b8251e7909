package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * Y[n, m, o..] = B[m] + the sum of X[n, c, i..] * W[m, c, k..] over the channels c of the group of m and the
 * elements k.. of the window, where i = o * stride + k * dilation - begin along each axis, and X is 0 in the
 * padding.
 * <p>X [N, C, D1 .. Dn], W [M, C / group, k1 .. kn], B [M], Y [N, M, o1 .. on].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Conv.html">ai.onnx Conv, since 22</a>
 */
public final class Conv implements Computation {
    private static final OpDef DEF = Window.attributes(OpDef.of("Conv").since(22).type("T", FLOATS)
            .in("X", "T").in("W", "T").maybeIn("B", "T").out("Y", "T")
            .attr("group", 1).maybeAttr("kernel_shape", new Attribute.Ints()));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        check(c, "X", "W");
        Channels.checkEach(c, "B", c.call().shape("W").dim(0));
    }

    /** Refuses an image and a weight that do not fit, and what is no window. */
    static void check(Check c, String x, String w) {
        Channels.check(c, x, w, false);
        Window.checkMode(c);
        Window.ofWeight(c.call(), w).checkFits(c, x);
    }

    @Override
    public Type[] types(Call call) {
        return call.results(shape(call, "X", "W"));
    }

    /** The shape of Y. */
    static Shape shape(Call call, String x, String w) {
        Shape image = call.shape(x);
        return Window.ofWeight(call, w).places(image.dim(0), call.shape(w).dim(0), image);
    }

    @Override
    public void run(Frame f, Call call) {
        Convolution.run(f, placement(call, "X", "W"), false, (int) call.integer("group"), f.in(2), null,
                null);
    }

    /** The window over X. */
    public static Placement placement(Call call, String x, String w) {
        return Window.ofWeight(call, w).over(call.shape(x), shape(call, x, w));
    }
}
