package dev.teacup.tests.parity;

import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of products, normalizations, softmax and reductions. */
final class LayerSamples {
    private LayerSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("BatchNormalization", LayerSamples::batchNormalization);
        table.put("Gemm", LayerSamples::gemm);
        table.put("LayerNormalization", LayerSamples::layerNormalization);
        table.put("LogSoftmax", LayerSamples::softmax);
        table.put("MatMul", LayerSamples::matMul);
        table.put("Softmax", LayerSamples::softmax);
        table.put("ArgMax", LayerSamples::selection);
        table.put("ArgMin", LayerSamples::selection);
        for (String sum : new String[] {"ReduceL1", "ReduceL2", "ReduceMax", "ReduceMean", "ReduceMin",
            "ReduceProd", "ReduceSum", "ReduceSumSquare", "ReduceLogSumExp"}) {
            table.put(sum, s -> reduction(s, -2));
        }
        table.put("ReduceLogSum", s -> reduction(s, 1));
        return table;
    }

    private static void batchNormalization(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(2, 4);
        int channels = dims[1];
        sample.feed(draw.finite(sample.dtype(), dims))
                .with(draw.finite(sample.dtype("T1"), channels))
                .with(draw.finite(sample.dtype("T1"), channels))
                .with(draw.finite(sample.dtype("T2"), channels))
                .with(draw.numbers(sample.dtype("T2"), 0.1, 2, channels));
        if (draw.oneIn(3)) {
            sample.set("training_mode", 1).outputs(3).set("momentum", new Attribute.Real(draw.real(0, 1)));
        }
        sample.set("epsilon", new Attribute.Real(draw.real(1e-5, 1e-2)));
    }

    private static void gemm(Sample sample) {
        Draw draw = sample.draw();
        int rows = draw.between(1, 7);
        int inner = draw.between(1, 9);
        int columns = draw.between(1, 8);
        boolean turnsA = draw.coin();
        boolean turnsB = draw.coin();
        DType dtype = sample.dtype();
        sample.feed(draw.finite(dtype, turnsA ? new int[] {inner, rows} : new int[] {rows, inner}))
                .with(draw.finite(dtype, turnsB ? new int[] {columns, inner} : new int[] {inner, columns}));
        if (draw.coin()) {
            sample.with(draw.finite(dtype, draw.broadcastTo(new int[] {rows, columns})));
        }
        sample.set("transA", turnsA ? 1 : 0).set("transB", turnsB ? 1 : 0);
        if (dtype.isFloat()) {
            sample.set("alpha", new Attribute.Real(draw.real(-2, 2)))
                    .set("beta", new Attribute.Real(draw.real(-2, 2)));
        }
    }

    private static void matMul(Sample sample) {
        Draw draw = sample.draw();
        int inner = draw.between(1, 9);
        int[] batch = draw.dims(0, 2);
        int[] a = draw.oneIn(6) ? new int[] {inner}
                : joined(draw.broadcastTo(batch), draw.between(1, 6), inner);
        int[] b = draw.oneIn(6) ? new int[] {inner}
                : joined(draw.broadcastTo(batch), inner, draw.between(1, 6));
        sample.feed(draw.finite(sample.dtype(), a)).with(draw.finite(sample.dtype(), b));
    }

    private static int[] joined(int[] batch, int rows, int columns) {
        int[] dims = Arrays.copyOf(batch, batch.length + 2);
        dims[batch.length] = rows;
        dims[batch.length + 1] = columns;
        return dims;
    }

    private static void layerNormalization(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        int axis = draw.below(dims.length);
        int[] normal = Arrays.copyOfRange(dims, axis, dims.length);
        sample.feed(draw.finite(sample.dtype(), dims)).with(draw.finite(sample.dtype(), normal));
        if (draw.coin()) {
            sample.with(draw.finite(sample.dtype(), normal));
        }
        sample.set("axis", draw.coin() ? axis : axis - dims.length).outputs(draw.any(1, 3))
                .set("epsilon", new Attribute.Real(draw.real(1e-5, 1e-2)));
    }

    private static void softmax(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        sample.feed(draw.finite(sample.dtype(), dims)).maySet("axis", draw.axis(dims.length));
    }

    private static void selection(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        sample.feed(draw.finite(sample.dtype(), dims)).set("axis", draw.axis(dims.length))
                .maySet("keepdims", draw.below(2)).maySet("select_last_index", draw.below(2));
    }

    private static void reduction(Sample sample, double least) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(0, 4);
        DType dtype = sample.dtype();
        boolean isSmall = dtype.isUnsigned() || dtype == DType.BOOL;
        sample.feed(draw.numbers(dtype, isSmall ? Math.max(0, least) : least, 2, dims));
        if (draw.oneIn(5)) {
            sample.with();
        } else if (draw.coin()) {
            sample.with(draw.axes(dims.length, draw.between(Math.min(1, dims.length), dims.length)));
        }
        sample.maySet("keepdims", draw.below(2)).maySet("noop_with_empty_axes", draw.below(2));
    }
}
