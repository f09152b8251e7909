package dev.teacup.train.grad.nn;

import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;
import java.util.Arrays;

/**
 * Y = the mean of each window of X: each of its elements has dY / n, where n counts the window's elements,
 * without those in the padding unless count_include_pad is set. Elements of several windows have their sum,
 * which is a transposed convolution with ones, each channel by itself.
 */
public final class AveragePoolGrad implements Rule {
    @Override
    public String opType() {
        return "AveragePool";
    }

    @Override
    public Value[] backward(Backward c) {
        long[] kernel = ((Attribute.Ints) c.call().value("kernel_shape")).values();
        Window window = Window.of(c, c.x(0), c.y(), kernel);
        Value whole = c.op("Div", c.dy(), c.real(window.elements()));
        if (window.isTiling()) {
            return c.first(new Tiles(c, window).spread(whole));
        }
        Value ones = ones(c, kernel);
        Value shares = isPartial(c, window) ? c.op("Div", c.dy(), counts(c, window, ones)) : whole;
        Value alone = c.op("Reshape", shares, c.longs(alone(c, c.y())));
        Value sums = c.op("ConvTranspose", window.transposed(), alone, ones);
        return c.first(c.reshapeLike(sums, c.x(0)));
    }

    /** Whether some windows have fewer elements than others. */
    private static boolean isPartial(Backward c, Window window) {
        boolean isPadded = Arrays.stream(window.pads()).anyMatch(pad -> pad > 0);
        c.only(!isPadded || !c.call().flag("count_include_pad") || !c.call().flag("ceil_mode"),
                "count_include_pad or ceil_mode", "both");
        return isPadded && !c.call().flag("count_include_pad");
    }

    /** [1, 1, O1 .. On]: the elements of X in each window. */
    private static Value counts(Backward c, Window window, Value ones) {
        long[] image = alone(c, c.x(0));
        return c.op("Conv", window.convolution(), ones(c, Arrays.copyOfRange(image, 2, image.length)), ones);
    }

    /** The sizes of a value in which each channel is a sample of one channel. */
    private static long[] alone(Backward c, Value value) {
        long[] sizes = new long[c.rank(value)];
        sizes[0] = -1;
        sizes[1] = 1;
        for (int axis = 2; axis < sizes.length; axis++) {
            Dim size = c.shape(value).dim(axis);
            c.only(size.isKnown(), "known sizes", c.shape(value).toString());
            sizes[axis] = size.size();
        }
        return sizes;
    }

    /** Ones [1, 1, D1 .. Dn]. */
    private static Value ones(Backward c, long[] spatial) {
        long[] sizes = new long[spatial.length + 2];
        Arrays.fill(sizes, 1);
        System.arraycopy(spatial, 0, sizes, 2, spatial.length);
        return c.op("Expand", c.real(1), c.longs(sizes));
    }
}
