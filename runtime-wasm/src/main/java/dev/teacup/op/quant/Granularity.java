package dev.teacup.op.quant;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import java.util.Arrays;

/**
 * How many elements share one scale and zero point: all of them where the scale is one element; those of one
 * index along {@code axis} where it has one dimension; else, along that axis, blocks of {@code block_size}.
 * <p>x [d0 .. di .. dn]; scale [], [di] or [d0 .. ceil(di / block_size) .. dn]; the zero point as the scale.
 */
final class Granularity {
    private Granularity() {}

    /** Refuses a scale, the second operand, that does not fit the first, and a zero point unlike it. */
    static void check(Check c) {
        Call call = c.call();
        Shape x = call.type(0).shape();
        Shape shape = call.type(1).shape();
        String scale = call.def().input(1).name();
        String zeroPoint = call.def().input(2).name();
        if (call.has(2)) {
            checkAlike(c, zeroPoint, scale);
        }
        long block = call.integer("block_size");
        if (block < 0) {
            throw new ModelException("the attribute 'block_size' is negative",
                    "the number of elements of a block, or 0 for none", Long.toString(block),
                    "export the model again");
        }
        if (shape.mayBeSingle()) {
            return;
        }
        c.rank(scale, block == 0 ? 1 : x.rank());
        c.axis("axis", x.rank());
        int axis = call.axis("axis", x.rank());
        String why = Check.operand(call.def().input(0).name()) + " is " + x;
        if (block == 0) {
            c.dim(scale, 0, x.dim(axis), why);
            return;
        }
        for (int i = 0; i < x.rank(); i++) {
            Dim size = x.dim(i);
            Dim blocks = size.isKnown() ? Dim.of(size.size() / block + (size.size() % block == 0 ? 0 : 1))
                    : Dim.UNKNOWN;
            c.dim(scale, i, i == axis ? blocks : size, i == axis ? why + ", in blocks of " + block : why);
        }
    }

    /** Refuses a zero point that is not of the shape of its scale; single elements may be [] or [1]. */
    static void checkAlike(Check c, String zeroPoint, String scale) {
        Shape shape = c.call().shape(scale);
        Shape own = c.call().shape(zeroPoint);
        if (own.differs(shape) && (!own.mayBeSingle() || !shape.mayBeSingle())) {
            throw new ModelException(
                    Check.operand(zeroPoint) + " has another shape than " + Check.operand(scale),
                    shape.toString(), own.toString(), "make the two agree");
        }
    }

    /** Whether a zero point is known to be 0, as that of weights mostly is: nothing need be subtracted. */
    static boolean isZero(Tensor zeroPoint) {
        boolean isZero = zeroPoint != null && !zeroPoint.dtype().isFloat();
        for (int i = 0; isZero && i < zeroPoint.elements(); i++) {
            isZero = zeroPoint.i64(i) == 0;
        }
        return isZero;
    }

    /** A scale or zero point with dimensions that broadcast to the first operand. */
    static Value spread(Composer g, Call call, Value value) {
        Shape x = call.type(0).shape();
        Shape own = g.type(value).shape();
        if (own.mayBeSingle()) {
            return own.rank() == 0 ? value : g.reshaped(value);
        }
        int axis = call.axis("axis", x.rank());
        long block = call.integer("block_size");
        if (block == 0) {
            long[] sizes = ones(x.rank() - axis);
            sizes[0] = own.dim(0).size();
            return g.reshaped(value, sizes);
        } else if (own.dim(axis).size() < 2) {
            return value;
        }
        return repeated(g, value, axis, block, x.dim(axis).size());
    }

    /** Every entry along an axis as often as a block is long, cut at {@code size}: [.. s ..] to [.. d ..]. */
    private static Value repeated(Composer g, Value value, int axis, long block, long size) {
        Shape own = g.type(value).shape();
        long[] times = ones(own.rank() - axis);
        times[0] = block;
        Value each = g.op("Expand", g.op("Unsqueeze", value, g.longs(axis + 1)), g.longs(times));
        Value joined = g.reshaped(each, own.with(axis, own.dim(axis).times(Dim.of(block))));
        return g.op("Slice", joined, g.longs(0), g.longs(size), g.longs(axis));
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
