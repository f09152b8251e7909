package dev.teacup.train.grad.recurrent;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.grad.Backward;

/**
 * One direction of a recurrent layer, as it is seen when time goes forward: sequences that are read in
 * reverse are turned around first, each about its own end. T steps, B sequences, I inputs, H states, G gates.
 */
final class Direction {
    private final Backward c;
    private final int index;
    private final int directions;
    private final boolean isReverse;
    private final Value lengths;
    private final Value x;
    private final Value h;
    private final Value before;
    private final Value both;
    private final Value dh;
    private final Value w;
    private final Value r;
    private final Value mask;
    private final Value behind;

    Direction(Backward c, int index, int directions) {
        this.c = c;
        this.index = index;
        this.directions = directions;
        this.isReverse = index == 1 || c.call().text("direction").equals("reverse");
        this.lengths = c.node().hasInput(4) ? c.as(c.x(4), DType.INT64) : null;
        this.h = turned(own(c.y(), 1));
        Value first = c.op("Unsqueeze", initial(5), c.longs(0));
        this.before = c.op("Concat", Attributes.of("axis", 0), first, slice(h, 0, -1));
        this.x = turned(c.x(0));
        this.both = c.op("Concat", Attributes.of("axis", 2), x, before);
        this.w = own(c.x(1), 0);
        this.r = own(c.x(2), 0);
        this.mask = lengths == null ? null : mask();
        this.dh = c.dy() == null ? null : within(turned(own(c.dy(), 1)));
        this.behind = lengths == null ? null : c.op("Sub", c.real(1), mask);
    }

    Backward c() {
        return c;
    }

    /** [T, B, I]. */
    Value x() {
        return x;
    }

    /** The states behind each step, [T, B, H]; behind the end of a sequence 0. */
    Value h() {
        return h;
    }

    /** The states before each step, [T, B, H]. */
    Value before() {
        return before;
    }

    /** This direction's part of a value that has an axis for directions: W, R, B, a state, or a gradient. */
    Value own(Value value, int axis) {
        return directions == 1 ? c.op("Squeeze", value, c.longs(axis))
                : c.op("Gather", Attributes.of("axis", axis), value, c.scalar(DType.INT64, index));
    }

    /** [G H, I]. */
    Value w() {
        return w;
    }

    /** [G H, H]. */
    Value r() {
        return r;
    }

    /** A state that the layer begins with, [B, H]: operand {@code index}, or zeros. */
    Value initial(int operand) {
        return c.node().hasInput(operand) ? own(c.x(operand), 0) : zero();
    }

    /** The gradient of a last state, [B, H]: of result {@code index}, or zeros. */
    Value last(int result) {
        boolean isReached = result < c.node().outputs().size() && c.dy(result) != null;
        return isReached ? own(c.dy(result), 0) : zero();
    }

    private Value zero() {
        return c.zerosLike(c.op("Squeeze", slice(h, 0, 1), c.longs(0)));
    }

    /** The whole gradient of the state behind the last step, [B, H]. */
    Value dhLast() {
        return dh == null ? last(1)
                : c.op("Add", last(1), c.op("Squeeze", slice(dh, -1, Long.MAX_VALUE), c.longs(0)));
    }

    /**
     * The gradient of the state before a step, [B, H]: that of the sums, da [B, n], times their weights
     * [n, H], and {@code direct}, which is handed on past them, and what arrives there from outside.
     *
     * @param direct [B, H], or null where there is none
     */
    Value dhBefore(Steps steps, Value da, Value weights, Value direct) {
        if (dh == null) {
            return direct == null ? steps.op("MatMul", da, weights) : steps.op("Gemm", da, weights, direct);
        }
        Value zeros = c.op("Unsqueeze", zero(), c.longs(0));
        Value outside =
                steps.each(c.op("Concat", Attributes.of("axis", 0), zeros, slice(dh, 0, -1)));
        return steps.op("Gemm", da, weights, direct == null ? outside : steps.op("Add", direct, outside));
    }

    /** The operands and the states before each step side by side, [T, B, I + H]. */
    Value both() {
        return both;
    }

    /** X W' + Wb + H R' + Rb of the states before each step, [T, B, G H]. */
    Value sums() {
        Value bias = c.node().hasInput(3) ? c.op("Add", bias(0), bias(1)) : null;
        return product(both, c.op("Concat", Attributes.of("axis", 1), w, r), bias);
    }

    /** X W' + Wb, [T, B, G H]. */
    Value fromX() {
        return product(x, w, bias(0));
    }

    /** H R' + Rb of the states before each step, [T, B, G H]. */
    Value fromH() {
        return product(before, r, bias(1));
    }

    /** values [T, B, n] times weights [m, n] transposed, plus a bias [m], or none where that is null. */
    Value product(Value values, Value weights, Value bias) {
        Value product = c.op("Gemm", Attributes.of("transB", 1), rows(values), weights, bias);
        Value steps = c.op("Slice", c.op("Shape", h), c.longs(0), c.longs(2), c.longs(0));
        return c.op("Reshape", product,
                c.op("Concat", Attributes.of("axis", 0), steps, c.longs(c.shape(weights).dim(0).size())));
    }

    /** All steps of all sequences: [T B, n] of [T, B, n]. */
    Value rows(Value values) {
        return c.op("Reshape", values, c.longs(-1, c.shape(values).dim(2).size()));
    }

    /** Wb or Rb, [G H]; null where there is no bias. */
    Value bias(int half) {
        if (!c.node().hasInput(3)) {
            return null;
        }
        long sums = c.shape(c.x(3)).dim(1).size() / 2;
        return c.op("Slice", own(c.x(3), 0), c.longs(half * sums), c.longs((half + 1) * sums), c.longs(0));
    }

    /** A sequence of values that have no gradient behind the end of a sequence: there it is 0. */
    Value within(Value values) {
        return lengths == null ? values : c.op("Mul", values, mask);
    }

    /** A sequence of factors of a state which behind the end of a sequence stays as it is: there it is 1. */
    Value keeping(Value values) {
        return lengths == null ? values : c.op("Add", within(values), behind);
    }

    /** 1 behind the end of a sequence and 0 within, [T, B, 1]; null where all sequences are whole. */
    Value behind() {
        return behind;
    }

    /** 1 within a sequence and 0 behind, [T, B, 1]. */
    private Value mask() {
        Value steps = c.op("Squeeze", c.op("Slice", c.op("Shape", h), c.longs(0), c.longs(1)), c.longs(0));
        Value step = c.op("Range", c.scalar(DType.INT64, 0), steps, c.scalar(DType.INT64, 1));
        Value isWithin = c.op("Less", c.op("Unsqueeze", step, c.longs(1)), lengths);
        return c.op("Unsqueeze", c.as(isWithin, c.dtype()), c.longs(2));
    }

    /** A sequence [T, B, ..] the other way around, where this direction reads in reverse; and back again. */
    Value turned(Value values) {
        if (!isReverse) {
            return values;
        }
        if (lengths == null) {
            return c.op("Slice", values, c.longs(-1), c.longs(Long.MIN_VALUE), c.longs(0), c.longs(-1));
        }
        return c.op("ReverseSequence", Attributes.of("time_axis", 0).with("batch_axis", 1), values, lengths);
    }

    private Value slice(Value values, long from, long to) {
        return c.op("Slice", values, c.longs(from), c.longs(to), c.longs(0));
    }
}
