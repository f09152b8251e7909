package dev.teacup.train.layer;

import dev.teacup.op.Value;

/**
 * x W + B: x [batch, .., in], W [in, units], B [units], result [batch, .., units].
 *
 * @param initial how W begins; null is {@link Initial#he} of its inputs
 */
public record Dense(String name, int units, boolean hasBias, Initial initial) implements Layer {
    /** One with a bias, for a rectifier behind it. */
    public static Dense of(String name, int units) {
        return new Dense(name, units, true, null);
    }

    /** One with a bias, whose weights begin so. */
    public static Dense of(String name, int units, Initial initial) {
        return new Dense(name, units, true, initial);
    }

    /** The same without a bias, as before a normalization, which would take it out again. */
    public Dense withoutBias() {
        return new Dense(name, units, false, initial);
    }

    @Override
    public Value of(Context outer, Value x) {
        Context c = outer.in(name, this);
        c.require(units > 0, "it has no units", "1 or more", String.valueOf(units), "give it some");
        c.require(c.type(x).dtype() == c.real(), "its input has the wrong element type", c.real().toString(),
                c.type(x).toString(), "convert it by Cast, or look it up by an Embedding");
        int width = c.width(x);
        Initial begin = initial != null ? initial : Initial.he(width);
        Value w = c.parameter("W", begin, true, width, units);
        if (!hasBias) {
            return c.op("MatMul", x, w);
        }
        Value b = c.parameter("B", Initial.constant(0), false, units);
        boolean isMatrix = c.type(x).shape().rank() == 2;
        return isMatrix ? c.op("Gemm", x, w, b) : c.op("Add", c.op("MatMul", x, w), b);
    }
}
