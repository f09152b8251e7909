package dev.teacup.train.layer;

import dev.teacup.op.Value;
import dev.teacup.tensor.Shape;

/** x + layer(x), where the layer keeps the shape; its parameters are called {@code name.…}. */
public record Residual(String name, Layer layer) implements Layer {
    @Override
    public Value of(Context outer, Value x) {
        Context c = outer.in(name, this);
        Value inside = layer.of(c, x);
        Shape wanted = c.type(x).shape();
        c.require(wanted.equals(c.type(inside).shape()), "the layers inside change the shape",
                wanted.toString(), c.type(inside).shape().toString(),
                "give the last layer inside as many units as the input has");
        return c.op("Add", x, inside);
    }
}
