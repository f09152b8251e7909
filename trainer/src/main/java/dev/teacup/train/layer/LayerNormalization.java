package dev.teacup.train.layer;

import dev.teacup.op.Value;

/**
 * Each sample's last dimension, moved and scaled to mean 0 and variance 1, then scaled and moved as trained.
 *
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros, Hinton</a>
 */
public record LayerNormalization(String name) implements Layer {
    @Override
    public Value of(Context outer, Value x) {
        Context c = outer.in(name, this);
        int width = c.width(x);
        Value scale = c.parameter("Scale", Initial.constant(1), false, width);
        Value bias = c.parameter("B", Initial.constant(0), false, width);
        return c.op("LayerNormalization", x, scale, bias);
    }
}
