package dev.teacup.train.grad.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;

/**
 * Whether numbers reach a bound, as 1 and 0: a HardSigmoid so steep that only what lies nearer to the bound
 * than the smallest normal number is in between. ONNX Runtime runs it on all threads in one pass, where a
 * comparison is cast to numbers by one thread, and broadcasts its scalar.
 */
final class Mask {
    private static final float STEEP = Float.MAX_VALUE;

    private Mask() {}

    /** 1 where a value is above 0, else 0. */
    static Value above(Backward c, Value value) {
        return reached(c, value, 0);
    }

    /** 0 where a value is below 0, else 1. */
    static Value notBelow(Backward c, Value value) {
        return reached(c, value, 1);
    }

    private static Value reached(Backward c, Value value, float atZero) {
        return c.op("HardSigmoid", Attributes.NONE.with("alpha", STEEP).with("beta", atZero), value);
    }
}
