package dev.teacup.op.image;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/**
 * The loops of GridSample. An element of Y is a weighted sum over a few elements along each dimension of X.
 */
final class Sampling {
    /** Elements of X behind one of Y, which lie in memory beside the tensors. */
    private static final int MOST = 1 << 20;

    private final Frame f;
    private final Tensor x;
    private final Tensor y;
    private final boolean isNearest;
    private final Filter filter;
    private final boolean aligns;
    private final boolean isBorder;
    private final boolean isZeros;
    private final boolean isInteger;

    /** For each dimension of X behind the channels, the elements that count, -1 for 0, and how much. */
    private final int[][] sources;
    private final double[][] weights;

    /** The elements of a plane that these are together, the last dimension fastest; -1 for 0. */
    private int[] elements;
    /** What they are in one plane, then sums of them. */
    private double[] values;

    Sampling(Frame f, Call call) {
        this.f = f;
        x = f.in(0);
        y = f.out(0);
        isInteger = y.dtype().isInteger();
        isNearest = call.text("mode").equals("nearest");
        filter = new Filter(call.text("mode").equals("cubic") ? 2 : 1, -0.75);
        aligns = call.flag("align_corners");
        isBorder = call.text("padding_mode").equals("border");
        isZeros = call.text("padding_mode").equals("zeros");
        int taps = isNearest ? 1 : 2 * filter.radius();
        sources = new int[x.rank() - 2][taps];
        weights = new double[x.rank() - 2][taps];
    }

    void run() {
        if (y.elements() == 0) {
            return;
        }
        int dimensions = sources.length;
        int terms = terms();
        elements = new int[terms];
        values = new double[terms];
        int channels = x.dim(1);
        int places = y.elements(2, y.rank());
        int size = x.elements(2, x.rank());
        for (int place = 0; place < x.dim(0) * places; place++) {
            f.burn((long) terms * channels);
            for (int d = 0; d < dimensions; d++) {
                prepare(d, f.in(1).f64((place + 1) * dimensions - 1 - d));
            }
            collect();
            for (int channel = 0; channel < channels; channel++) {
                int plane = place / places * channels + channel;
                write(plane * places + place % places, plane * size);
            }
        }
    }

    private int terms() {
        long terms = 1;
        for (int[] along : sources) {
            terms *= along.length;
            if (terms > MOST) {
                throw new ModelException("an element of Y is a sum of too many elements of X",
                        "at most " + MOST, terms + " or more", "sample along fewer dimensions");
            }
        }
        return (int) terms;
    }

    /** Finds out which elements along a dimension count at a place from -1 to 1. */
    private void prepare(int dimension, double share) {
        int size = x.dim(dimension + 2);
        double place = aligns ? (share + 1) / 2 * (size - 1) : ((share + 1) * size - 1) / 2;
        if (isNearest) {
            place = Num.rint(place);
        }
        place = padded(place, size);
        double first = Num.floor(place) - (isNearest ? 0 : filter.radius() - 1);
        for (int k = 0; k < sources[dimension].length; k++) {
            weights[dimension][k] = isNearest ? 1 : filter.weight(place - (first + k));
            boolean counts = !isZeros || first + k >= 0 && first + k < size;
            sources[dimension][k] = counts ? (int) padded(first + k, size) : -1;
            weights[dimension][k] = counts ? weights[dimension][k] : 0;
        }
    }

    /** A place that lies outside is put at the border, or thrown back by the edges until it is inside. */
    private double padded(double place, int size) {
        double least = aligns ? 0 : -0.5;
        double most = size - 1 - least;
        if (isZeros || place >= least && place <= most) {
            return place;
        } else if (isBorder) {
            return Math.max(0, Math.min(size - 1, place));
        } else if (most == least) {
            return least;
        }
        double range = most - least;
        double distance = Num.mod(place - least, 2 * range);
        return least + (distance <= range ? distance : 2 * range - distance);
    }

    /** Puts what counts along all dimensions together. */
    private void collect() {
        elements[0] = 0;
        int count = 1;
        for (int d = 0; d < sources.length; d++) {
            int taps = sources[d].length;
            for (int i = count - 1; i >= 0; i--) {
                int outer = elements[i];
                for (int k = taps - 1; k >= 0; k--) {
                    boolean counts = outer >= 0 && sources[d][k] >= 0;
                    elements[i * taps + k] = counts ? outer * x.dim(d + 2) + sources[d][k] : -1;
                }
            }
            count *= taps;
        }
    }

    /** @param plane the first element of the plane of X */
    private void write(int to, int plane) {
        if (!isNearest) {
            // An integer is what is left before the point; a truth is whether anything is.
            double sum = sum(plane);
            Filter.store(y, to, isInteger ? Num.trunc(sum) : sum);
        } else if (elements[0] >= 0) {
            y.copy(to, x, plane + elements[0]);
        } else {
            Filter.store(y, to, 0);
        }
    }

    /** The weighted sum along the last dimension, of those along the one before, and so on. */
    private double sum(int plane) {
        int count = elements.length;
        for (int i = 0; i < count; i++) {
            values[i] = elements[i] < 0 ? 0 : x.f64(plane + elements[i]);
        }
        for (int d = sources.length - 1; d >= 0; d--) {
            double[] along = weights[d];
            count /= along.length;
            for (int i = 0; i < count; i++) {
                double sum = 0;
                for (int k = 0; k < along.length; k++) {
                    sum += along[k] * values[i * along.length + k];
                }
                values[i] = sum;
            }
        }
        return values[0];
    }
}
