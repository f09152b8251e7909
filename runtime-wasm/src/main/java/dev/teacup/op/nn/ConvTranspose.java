package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * Y[n, m, i..] = B[m] + the sum of X[n, c, o..] * W[c, m, k..] over the channels c of the group of m and all
 * o.. and k.. with i = o * stride + k * dilation - begin along each axis: Conv turned round.
 * <p>X [N, C, D1 .. Dn], W [C, M / group, k1 .. kn], B [M], Y [N, M, i1 .. in], where i = (D - 1) * stride +
 * output_padding + (k - 1) * dilation + 1 - pads, at most D * stride with the modes SAME, or output_shape.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ConvTranspose.html">ai.onnx ConvTranspose, since 22</a>
 */
public final class ConvTranspose implements Computation {
    private static final Attribute INTS = new Attribute.Ints();
    private static final OpDef DEF = Window.attributes(OpDef.of("ConvTranspose").since(22).type("T", FLOATS)
            .in("X", "T").in("W", "T").maybeIn("B", "T").out("Y", "T")
            .attr("group", 1).maybeAttr("kernel_shape", INTS).maybeAttr("output_padding", INTS)
            .maybeAttr("output_shape", INTS));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Channels.check(c, "X", "W", true);
        Channels.checkEach(c, "B", channels(c.call()));
        Window.checkMode(c);
        Window.ofWeight(c.call(), "W").checkOutputPadding(c);
        checkSizes(shape(c.call()));
    }

    /** Refuses padding that is larger than what it is cut from. */
    static void checkSizes(Shape image) {
        for (int axis = 2; axis < image.rank(); axis++) {
            Dim size = image.dim(axis);
            if (size.isKnown() && size.size() <= 0) {
                throw new ModelException("the padding leaves nothing of the result",
                        "pads that add up to less", image + " as the shape of the result",
                        "use smaller pads");
            }
        }
    }

    @Override
    public Type[] types(Call call) {
        return call.results(shape(call));
    }

    private static Shape shape(Call call) {
        Shape x = call.shape("X");
        return Window.ofWeight(call, "W").image(x.dim(0), channels(call), x);
    }

    private static Dim channels(Call call) {
        return call.shape("W").dim(1).times(Dim.of(call.integer("group")));
    }

    @Override
    public void run(Frame f, Call call) {
        Convolution.run(f, placement(call), true, (int) call.integer("group"), f.in(2), null, null);
    }

    /** The window over Y, whose places are those of X. */
    public static Placement placement(Call call) {
        return Window.ofWeight(call, "W").over(shape(call), call.shape("X"));
    }
}
