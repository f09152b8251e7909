package dev.teacup.train.layer;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;

/**
 * A convolution the other way around, from small to large: each element of x [batch, channels, D1 .. Dn] lays
 * its multiple of W [channels, filters / groups, k1 .. kn] over the result [batch, filters, O1 .. On], where
 * what overlaps adds up. O = (D - 1) stride + (k - 1) dilation + 1; a padded one cuts that to D stride, the
 * sizes from which the padded convolution comes to D. Made by {@link Convolution#transposed}.
 *
 * @param convolution its name, filters, kernel, strides, dilations, groups and bias
 * @see <a href="https://arxiv.org/abs/1603.07285">Dumoulin, Visin, chapter 4</a>
 */
public record TransposedConvolution(Convolution convolution) implements Layer {
    @Override
    public Value of(Context outer, Value x) {
        Context c = outer.in(convolution.name(), this);
        convolution.check(c, x);
        int channels = (int) c.type(x).shape().dim(1).size();
        int perGroup = convolution.filters() / convolution.groups();
        Value w = c.parameter("W", initial(channels), true, convolution.dims(channels, perGroup));
        return convolution.hasBias()
                ? c.op("ConvTranspose", attributes(), x, w,
                        c.parameter("B", Initial.constant(0), false, convolution.filters()))
                : c.op("ConvTranspose", attributes(), x, w);
    }

    /** By what an element of the result is summed from on average. */
    private Initial initial(int channels) {
        if (convolution.initial() != null) {
            return convolution.initial();
        }
        double summed = (double) channels / convolution.groups();
        for (int axis = 0; axis < convolution.kernel().size(); axis++) {
            summed *= (double) convolution.kernel().get(axis) / convolution.strides().get(axis);
        }
        return Initial.he((int) Math.max(1, Math.round(summed)));
    }

    private Attributes attributes() {
        int rank = convolution.kernel().size();
        long[] pads = new long[2 * rank];
        long[] added = new long[rank];
        for (int axis = 0; axis < rank && convolution.isPadded(); axis++) {
            int extent = (convolution.kernel().get(axis) - 1) * convolution.dilations().get(axis) + 1;
            int more = extent - convolution.strides().get(axis);
            pads[axis] = Math.max(0, more) / 2;
            pads[axis + rank] = Math.max(0, more) - pads[axis];
            added[axis] = Math.max(0, -more);
        }
        return convolution.window().with("pads", pads).with("output_padding", added);
    }
}
