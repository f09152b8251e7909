package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of operators that pick some elements, by their values or by a mask. */
final class SelectionSamples {
    private SelectionSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("Compress", SelectionSamples::compress);
        table.put("NonMaxSuppression", SelectionSamples::suppression);
        // Of a scalar ONNX Runtime tells an index, as NumPy does and ONNX does not.
        table.put("NonZero", s -> s.feed(few(s, s.draw().dims(1, 4))));
        table.put("TopK", SelectionSamples::topK);
        table.put("Unique", SelectionSamples::unique);
        return table;
    }

    /** Finite numbers of which several are the same, and some 0. */
    private static HostTensor few(Sample sample, int... dims) {
        HostTensor few = sample.draw().numbers(sample.dtype(), 0, 3, dims);
        for (int i = 0; i < few.elements() && sample.dtype().isFloat(); i++) {
            few.tensor().f64(i, Math.floor(few.f64(i)));
        }
        return few;
    }

    private static void compress(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        sample.feed(draw.tensor(sample.dtype(), dims));
        int size = 1;
        for (int dim : dims) {
            size *= dim;
        }
        if (draw.coin()) {
            int axis = draw.axis(dims.length);
            sample.set("axis", axis);
            size = dims[axis < 0 ? axis + dims.length : axis];
        }
        sample.with(draw.tensor(sample.dtype("T1"), draw.between(1, size)));
    }

    private static void topK(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        int axis = draw.axis(dims.length);
        int size = dims[axis < 0 ? axis + dims.length : axis];
        sample.feed(few(sample, dims)).with(draw.between(1, size)).set("axis", axis)
                .maySet("largest", draw.below(2)).outputs(2);
    }

    private static void unique(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 3);
        sample.feed(few(sample, dims)).maySet("sorted", draw.below(2)).outputs(4);
        if (draw.coin()) {
            sample.set("axis", draw.axis(dims.length));
        }
    }

    private static void suppression(Sample sample) {
        Draw draw = sample.draw();
        int batches = draw.between(1, 2);
        int boxes = draw.between(1, 12);
        sample.feed(draw.numbers(sample.dtype(), 0.5, 4, batches, boxes, 4))
                .feed(draw.numbers(sample.dtype(), 0, 1, batches, draw.between(1, 3), boxes))
                .withOne(draw.between(0, 6)).maySet("center_point_box", draw.below(2));
        if (draw.coin()) {
            sample.with(draw.numbers(sample.dtype(), 0, 1));
            if (draw.coin()) {
                sample.with(draw.numbers(sample.dtype(), 0, 1));
            }
        }
    }
}
