package dev.teacup.op.math;

import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import java.util.Arrays;

/**
 * A value with a label for each of its dimensions, all of them different, while an {@link Equation} is worked
 * out from the first term to the last.
 */
final class Contraction {
    private static final int[] NONE = {};

    private final Composer g;
    private final Equation equation;
    private Value value;
    private int[] labels;

    private Contraction(Composer g, Equation equation, Value value, int[] labels) {
        this.g = g;
        this.equation = equation;
        this.value = value;
        this.labels = labels;
    }

    /** An operand; where a label occurs twice, the diagonal of the two dimensions. */
    static Contraction of(Composer g, Equation equation, int input) {
        DType dtype = g.type(g.in(input)).dtype();
        // MatMul has no integers of fewer bits; what wraps around in these wraps around in those.
        Value wide = dtype.isInteger() && dtype.bytes() < 4 ? g.as(g.in(input), DType.INT32)
                : g.wide(g.in(input));
        Contraction operand = new Contraction(g, equation, wide, equation.terms[input]);
        for (int axis = 0; axis < operand.labels.length; axis++) {
            int first = Equation.indexOf(Arrays.copyOf(operand.labels, axis), operand.labels[axis]);
            if (first >= 0) {
                operand.takeDiagonal(first, axis);
                axis = -1;
            }
        }
        operand.dropOnes();
        return operand;
    }

    /** The product with the operand before term {@code next}, summed over what nobody needs from there on. */
    Contraction times(Contraction other, int next) {
        sum(other.labels, next);
        other.sum(labels, next);
        int[] left = Equation.without(labels, other.labels);
        int[] right = Equation.without(other.labels, labels);
        int[] shared = Equation.without(labels, left);
        int[] summed = equation.unneeded(shared, next);
        int[] batch = Equation.without(shared, summed);
        arrange(joined(batch, left, summed));
        other.arrange(joined(batch, summed, right));
        Value product;
        if (summed.length == 0) {
            product = g.op("Mul", g.reshaped(value, equation.shape(joined(batch, left, ones(right)))),
                    g.reshaped(other.value, equation.shape(joined(batch, ones(left), right))));
        } else {
            long inner = elements(summed);
            product = g.op("MatMul", g.reshaped(value, elements(batch), elements(left), inner),
                    g.reshaped(other.value, elements(batch), inner, elements(right)));
        }
        int[] all = joined(batch, left, right);
        return new Contraction(g, equation, g.reshaped(product, equation.shape(all)), all);
    }

    /** The result of the equation, once no term is left. */
    Value result(DType dtype) {
        sum(NONE, equation.terms.length);
        arrange(equation.result);
        return g.as(value, dtype);
    }

    /** Sums over the labels that neither {@code others} has nor anybody needs from term {@code next} on. */
    private void sum(int[] others, int next) {
        int[] summed = Equation.without(equation.unneeded(labels, next), others);
        if (summed.length > 0) {
            Value axes = g.longs(axes(summed));
            int[] kept = Equation.without(labels, summed);
            value = g.reshaped(g.op("ReduceSum", value, axes), equation.shape(kept));
            labels = kept;
        }
    }

    /** Makes one dimension, the last, of two of one label. */
    private void takeDiagonal(int first, int second) {
        int last = labels.length - 2;
        long size = shape().dim(first).size();
        int[] others = new int[labels.length];
        long[] order = new long[labels.length];
        long[] flat = new long[labels.length - 1];
        int count = 0;
        for (int axis = 0; axis < labels.length; axis++) {
            if (axis != first && axis != second) {
                others[count] = labels[axis];
                flat[count] = shape().dim(axis).size();
                order[count++] = axis;
            }
        }
        order[last] = first;
        order[last + 1] = second;
        flat[last] = size * size;
        others[last] = labels[first];
        Value rows = g.reshaped(g.transposed(value, order), flat);
        value = g.op("Slice", rows, g.longs(0), g.longs(flat[last]), g.longs(last), g.longs(size + 1));
        labels = Arrays.copyOf(others, last + 1);
    }

    /** Drops dimensions of 1 that stand for larger ones, so that a product broadcasts them. */
    private void dropOnes() {
        int[] kept = new int[labels.length];
        int count = 0;
        for (int axis = 0; axis < labels.length; axis++) {
            if (!shape().dim(axis).is(1) || equation.shape(labels).dim(axis).is(1)) {
                kept[count++] = labels[axis];
            }
        }
        if (count < labels.length) {
            labels = Arrays.copyOf(kept, count);
            value = g.reshaped(value, equation.shape(labels));
        }
    }

    /** Puts the dimensions in the order of these labels, which are all of them. */
    private void arrange(int[] wanted) {
        if (!Arrays.equals(labels, wanted)) {
            value = g.transposed(value, axes(wanted));
            labels = wanted;
        }
    }

    private long[] axes(int[] some) {
        long[] axes = new long[some.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = Equation.indexOf(labels, some[i]);
        }
        return axes;
    }

    private Shape shape() {
        return g.type(value).shape();
    }

    private static int[] joined(int[] a, int[] b, int[] c) {
        int[] all = Arrays.copyOf(a, a.length + b.length + c.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        System.arraycopy(c, 0, all, a.length + b.length, c.length);
        return all;
    }

    private static int[] ones(int[] labels) {
        int[] ones = new int[labels.length];
        Arrays.fill(ones, Equation.ONE);
        return ones;
    }

    private long elements(int[] some) {
        return equation.shape(some).elements();
    }
}
