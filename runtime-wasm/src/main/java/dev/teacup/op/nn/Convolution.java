package dev.teacup.op.nn;

import dev.teacup.memory.Memory;
import dev.teacup.op.Frame;
import dev.teacup.op.View;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.Arrays;

/**
 * The loops of convolutions: each element of Y is the sum of products of elements of X with those of W, over
 * the channels of its group and the elements of the window. Sums are made in double, for a block of some
 * channels and some places of Y at once, and rounded when they are whole: what an element of the window
 * covers at these places is a line, which is read once for all of the channels.
 */
final class Convolution {
    /** The most channels, places and sums of a block: few enough to stay in the caches. */
    private static final int MOST_CHANNELS = 256;
    private static final int MOST_PLACES = 1024;
    private static final int MOST_SUMS = 1 << 15;

    private final Frame f;
    private final Placement placement;
    private final boolean isTransposed;
    private final Tensor x;
    private final Tensor w;
    private final Tensor y;
    private final Tensor wZeroPoint;
    private final double xZero;

    /** The channels of X and of Y in a group, and the elements of a kernel. */
    private final int inputs;
    private final int outputs;
    private final int elements;

    /** The spatial sizes and strides. */
    private final int[] xSizes;
    private final int[] xStrides;
    private final int[] ySizes;
    private final int last;

    /** The block: its first channel and place, and how many they are. */
    private int channel;
    private int channels;
    private int from;
    private int count;
    private final double[] sums;

    /** Lines that wait to be added, and where their weights for the first channel are. */
    private final double[][] lines;
    private final int[] weightAt = new int[4];
    private int waiting;

