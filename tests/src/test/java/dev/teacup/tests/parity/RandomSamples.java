package dev.teacup.tests.parity;

import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of operators with random results, where chance leaves but one of them. */
final class RandomSamples {
    private RandomSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("Bernoulli", s -> s.feed(s.draw().numbers(DType.FLOAT32, 1, 1, s.draw().dims(0, 3)))
                .maySet("dtype", s.draw().any(DType.FLOAT64, DType.INT64, DType.BOOL).code()));
        table.put("Multinomial", s -> s.feed(s.draw().finite(DType.FLOAT32, s.draw().between(1, 4), 1))
                .maySet("sample_size", s.draw().between(1, 5)).maySet("dtype", 7));
        for (String like : new String[] {"", "Like"}) {
            table.put("RandomNormal" + like, s -> one(s, "mean", "scale", 1e-30f));
            table.put("RandomUniform" + like, s -> one(s, "low", "high", 1f));
        }
        return table;
    }

    private static void one(Sample sample, String start, String other, float value) {
        Draw draw = sample.draw();
        sample.set(start, new Attribute.Real(1)).set(other, new Attribute.Real(value))
                .maySet("dtype", draw.any(DType.FLOAT32, DType.FLOAT64).code());
        if (sample.def().inputs().isEmpty()) {
            sample.set("shape", new Attribute.Ints(draw.between(1, 4), draw.between(1, 4)));
        } else {
            sample.feed(draw.finite(DType.FLOAT32, draw.dims(0, 3)));
        }
    }
}
