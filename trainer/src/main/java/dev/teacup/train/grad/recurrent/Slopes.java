package dev.teacup.train.grad.recurrent;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;

/** Derivatives of activations by their results, and the gates side by side. */
record Slopes(Backward c) {
    /** 1 - y. */
    Value complement(Value y) {
        return c.op("Sub", c.real(1), y);
    }

    /** y (1 - y). */
    Value sigmoid(Value y) {
        return c.op("Mul", y, complement(y));
    }

    /** 1 - y^2. */
    Value tanh(Value y) {
        return complement(c.op("Mul", y, y));
    }

    Value minus(Value a, Value b) {
        return c.op("Sub", a, b);
    }

    Value mul(Value a, Value b) {
        return c.op("Mul", a, b);
    }

    /** Values [T, B, n] side by side. */
    Value gates(Value... parts) {
        return c.op("Concat", Attributes.of("axis", 2), parts);
    }

    /** Values [T, B, G H] as their gates. */
    Value[] split(Value values, int gates) {
        return c.ops("Split", gates, Attributes.of("axis", 2).with("num_outputs", gates), values);
    }
}
