package dev.teacup.train.layer;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;

/**
 * Drops elements with probability {@code rate} in training and scales the others by 1 / (1 - rate); nothing
 * in use. The mask is a function of (seed, step, place in the graph, element) and of nothing else, so a
 * resumed run draws the same masks: element i is kept when hash(i, key) is below 1 - rate.
 *
 * @see <a href="https://github.com/skeeto/hash-prospector">lowbias32, the finaliser with these constants</a>
 */
public record Dropout(String name, double rate) implements Layer {
    private static final Attributes RIGHT = Attributes.NONE.with("direction", "RIGHT");
    private static final long GOLDEN = 0x9E3779B9L;
    private static final double WORDS = 0x1p32;

    public static Dropout of(String name, double rate) {
        return new Dropout(name, rate);
    }

    @Override
    public Value of(Context outer, Value x) {
        Context c = outer.in(name, this);
        c.require(rate >= 0 && rate < 1, "its rate is no share that can be dropped", "0 or more, and below 1",
                String.valueOf(rate), "0.1 to 0.5 is usual");
        return c.isTraining() && rate > 0 ? c.op("Mul", x, mask(c, x)) : x;
    }

    private Value mask(Context c, Value x) {
        Value place = hash(c, c.op("BitwiseXor", word(c, c.seed()), word(c, c.nextDraw() * GOLDEN)));
        Value key = hash(c, c.op("BitwiseXor", word(c, c.step()), place));
        Value count = c.op("Range", c.scalar(DType.INT64, 0), c.op("Size", x), c.scalar(DType.INT64, 1));
        Value index = c.op("Mul", c.as(count, DType.UINT32), word(c, GOLDEN));
        Value bits = hash(c, c.op("BitwiseXor", index, key));
        Value kept = c.op("Less", bits, word(c, (long) ((1 - rate) * WORDS)));
        Value scaled = c.op("Where", kept, c.real(1 / (1 - rate)), c.real(0));
        return c.op("Reshape", scaled, c.op("Shape", x));
    }

    private static Value hash(Context c, Value x) {
        Value a = c.op("Mul", mixed(c, x, 16), word(c, 0x7FEB352DL));
        Value b = c.op("Mul", mixed(c, a, 15), word(c, 0x846CA68BL));
        return mixed(c, b, 16);
    }

    /** x ^ x >>> shift. */
    private static Value mixed(Context c, Value x, int shift) {
        return c.op("BitwiseXor", x, c.op("BitShift", RIGHT, x, word(c, shift)));
    }

    private static Value word(Context c, Value integer) {
        return c.as(integer, DType.UINT32);
    }

    private static Value word(Context c, long value) {
        return c.scalar(DType.UINT32, value & 0xFFFFFFFFL);
    }
}
