package dev.teacup.op.image;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/**
 * The loops of Resize. Along each axis that is resized, an element of Y comes from some elements of X that
 * lie one behind the other.
 */
final class Resampling {
    /** The weights take memory beside that of the tensors. */
    private static final long MOST_WEIGHTS = 1 << 24;

    private final Frame f;
    private final Tensor x;
    private final Tensor y;
    private final boolean isNearest;
    private final Filter filter;
    private final boolean smooths;
    private final boolean excludesOutside;
    private final String coordinates;
    private final boolean crops;
    private final String rounding;
    private final float extrapolation;

    private final double[] one = {1};
    /** For each axis and index in Y the first element in X that counts. Null for all elements. */
    private final int[][] firsts;
    /** The weights of that element and those behind it; none outside. */
    private final double[][][] weights;
    /** For the place in Y before an axis, where it comes from in X, and with which weight. */
    private final int[][] sources;
    private final double[][] shares;
    /** How many elements are added up, of one row, for all places along the last axis. */
    private long terms;

    /** @param f the tensors; null where none are computed, but only asked where their elements come from */
    Resampling(Frame f, Call call) {
        this.f = f;
        x = f == null ? null : f.in(0);
        y = f == null ? null : f.out(0);
        isNearest = call.text("mode").equals("nearest");
        filter = new Filter(call.text("mode").equals("cubic") ? 2 : 1, call.real("cubic_coeff_a"));
        smooths = call.flag("antialias");
        excludesOutside = call.flag("exclude_outside");
        coordinates = call.text("coordinate_transformation_mode");
        crops = coordinates.equals("tf_crop_and_resize");
        rounding = call.text("nearest_mode");
        extrapolation = call.real("extrapolation_value");
        int rank = call.rank("X");
        firsts = new int[rank][];
        weights = new double[rank][][];
        sources = new int[rank][];
        shares = new double[rank][];
    }

    /** For each index in Y along an axis the first element in X that counts; null where all are the same. */
    int[] firsts(int axis) {
        return firsts[axis];
    }

    /** The weights of that element and those behind it. */
    double[] weights(int axis, int index) {
        return weights[axis][index];
    }

    /**
     * Finds out where the elements along an axis come from.
     *
     * @param length that of the axis in X, and {@code resized} in Y
     * @param start where the part of X begins that is resized, as a share of the axis
     * @param end where it ends
     */
    void prepare(int axis, int length, int resized, double scale, double start, double end) {
        if (scale == 1 && length == resized && start == 0 && end == 1) {
            return;
        }
        double reach = isNearest ? 0 : filter.radius() / (smooths ? Math.min(scale, 1) : 1);
        checkWeights((2 * reach + 1) * resized);
        if (f != null) {
            f.burn((long) ((2 * reach + 1) * resized));
        }
        firsts[axis] = new int[resized];
        weights[axis] = new double[resized][];
        for (int i = 0; i < resized; i++) {
            double place = place(i, length, resized, scale, start, end);
            if (crops && !(place >= 0 && place <= length - 1)) {
                weights[axis][i] = new double[0];
            } else if (isNearest) {
                firsts[axis][i] = clamp(nearest(place), length);
                weights[axis][i] = one;
            } else {
                firsts[axis][i] = clamp(Num.floor(place - reach) + 1, length);
                weights[axis][i] = weights(place, reach, length);
            }
        }
    }

    private static void checkWeights(double count) {
        if (count > MOST_WEIGHTS) {
            throw new ModelException("there are too many weights to interpolate with",
                    "at most " + MOST_WEIGHTS, Long.toString((long) count), "resize along shorter axes");
        }
    }

