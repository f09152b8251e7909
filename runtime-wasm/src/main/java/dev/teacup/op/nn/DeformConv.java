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
 * {@link Conv} whose windows are not regular: Y[n, m, o..] = B[m] + the sum of X[n, c, p..] * W[m, c, k..] *
 * mask[n, k.., o..] over the channels c of the group of m and the elements k.. of the window, where p = o *
 * stride + k * dilation - begin + offset[n, k.., axis, o..] along each axis. Between elements X is
 * interpolated linearly, and outside it is 0. A group of channels, of which there are offset_group, has
 * offsets and a mask of its own; without mask, it is 1.
 * <p>X [N, C, D1 .. Dn], W [M, C / group, k1 .. kn], offset [N, offset_group * k1 * .. * kn * n, o1 .. on], B
 * [M], mask [N, offset_group * k1 * .. * kn, o1 .. on], Y [N, M, o1 .. on].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__DeformConv.html">ai.onnx DeformConv, since 22</a>; Dai
 * et al., arXiv 1703.06211, and Zhu et al., arXiv 1811.11168
 */
public final class DeformConv implements Computation {
    private static final Attribute INTS = new Attribute.Ints();
    private static final OpDef DEF = OpDef.of("DeformConv").since(22).type("T", FLOATS).in("X", "T")
            .in("W", "T").in("offset", "T").maybeIn("B", "T").maybeIn("mask", "T").out("Y", "T")
            .maybeAttr("dilations", INTS).attr("group", 1).maybeAttr("kernel_shape", INTS)
            .attr("offset_group", 1).maybeAttr("pads", INTS).maybeAttr("strides", INTS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        Channels.check(c, "X", "W", false);
        Channels.checkEach(c, "B", call.shape("W").dim(0));
        Window.ofWeight(call, "W").checkFits(c, "X");
        long groups = call.integer("offset_group");
        Dim channels = call.shape("X").dim(1);
        c.size("offset_group");
        if (channels.isKnown() && channels.size() % groups != 0) {
            throw new ModelException("the channels do not part into equal groups",
                    "a multiple of " + groups + " in dimension 1 of " + Check.operand("X")
                            + ", since offset_group is " + groups,
                    call.shape("X").toString(), "make the two agree");
        }
        Shape w = call.shape("W");
        Dim elements = w.elements(2, w.rank()).times(Dim.of(groups));
        checkPlaces(c, "offset", elements.times(Dim.of(w.rank() - 2)));
        checkPlaces(c, "mask", elements);
    }

    /** Refuses an operand that has not {@code channels} numbers for each place of the window. */
    private static void checkPlaces(Check c, String input, Dim channels) {
        Shape y = Conv.shape(c.call(), "X", "W");
        c.dims(input, Check.operand("W") + " is " + c.call().shape("W") + ", offset_group is "
                + c.call().integer("offset_group") + " and the output is " + y,
                y.with(1, channels).dims());
    }

    @Override
    public Type[] types(Call call) {
        return call.results(Conv.shape(call, "X", "W"));
    }

    @Override
    public void run(Frame f, Call call) {
        if (f.out(0).elements() > 0) {
            new DeformedConvolution(f, Conv.placement(call, "X", "W"), (int) call.integer("group"),
                    (int) call.integer("offset_group")).run();
        }
    }
}
