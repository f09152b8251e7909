package dev.teacup.op.nn;

import dev.teacup.memory.Memory;
import dev.teacup.op.Frame;
import dev.teacup.op.View;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.Arrays;

/**
 * The loops of convolutions: each element of Y is the sum of products of elements of X with those of W, over
 * the channels of its group and the elements of the window. Sums are made in double, for a part of a row of Y
 * at once, and rounded when they are whole.
 */
final class Convolution {
    /** The most sums that are made at once: few enough to stay in the first cache. */
    private static final int MOST_SUMS = 1024;

    /** The most products between two questions to the budget, of a kernel that has no more elements. */
    private static final int MOST_PRODUCTS = 1 << 22;

    private final Placement placement;
    private final boolean isTransposed;
    private final Tensor x;
    private final Tensor w;
    private final Tensor y;

    /** The spatial sizes and strides. */
    private final int[] xSizes;
    private final int[] xStrides;
    private final int[] ySizes;
    private final int[] wStrides;

    /** The axis along which rows lie. */
    private final int last;

    /** The sums of a part of a row of Y, which lies at {@code row} along the axes before the last. */
    private final double[] sums;
    private final int[] row;
    private int from;
    private int count;
    private double xZero;
    private double wZero;

    private Convolution(Placement placement, boolean isTransposed, Tensor x, Tensor w, Tensor y) {
        this.placement = placement;
        this.isTransposed = isTransposed;
        this.x = x;
        this.w = w;
        this.y = y;
        xSizes = isTransposed ? placement.places : placement.image;
        ySizes = isTransposed ? placement.image : placement.places;
        xStrides = View.rowMajor(xSizes);
        wStrides = View.rowMajor(placement.kernel);
        last = xSizes.length - 1;
        row = new int[last];
        int most = Math.max(1, Math.min(MOST_SUMS, MOST_PRODUCTS / Placement.product(placement.kernel)));
        sums = new double[Math.min(ySizes[last], most)];
    }

    /**
     * Computes Y from the first two operands.
     *
     * @param isTransposed whether Y is the image, and X has an element for each place
     * @param bias one for each channel of Y, or null
     * @param xZeroPoint what stands for 0 in X, or null
     * @param wZeroPoint what stands for 0 in W, for each channel of Y or for all; or null
     */
    static void run(Frame f, Placement placement, boolean isTransposed, int group, Tensor bias,
            Tensor xZeroPoint, Tensor wZeroPoint) {
        if (f.out(0).elements() > 0) {
            new Convolution(placement.flat(), isTransposed, f.in(0), f.in(1), f.out(0))
                    .run(f, group, bias, xZeroPoint, wZeroPoint);
        }
    }

    private void run(Frame f, int group, Tensor bias, Tensor xZeroPoint, Tensor wZeroPoint) {
        xZero = xZeroPoint == null ? 0 : xZeroPoint.f64(0);
        int channels = y.dim(1);
        int rows = y.elements() / ySizes[last];
        for (int index = 0; index < rows; index++) {
            int plane = moveTo(index);
            int channel = plane % channels;
            double start = bias == null ? 0 : bias.f64(channel);
            wZero = wZeroPoint == null ? 0 : wZeroPoint.f64(wZeroPoint.elements() == 1 ? 0 : channel);
            for (from = 0; from < ySizes[last]; from += count) {
                count = Math.min(sums.length, ySizes[last] - from);
                Arrays.fill(sums, start);
                sumChannels(f, plane / channels, channel, group);
                write(index * ySizes[last] + from);
            }
        }
    }

    /** Goes to a row of Y; answers which of the planes of all channels it is in. */
    private int moveTo(int index) {
        int rest = index;
        for (int axis = last - 1; axis >= 0; axis--) {
            row[axis] = rest % ySizes[axis];
            rest /= ySizes[axis];
        }
        return rest;
    }

    private void sumChannels(Frame f, int batch, int channel, int group) {
        int elements = Placement.product(placement.kernel);
        int xPlane = Placement.product(xSizes);
        int inputs = x.dim(1) / group;
        int outputs = y.dim(1) / group;
        int first = channel / outputs * inputs;
        for (int input = 0; input < inputs; input++) {
            f.burn((long) elements * count);
            int plane = batch * x.dim(1) + first + input;
            int kernel =
                    isTransposed ? (first + input) * outputs + channel % outputs : channel * inputs + input;
            sumPlane(0, plane * xPlane, kernel * elements);
        }
    }

    /** Adds the products of what the window covers from {@code axis} on. */
    private void sumPlane(int axis, int xAt, int wAt) {
        for (int k = 0; k < placement.kernel[axis]; k++) {
            if (axis == last) {
                sumRow(xAt, w.f64(wAt + k) - wZero, k);
                continue;
            }
            int at = isTransposed ? placement.place(axis, row[axis], k)
                    : placement.covered(axis, row[axis], k);
            if (at >= 0) {
                sumPlane(axis + 1, xAt + at * xStrides[axis], wAt + k * wStrides[axis]);
            }
        }
    }

    /** Adds {@code weight} times a row of X, which is {@code k} elements into the window. */
    private void sumRow(int xAt, double weight, int k) {
        int stride = placement.strides[last];
        long shift = placement.first(last, 0) + (long) k * placement.dilations[last];
        // Place p covers element p * stride + shift: of X by places in Y, or transposed of Y by places in X.
        long imageFrom = isTransposed ? from : 0;
        long imageTo = isTransposed ? from + count : xSizes[last];
        long placeFrom = isTransposed ? 0 : from;
        long placeTo = isTransposed ? xSizes[last] : from + count;
        int end = (int) Math.min(placeTo, placesBefore(imageTo - shift, stride));
        int place = (int) Math.min(end, Math.max(placeFrom, placesBefore(imageFrom - shift, stride)));
        int element = (int) (place * (long) stride + shift);
        if (isTransposed) {
            add(xAt + place, 1, weight, element - from, stride, end - place);
        } else {
            add(xAt + element, stride, weight, place - from, 1, end - place);
        }
    }

    /** How many places cover something that lies before {@code element}. */
    private static long placesBefore(long element, int stride) {
        return element <= 0 ? 0 : stride == 1 ? element : (element + stride - 1) / stride;
    }

    private void add(int xAt, int xStep, double weight, int sumAt, int sumStep, int terms) {
        int sum = sumAt;
        if (x.dtype() == DType.FLOAT32) {
            Memory memory = x.memory();
            int at = x.at() + 4 * xAt;
            for (int i = 0; i < terms; i++) {
                sums[sum] += weight * memory.f32(at);
                at += 4 * xStep;
                sum += sumStep;
            }
            return;
        }
        int at = xAt;
        for (int i = 0; i < terms; i++) {
            sums[sum] += weight * (x.f64(at) - xZero);
            at += xStep;
            sum += sumStep;
        }
    }

    private void write(int yAt) {
        for (int i = 0; i < count; i++) {
            y.f64(yAt + i, sums[i]);
        }
    }
}
