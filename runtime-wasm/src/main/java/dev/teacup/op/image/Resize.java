package dev.teacup.op.image;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.DTypes;
import dev.teacup.op.Composed;
import dev.teacup.op.Composer;
import dev.teacup.op.Frame;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Y[i, j, ..] = X at the place in X that i, j, .. come from, along each of {@code axes}: the nearest element,
 * or a weighted sum of those around it.
 * <p>X [d0 .. dn]; Y has {@code sizes}, or floor(d * scale), times the extent of roi where it counts. For the
 * axes there are as many scales or sizes, and twice as many numbers in roi: all starts, then all ends.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Resize.html">ai.onnx Resize, since 19</a>; Keys, Cubic
 * convolution interpolation, IEEE 1163711
 */
public final class Resize implements Op {
    /** Weights are counted in these, which floats hold as they are. */
    private static final int PARTS = 1 << 24;
    /** No scale: the sizes are what they are. */
    private static final double NONE = -1;
    private static final OpDef DEF = OpDef.of("Resize").since(19).type("T1", ALL).type("T2", FLOATS)
            .type("T3", DTypes.of(DType.FLOAT32)).type("T4", INT64)
            .in("X", "T1").maybeIn("roi", "T2").maybeIn("scales", "T3").maybeIn("sizes", "T4").out("Y", "T1")
            .attr("antialias", 0).maybeAttr("axes", new Attribute.Ints())
            .attr("coordinate_transformation_mode", "half_pixel").attr("cubic_coeff_a", -0.75f)
            .attr("exclude_outside", 0).attr("extrapolation_value", 0f)
            .attr("keep_aspect_ratio_policy", "stretch").attr("mode", "nearest")
            .attr("nearest_mode", "round_prefer_floor");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        c.oneOf("mode", "nearest", "linear", "cubic");
        // The last one is of the operator sets 11 and 12.
        c.oneOf("coordinate_transformation_mode", "half_pixel", "half_pixel_symmetric", "pytorch_half_pixel",
                "align_corners", "asymmetric", "tf_crop_and_resize", "tf_half_pixel_for_nn");
        c.oneOf("nearest_mode", "round_prefer_floor", "round_prefer_ceil", "floor", "ceil");
        c.oneOf("keep_aspect_ratio_policy", "stretch", "not_larger", "not_smaller");
        c.rankAtLeast("X", 1);
        if (call.integers("axes") != null) {
            Check.axes("axes", call.integers("axes"), call.rank("X"));
        }
        Filter.checkStrings(call, "X");
        if (waits(call)) {
            return;
        }
        boolean hasScales = gives(call, "scales");
        if (hasScales == gives(call, "sizes")) {
            throw new ModelException("the new sizes are not given, or are given twice",
                    "either scales or sizes", hasScales ? "both" : "neither", "leave one of them out");
        }
        boolean keepsRatio = !call.text("keep_aspect_ratio_policy").equals("stretch");
        Check.require(!hasScales || !keepsRatio, "the aspect ratio cannot be kept with scales",
                "sizes for a keep_aspect_ratio_policy but stretch", "scales", "give sizes instead");
        checkLength(c, hasScales ? "scales" : "sizes", 1);
        if (crops(call)) {
            Check.require(call.has("roi"), "the input 'roi' is missing",
                    "a roi for the mode tf_crop_and_resize", "none", "give the starts and ends to crop to");
            checkLength(c, "roi", 2);
        }
        checkSizes(call, shape(call));
    }

    private static void checkLength(Check c, String input, int each) {
        long axes = c.call().axes("axes", c.call().rank("X")).length;
        c.rank(input, 1);
        c.dim(input, 0, Dim.of(each * axes), "the number of axes to resize is " + axes);
    }

    private static void checkSizes(Call call, Shape result) {
        Shape x = call.shape("X");
        Tensor scales = call.constant("scales");
        for (int i = 0; scales != null && i < scales.elements(); i++) {
            double scale = scales.f64(i);
            if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
                throw new ModelException("the input 'scales' has a number that is no scale",
                        "finite numbers above 0", DecimalText.text(scale) + " as element " + i,
                        "look at what computes it");
            }
        }
        for (int axis = 0; axis < x.rank(); axis++) {
            Dim size = result.dim(axis);
            if (size.isKnown() && size.size() < 0) {
                throw new ModelException("the result has a negative size", "sizes of 0 or more",
                        result.toString(), "look at what computes 'sizes' or 'roi'");
            }
            if (x.dim(axis).is(0) && size.isKnown() && !size.is(0)) {
                throw new ModelException("the input 'X' has no elements to resize",
                        "at least one in dimension " + axis, x.toString(), "do not pass an empty input");
            }
        }
    }

    @Override
    public Type[] types(Call call) {
        return call.results(shape(call));
    }

    /** An empty list counts as left out, as it did when scales had to be given. */
    private static boolean gives(Call call, String input) {
        return call.has(input) && !call.shape(input).elements(0, call.rank(input)).is(0);
    }

    private static boolean crops(Call call) {
        return call.text("coordinate_transformation_mode").equals("tf_crop_and_resize");
    }

    /** Whether scales and sizes are both there, one of them perhaps empty. */
    private static boolean waits(Call call) {
        return call.has("scales") && call.has("sizes")
                && !(call.shape("scales").isKnown() && call.shape("sizes").isKnown());
    }

    private static Shape shape(Call call) {
        Shape x = call.shape("X");
        int[] axes = call.axes("axes", call.rank("X"));
        Dim[] dims = x.dims();
        Tensor scales = call.constant("scales");
        Tensor roi = call.constant("roi");
        Dim[] sizes = call.contents("sizes");
        boolean isScaled = gives(call, "scales");
        boolean isKnown = isScaled ? scales != null && (!crops(call) || roi != null) : sizes != null;
        double ratio = isScaled || !isKnown ? NONE : ratio(call, axes, sizes);
        for (int i = 0; i < axes.length; i++) {
            Dim dim = x.dim(axes[i]);
            if (!isKnown || ratio != ratio || waits(call)) {
                dim = Dim.UNKNOWN;
            } else if (isScaled) {
                double extent = crops(call) ? roi.f64(i + axes.length) - roi.f64(i) : 1;
                dim = scaled(dim, extent * scales.f64(i));
            } else {
                dim = ratio == NONE ? sizes[i] : Dim.of((long) Math.max(-1, ratio * dim.size() + 0.5));
            }
            dims[axes[i]] = dim;
        }
        return Shape.of(dims);
    }

    /** floor(dim * scale), -1 where it is no size. */
    private static Dim scaled(Dim dim, double scale) {
        if (scale == 1) {
            return dim;
        } else if (!dim.isKnown()) {
            return Dim.atMost((long) Math.max(0, dim.most() * scale));
        }
        return Dim.of(dim.size() * scale >= 0 ? (long) (dim.size() * scale) : -1);
    }

    /** The scale of all axes that keeps the aspect ratio, or NONE; NaN where it is not known yet. */
    private static double ratio(Call call, int[] axes, Dim[] sizes) {
        String policy = call.text("keep_aspect_ratio_policy");
        double ratio = NONE;
        for (int i = 0; i < axes.length && !policy.equals("stretch"); i++) {
            Dim dim = call.shape("X").dim(axes[i]);
            if (!sizes[i].isKnown() || !dim.isKnown()) {
                return Double.NaN;
            }
            if (dim.size() > 0) {
                double own = sizes[i].size() / (double) dim.size();
                boolean isFirst = ratio == NONE;
                ratio = isFirst ? own
                        : policy.equals("not_larger") ? Math.min(ratio, own) : Math.max(ratio, own);
            }
        }
        return ratio;
    }

    @Override
    public Body body(Call call) {
        boolean isNearest = call.text("mode").equals("nearest");
        boolean isBlended = call.dtype("X") == DType.FLOAT32 && call.text("mode").equals("linear");
        boolean isComposed = (isNearest || isBlended) && !call.flag("antialias") && !crops(call);
        return isComposed ? new Composed(Resize::blend)
                : (Kernel) f -> prepared(f, call, f.in(1)).run();
    }

    /** The nearest are taken along axes that shrink first, so that nothing between is larger than X and Y. */
    private static void blend(Composer g, Call call) {
        Resampling sources = prepared(null, call, null);
        Value value = g.in(0);
        if (call.text("mode").equals("nearest")) {
            value = along(g, call, sources, value, axis -> shrinks(call, sources, axis));
            value = along(g, call, sources, value, axis -> !shrinks(call, sources, axis));
        } else {
            value = along(g, call, sources, value, axis -> true);
        }
        g.out("Y", value);
    }

    private static boolean shrinks(Call call, Resampling sources, int axis) {
        return sources.firsts(axis).length < call.shape("X").dim(axis).size();
    }

    /**
     * Along one axis after the other, the last one first: the nearest element, or a * (1 - w) + b * w of
     * neighbours a and b. Their difference might be no number, or too large for one, where the sum is.
     */
    private static Value along(Composer g, Call call, Resampling sources, Value from, IntPredicate isMeant) {
        Value value = from;
        boolean isNearest = call.text("mode").equals("nearest");
        for (int axis = call.rank("X") - 1; axis >= 0; axis--) {
            int[] firsts = sources.firsts(axis);
            if (firsts != null && isMeant.test(axis)) {
                Attributes along = Attributes.of("axis", axis);
                long[] a = new long[firsts.length];
                for (int i = 0; i < a.length; i++) {
                    a[i] = firsts[i];
                }
                Value left = g.op("Gather", along, value, g.longs(a));
                value = isNearest ? left : blended(g, call, axis, sources, value, left);
            }
        }
        return value;
    }

    /** @param left the first one that counts of each place along the axis */
    private static Value blended(Composer g, Call call, int axis, Resampling sources, Value value,
            Value left) {
        int[] firsts = sources.firsts(axis);
        long[] b = new long[firsts.length];
        long[] parts = new long[firsts.length];
        for (int i = 0; i < firsts.length; i++) {
            double[] weights = sources.weights(axis, i);
            b[i] = firsts[i] + weights.length - 1;
            // Of one element both halves: 0 times an infinity is no number.
            parts[i] = weights.length == 1 ? PARTS / 2 : (long) Num.rint(weights[1] * PARTS);
        }
        long[] sizes = new long[call.rank("X") - axis];
        Arrays.fill(sizes, 1);
        sizes[0] = firsts.length;
        Value w = g.op("Mul", g.as(g.reshaped(g.longs(parts), sizes), DType.FLOAT32),
                g.scalar(DType.FLOAT32, 1.0 / PARTS));
        Value right = g.op("Gather", Attributes.of("axis", axis), value, g.longs(b));
        Value rest = g.op("Sub", g.scalar(DType.FLOAT32, 1), w);
        return g.op("Add", g.op("Mul", left, rest), g.op("Mul", right, w));
    }

    /** @param roi the input of this name, where it counts */
    private static Resampling prepared(Frame f, Call call, Tensor roi) {
        int[] axes = call.axes("axes", call.rank("X"));
        Shape x = call.shape("X");
        Shape y = shape(call);
        double ratio = gives(call, "scales") ? NONE : ratio(call, axes, call.contents("sizes"));
        Resampling resampling = new Resampling(f, call);
        for (int i = 0; i < axes.length; i++) {
            int length = (int) x.dim(axes[i]).size();
            int resized = (int) y.dim(axes[i]).size();
            boolean isScaled = gives(call, "scales") && !crops(call);
            double scale = isScaled ? call.constant("scales").f64(i)
                    : ratio != NONE && !crops(call) ? ratio : resized / (double) length;
            double start = crops(call) ? roi.f64(i) : 0;
            double end = crops(call) ? roi.f64(i + axes.length) : 1;
            resampling.prepare(axes[i], length, resized, scale, start, end);
        }
        return resampling;
    }
}
