package dev.teacup.tests.parity;

import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of normalizations without statistics of their own, and of Hardmax. */
final class NormalizationSamples {
    private NormalizationSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("GroupNormalization", NormalizationSamples::group);
        table.put("Hardmax", s -> s.maySet("axis", s.draw().axis(fed(s, 1, 4).length)));
        table.put("InstanceNormalization", s -> channels(s, s.draw().dims(3, 5)));
        table.put("LpNormalization", s -> s.maySet("axis", s.draw().axis(fed(s, 1, 4).length))
                .maySet("p", s.draw().between(1, 2)));
        table.put("MeanVarianceNormalization", NormalizationSamples::meanVariance);
        table.put("RMSNormalization", NormalizationSamples::rms);
        return table;
    }

    /** Feeds numbers, and tells their sizes. */
    private static int[] fed(Sample sample, int leastRank, int mostRank) {
        int[] dims = sample.draw().dims(leastRank, mostRank);
        sample.feed(sample.draw().finite(sample.dtype(), dims));
        return dims;
    }

    private static void channels(Sample sample, int[] dims) {
        Draw draw = sample.draw();
        DType dtype = sample.dtype();
        sample.feed(draw.finite(dtype, dims)).with(draw.finite(dtype, dims[1]))
                .with(draw.finite(dtype, dims[1]))
                .set("epsilon", new Attribute.Real(draw.real(1e-3, 1e-1)));
    }

    private static void group(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(3, 5);
        int groups = draw.between(1, 3);
        dims[1] = groups * draw.between(1, 3);
        channels(sample, dims);
        sample.set("num_groups", groups);
    }

    private static void meanVariance(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = fed(sample, 4, 4);
        if (draw.coin()) {
            sample.set("axes", new Attribute.Ints(draw.axes(dims.length, draw.between(1, dims.length))));
        }
    }

    private static void rms(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = fed(sample, 1, 4);
        int axis = draw.below(dims.length);
        // ONNX Runtime takes a scale of another type than X for a mistake.
        sample.with(draw.finite(sample.dtype(), Arrays.copyOfRange(dims, axis, dims.length)))
                .set("axis", draw.coin() ? axis : axis - dims.length)
                .set("epsilon", new Attribute.Real(draw.real(1e-3, 1e-1)));
    }
}
