package dev.teacup.op.nn;

import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/**
 * The loops of pools: each element of Y is the greatest one of X that the window covers, their average, or
 * their norm.
 */
public final class Pooling {
    /** What the windows give, other than the p of a norm. */
    static final double MAXIMUM = -1;
    static final double AVERAGE = 0;

    private final Frame f;
    private final Placement placement;
    private final double kind;
    private final Tensor x;
    private final boolean countsPadding;
    private final boolean isColumnMajor;

    /** For each axis, where the window begins, and which of its elements lie in the image. */
    private final long[] first;
    private final int[] low;
    private final int[] high;
    private double result;

    /** Which element of X is the greatest; -1 before there is one. */
    private int greatest;
    private int written;

    private Pooling(Frame f, Placement placement, double kind, boolean countsPadding, boolean isColumnMajor) {
        this.f = f;
        this.placement = placement;
        this.kind = kind;
        this.countsPadding = countsPadding;
        this.isColumnMajor = isColumnMajor;
        int rank = placement.image.length;
        x = f.in(0);
        first = new long[rank];
        low = new int[rank];
        high = new int[rank];
    }

    /**
     * The loops.
     *
     * @param kind {@link #MAXIMUM}, {@link #AVERAGE}, or the p of a norm
     * @param countsPadding whether averages are those of the elements in the padding, too
     * @param isColumnMajor whether the indices of the greatest count the first spatial axis fastest
     */
    static void run(Frame f, Call call, double kind, boolean countsPadding, boolean isColumnMajor) {
        Placement placement = placement(call);
        Tensor result = f.out(0) == null ? f.out(1) : f.out(0);
        int planes = result.elements() == 0 ? 0 : result.dim(0) * result.dim(1);
        Pooling pooling = new Pooling(f, placement, kind, countsPadding, isColumnMajor);
        for (int plane = 0; plane < planes; plane++) {
            pooling.pool(0, plane, 1);
        }
    }

    /** The window over X. */
    public static Placement placement(Call call) {
        return Window.ofPool(call).over(call.shape("X"), Pool.shape(call));
    }

    /**
     * Goes to all places along the axes from {@code axis} on.
     *
     * @param count the elements that an average is made of, along the axes before
     */
    private void pool(int axis, int plane, double count) {
        if (axis == first.length) {
            f.burn((long) Math.max(1, count));
            result = 0;
            greatest = -1;
            if (count > 0) {
                take(0, plane);
            }
            write(plane, count);
            return;
        }
        long image = placement.image[axis];
        int kernel = placement.kernel[axis];
        for (int place = 0; place < placement.places[axis]; place++) {
            long begin = placement.first(axis, place);
            first[axis] = begin;
            high[axis] = before(axis, image - begin, kernel);
            low[axis] = before(axis, -begin, high[axis]);
            int counted = !countsPadding ? high[axis] - low[axis]
                    : before(axis, image + placement.end(axis) - begin, kernel);
            pool(axis + 1, plane, count * counted);
        }
    }

    /** How many elements of the window, at most so many, lie less than a distance behind its first one. */
    private int before(int axis, long distance, int most) {
        int dilation = placement.dilations[axis];
        if (distance <= 0) {
            return 0;
        }
        return (int) Math.min(most, dilation == 1 ? distance : (distance - 1) / dilation + 1);
    }

    /** Takes in what the window covers along the axes from {@code axis} on, in one row of those before. */
    private void take(int axis, int row) {
        int at = row * placement.image[axis]
                + (int) (first[axis] + (long) low[axis] * placement.dilations[axis]);
        for (int k = low[axis]; k < high[axis]; k++) {
            if (axis == first.length - 1) {
                take(at);
            } else {
                take(axis + 1, at);
            }
            at += placement.dilations[axis];
        }
    }

    private void take(int at) {
        double element = x.f64(at);
        if (kind == AVERAGE) {
            result += element;
        } else if (kind != MAXIMUM) {
            result += Num.pow(Math.abs(element), kind);
        } else if (greatest < 0 || element > result || element != element && result == result) {
            result = element;
            greatest = at;
        }
    }

    private void write(int plane, double count) {
        Tensor y = f.out(0);
        if (kind == AVERAGE) {
            result /= count;
        } else if (kind != MAXIMUM) {
            result = Num.pow(result, 1 / kind);
        } else if (greatest < 0) {
            result = x.dtype().isFloat() ? Double.NEGATIVE_INFINITY : x.dtype().least();
        }
        if (y != null) {
            y.f64(written, result);
        }
        if (f.out(1) != null) {
            int size = Placement.product(placement.image);
            int inPlane = greatest < 0 ? 0 : greatest - plane * size;
            f.out(1).i64(written, (long) plane * size + (isColumnMajor ? columnMajor(inPlane) : inPlane));
        }
        written++;
    }

    /** The number of an element in its plane, where the first spatial axis is the fastest. */
    private int columnMajor(int rowMajor) {
        int rest = rowMajor;
        int index = 0;
        for (int axis = first.length - 1; axis >= 0; axis--) {
            int size = placement.image[axis];
            index = index * size + rest % size;
            rest /= size;
        }
        return index;
    }
}