    private double place(int i, double length, int resized, double scale, double start, double end) {
        double centre = (i + 0.5) / scale;
        if (coordinates.equals("align_corners")) {
            return i == 0 ? 0 : i * (length - 1) / (scale * length - 1);
        } else if (coordinates.equals("asymmetric")) {
            return i / scale;
        } else if (coordinates.equals("half_pixel_symmetric")) {
            return length / 2 * (1 - resized / (scale * length)) + centre - 0.5;
        } else if (coordinates.equals("pytorch_half_pixel")) {
            return resized > 1 ? centre - 0.5 : 0;
        } else if (crops) {
            return (length - 1)
                    * (resized > 1 ? start + i * (end - start) / (resized - 1) : 0.5 * (start + end));
        }
        return coordinates.equals("tf_half_pixel_for_nn") ? centre : centre - 0.5;
    }

    private double nearest(double place) {
        if (rounding.equals("floor")) {
            return Num.floor(place);
        } else if (rounding.equals("round_prefer_ceil")) {
            return Num.floor(place + 0.5);
        }
        return Num.ceil(rounding.equals("ceil") ? place : place - 0.5);
    }

    private static int clamp(double index, int length) {
        return (int) Math.max(0, Math.min(length - 1, index));
    }

    /** The elements outside count for those at the edge, unless they are excluded. */
    private double[] weights(double place, double reach, int length) {
        double from = Num.floor(place - reach) + 1;
        double to = Num.ceil(place + reach) - 1;
        int first = clamp(from, length);
        double[] all = new double[clamp(to, length) - first + 1];
        double sum = 0;
        for (double index = from; index <= to; index++) {
            int inside = clamp(index, length);
            if (inside == index || !excludesOutside) {
                double weight = filter.weight((index - place) / reach * filter.radius());
                all[inside - first] += weight;
                sum += weight;
            }
        }
        for (int i = 0; i < all.length && sum != 0; i++) {
            all[i] /= sum;
        }
        return all;
    }

    void run() {
        if (y.elements() == 0) {
            return;
        }
        double most = 1;
        for (int axis = 0; axis < x.rank(); axis++) {
            checkWeights(most);
            sources[axis] = new int[(int) most];
            shares[axis] = new double[(int) most];
            int longest = 1;
            terms = y.dim(axis);
            for (int i = 0; weights[axis] != null && i < weights[axis].length; i++) {
                longest = Math.max(longest, weights[axis][i].length);
                terms += weights[axis][i].length;
            }
            most *= longest;
        }
        f.burn(y.elements());
        shares[0][0] = 1;
        blend(0, 1, 0);
    }

    /**
     * Writes all elements of Y below one place in the dimensions before {@code axis}, which are weighted sums
     * over {@code count} places in X, none outside; answers where the next one goes.
     */
    private int blend(int axis, int count, int next) {
        boolean isLast = axis == x.rank() - 1;
        int at = next;
        if (!isNearest && isLast) {
            f.burn(count * terms);
        }
        for (int i = 0; i < y.dim(axis); i++) {
            int first = firsts[axis] == null ? i : firsts[axis][i];
            double[] own = firsts[axis] == null ? one : weights[axis][i];
            int each = own.length;
            if (!isLast) {
                for (int place = 0; place < count * each; place++) {
                    sources[axis + 1][place] =
                            sources[axis][place / each] * x.dim(axis) + first + place % each;
                    shares[axis + 1][place] = shares[axis][place / each] * own[place % each];
                }
                at = blend(axis + 1, count * each, at);
            } else if (count * each == 0) {
                Filter.store(y, at++, extrapolation);
            } else if (isNearest) {
                y.copy(at++, x, sources[axis][0] * x.dim(axis) + first);
            } else {
                Filter.store(y, at++, sum(axis, count, first, own));
            }
        }
        return at;
    }

    private double sum(int axis, int count, int first, double[] own) {
        double sum = 0;
        for (int place = 0; place < count; place++) {
            int from = sources[axis][place] * x.dim(axis) + first;
            double share = shares[axis][place];
            for (int k = 0; k < own.length; k++) {
                sum += share * own[k] * x.f64(from + k);
            }
        }
        return sum;
    }
}