    private Convolution(Frame f, Placement placement, boolean isTransposed, int group, Tensor xZeroPoint,
            Tensor wZeroPoint) {
        this.f = f;
        this.placement = placement;
        this.isTransposed = isTransposed;
        this.wZeroPoint = wZeroPoint;
        x = f.in(0);
        w = f.in(1);
        y = f.out(0);
        xZero = xZeroPoint == null ? 0 : xZeroPoint.f64(0);
        inputs = x.dim(1) / group;
        outputs = y.dim(1) / group;
        elements = Placement.product(placement.kernel);
        xSizes = isTransposed ? placement.places : placement.image;
        ySizes = isTransposed ? placement.image : placement.places;
        xStrides = View.rowMajor(xSizes);
        last = xSizes.length - 1;
        channels = Math.min(outputs, MOST_CHANNELS);
        // A transposed window leaves out whole rows, so that a block is a part of one.
        int most = isTransposed ? ySizes[last] : Placement.product(ySizes);
        count = Math.min(most, Math.min(MOST_PLACES, MOST_SUMS / channels));
        sums = new double[channels * count];
        lines = new double[4][count];
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
            new Convolution(f, placement, isTransposed, group, xZeroPoint, wZeroPoint).run(bias);
        }
    }

    private void run(Tensor bias) {
        int plane = Placement.product(ySizes);
        int mostChannels = channels;
        int mostPlaces = count;
        int all = y.dim(0) * y.dim(1);
        for (int first = 0; first < all; first += channels) {
            channel = first % y.dim(1);
            channels = Math.min(mostChannels, outputs - channel % outputs);
            for (from = 0; from < plane; from += count) {
                int room = isTransposed ? ySizes[last] - from % ySizes[last] : plane - from;
                count = Math.min(mostPlaces, room);
                sum(bias, first / y.dim(1));
                for (int i = 0; i < channels; i++) {
                    write((first + i) * plane + from, i * count);
                }
            }
        }
    }

    private void write(int at, int sum) {
        for (int i = 0; i < count; i++) {
            y.f64(at + i, sums[sum + i]);
        }
    }

    /** Makes the sums of a block. */
    private void sum(Tensor bias, int batch) {
        for (int i = 0; i < channels; i++) {
            Arrays.fill(sums, i * count, (i + 1) * count, bias == null ? 0 : bias.f64(channel + i));
        }
        int group = channel / outputs;
        int xPlane = Placement.product(xSizes);
        for (int input = 0; input < inputs; input++) {
            int own = group * inputs + input;
            int kernel = isTransposed ? own * outputs + channel % outputs : channel * inputs + input;
            for (int k = 0; k < elements; k++) {
                f.burn((long) count * channels);
                weightAt[waiting] = kernel * elements + k;
                read((batch * x.dim(1) + own) * xPlane, k);
            }
        }
        if (waiting > 0) {
            add();
        }
    }

    /** Reads the line of element {@code k} of the window in a plane of X. */
    private void read(int plane, int k) {
        double[] line = lines[waiting];
        boolean isEmpty = true;
        int rowLength = ySizes[last];
        int outer = k / placement.kernel[last];
        int inner = k % placement.kernel[last];
        int size;
        for (int i = 0; i < count; i += size) {
            int start = (from + i) % rowLength;
            size = Math.min(rowLength - start, count - i);
            int row = row((from + i) / rowLength, outer);
            if (row < 0) {
                Arrays.fill(line, i, i + size, 0);
            } else {
                isEmpty = false;
                read(line, i, plane + row, inner, start, size);
            }
        }
        if (!isTransposed && !isEmpty && ++waiting == lines.length) {
            add();
        }
    }

    /** Where the row of X begins that an element of the window covers in a row of Y; -1 where none does. */
    private int row(int yRow, int k) {
        int at = 0;
        int restOfRow = yRow;
        int restOfKernel = k;
        for (int axis = last - 1; axis >= 0; axis--) {
            int own = restOfRow % ySizes[axis];
            int element = restOfKernel % placement.kernel[axis];
            int from = isTransposed ? placement.place(axis, own, element)
                    : placement.covered(axis, own, element);
            if (from < 0) {
                return -1;
            }
            at += from * xStrides[axis];
            restOfRow /= ySizes[axis];
            restOfKernel /= placement.kernel[axis];
        }
        return at;
    }

    /** Reads the part of a line that lies in a row of X, for {@code size} elements of a row of Y. */
    private void read(double[] line, int lineAt, int xRow, int k, int start, int size) {
        int stride = placement.strides[last];
        long shift = placement.first(last, 0) + (long) k * placement.dilations[last];
        // Place p covers element p * stride + shift: of X by places in Y, or transposed of Y by places in X.
        long imageFrom = isTransposed ? start : 0;
        long imageTo = isTransposed ? start + size : xSizes[last];
        long placeFrom = isTransposed ? 0 : start;
        long placeTo = isTransposed ? xSizes[last] : start + size;
        int end = (int) Math.max(placeFrom, Math.min(placeTo, placesBefore(imageTo - shift, stride)));
        int place = (int) Math.min(end, Math.max(placeFrom, placesBefore(imageFrom - shift, stride)));
        int element = (int) (place * (long) stride + shift);
        if (isTransposed) {
            read(line, 0, xRow + place, 1, end - place);
            scatter(line, element - start, end - place);
        } else {
            Arrays.fill(line, lineAt, lineAt + place - start, 0);
            read(line, lineAt + place - start, xRow + element, stride, end - place);
            Arrays.fill(line, lineAt + end - start, lineAt + size, 0);
        }
    }

    /** How many places cover something that lies before {@code element}. */
    private static long placesBefore(long element, int stride) {
        return element <= 0 ? 0 : stride == 1 ? element : (element + stride - 1) / stride;
    }

    private void read(double[] line, int lineAt, int xAt, int step, int length) {
        if (x.dtype() == DType.FLOAT32) {
            Memory memory = x.memory();
            int at = x.at() + 4 * xAt;
            for (int i = 0; i < length; i++) {
                line[lineAt + i] = memory.f32(at);
                at += 4 * step;
            }
            return;
        }
        for (int i = 0; i < length; i++) {
            line[lineAt + i] = x.f64(xAt + i * step) - xZero;
        }
    }

    /** Adds the lines that wait, each with its weights. */
    private void add() {
        for (int i = waiting; i < lines.length; i++) {
            Arrays.fill(lines[i], 0);
        }
        double[] a = lines[0];
        double[] b = lines[1];
        double[] c = lines[2];
        double[] d = lines[3];
        for (int i = 0; i < channels; i++) {
            double ofA = weight(0, i);
            double ofB = weight(1, i);
            double ofC = weight(2, i);
            double ofD = weight(3, i);
            int sum = i * count;
            for (int j = 0; j < count; j++) {
                sums[sum + j] += ofA * a[j] + ofB * b[j] + ofC * c[j] + ofD * d[j];
            }
        }
        waiting = 0;
    }

    /** Adds the line of a transposed window, whose elements lie a stride apart in Y. */
    private void scatter(double[] line, int at, int length) {
        int stride = placement.strides[last];
        for (int i = 0; i < channels; i++) {
            double weight = weight(0, i);
            int sum = i * count + at;
            for (int j = 0; j < length; j++) {
                sums[sum] += weight * line[j];
                sum += stride;
            }
        }
    }

    /** The weight of a line for a channel of the block; 0 for a line that is none. */
    private double weight(int line, int i) {
        if (line > 0 && line >= waiting) {
            return 0;
        }
        double zero = wZeroPoint == null ? 0 : wZeroPoint.f64(wZeroPoint.elements() == 1 ? 0 : channel + i);
        return w.f64(weightAt[line] + i * elements * (isTransposed ? 1 : inputs)) - zero;
    }
}
