package dev.teacup.op.image;

import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/**
 * The loops of GridSample. An element of Y is a weighted sum over a few elements along each dimension of X.
 */
final class Sampling {
    private final Frame f;
    private final Tensor x;
    private final Tensor y;
    private final boolean isNearest;
    private final Filter filter;
    private final boolean aligns;
    private final boolean isBorder;
    private final boolean isZeros;

    /** For each dimension of X behind the channels, the elements that count, -1 for 0, and how much. */
    private final int[][] sources;
    private final double[][] weights;

    Sampling(Frame f, Call call) {
        this.f = f;
        x = f.in(0);
        y = f.out(0);
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
        int dimensions = sources.length;
        double terms = x.dim(1);
        for (int[] along : sources) {
            terms *= along.length;
        }
        if (y.elements() == 0) {
            return;
        }
        int channels = x.dim(1);
        int places = y.elements(2, y.rank());
        for (int place = 0; place < x.dim(0) * places; place++) {
            f.burn((long) terms);
            for (int d = 0; d < dimensions; d++) {
                prepare(d, f.in(1).f64((place + 1) * dimensions - 1 - d));
            }
            for (int channel = 0; channel < channels; channel++) {
                int plane = place / places * channels + channel;
                write(plane * places + place % places, plane);
            }
        }
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

    private void write(int to, int plane) {
        if (!isNearest) {
            // An integer is what is left before the point; a truth is whether anything is.
            double value = sum(0, plane);
            Filter.store(y, to, y.dtype().isInteger() ? Num.trunc(value) : value);
            return;
        }
        int from = plane;
        for (int d = 0; d < sources.length; d++) {
            from = from < 0 || sources[d][0] < 0 ? -1 : from * x.dim(d + 2) + sources[d][0];
        }
        if (from >= 0) {
            y.copy(to, x, from);
        } else {
            Filter.store(y, to, 0);
        }
    }

    private double sum(int dimension, int from) {
        if (dimension == sources.length) {
            return x.f64(from);
        }
        double sum = 0;
        for (int k = 0; k < sources[dimension].length; k++) {
            if (sources[dimension][k] >= 0) {
                sum += weights[dimension][k]
                        * sum(dimension + 1, from * x.dim(dimension + 2) + sources[dimension][k]);
            }
        }
        return sum;
    }
}
