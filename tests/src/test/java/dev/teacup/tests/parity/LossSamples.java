package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attribute;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of operators that compare predictions with labels. */
final class LossSamples {
    private LossSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("NegativeLogLikelihoodLoss", LossSamples::loss);
        table.put("SoftmaxCrossEntropyLoss", s -> {
            loss(s);
            s.outputs(s.draw().between(1, 2));
        });
        return table;
    }

    private static void loss(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(2, 5);
        int classes = dims[1];
        int[] targets = Arrays.copyOfRange(dims, 1, dims.length);
        targets[0] = dims[0];
        HostTensor target = draw.numbers(sample.dtype("Tind"), 0, classes - 1, targets);
        if (draw.coin()) {
            int ignored = draw.any(-1, 0, classes);
            sample.set("ignore_index", ignored);
            target.tensor().i64(draw.below(target.elements()), ignored);
        }
        sample.feed(draw.finite(sample.dtype(), dims)).feed(target);
        if (draw.coin()) {
            sample.with(draw.numbers(sample.dtype(), 0.1, 2, classes));
        }
        sample.set("reduction", new Attribute.Text(draw.any("none", "sum", "mean")));
    }
}
