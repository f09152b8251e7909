package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * X [N, C, O1 .. On], W [C, M / group, k1 .. kn], B [M], Y [N, M, D1 .. Dn]: dX is the convolution of dY with
 * W, dW the product of dY's {@link Patches} and X, dB the sum of dY.
 */
public final class ConvTransposeGrad implements Rule {
    @Override
    public String opType() {
        return "ConvTranspose";
    }

    @Override
    public Value[] backward(Backward c) {
        c.only(c.call().value("output_shape") == null && !c.call().text("auto_pad").startsWith("SAME"),
                "explicit pads", "output_shape or auto_pad");
        long groups = c.call().integer("group");
        Window window = Window.of(c, c.y(), c.x(0), Window.spatial(c.shape(c.x(1))));
        for (int axis = 0; axis < window.rank(); axis++) {
            // Else the convolution back has places that X has not.
            c.only(-window.ends()[axis] < window.strides()[axis], "an output_padding that, less the pads, is "
                    + "below the strides", "dimension " + (axis + 2) + " of " + c.shape(c.y()));
        }
        Value[] dxs = new Value[c.node().inputs().size()];
        if (c.wants(0)) {
            dxs[0] = c.op("Conv", window.convolution().with("group", groups), c.dy(), c.x(1));
        }
        if (c.wants(1)) {
            dxs[1] = c.reshapeLike(new Patches(c, window, c.dy(), c.x(0), groups).product(), c.x(1));
        }
        if (c.wants(2)) {
            dxs[2] = ConvGrad.bias(c);
        }
        return dxs;
    }
}
