package dev.teacup.train.layer;

import dev.teacup.op.Value;
import java.util.List;

/** Layers one after the other. */
public record Sequential(List<Layer> layers) implements Layer {
    public Sequential {
        layers = List.copyOf(layers);
    }

    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    @Override
    public Value of(Context c, Value x) {
        Value value = x;
        for (int i = 0; i < layers.size(); i++) {
            value = layers.get(i).of(c.at(i + 1, layers.size()), value);
        }
        return value;
    }
}
