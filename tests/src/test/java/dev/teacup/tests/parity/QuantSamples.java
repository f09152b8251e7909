package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of operators on numbers of few bits. */
final class QuantSamples {
    private QuantSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("DequantizeLinear", QuantSamples::dequantizeLinear);
        table.put("DynamicQuantizeLinear",
                s -> s.feed(s.draw().finite(DType.FLOAT32, s.draw().dims(1, 4))).outputs(3));
        table.put("QLinearMatMul", QuantSamples::qLinearMatMul);
        table.put("QuantizeLinear", QuantSamples::quantizeLinear);
        return table;
    }

    private static void quantizeLinear(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        // ONNX Runtime cuts the quotients of halves, where ONNX rounds them.
        DType dtype = DType.FLOAT32;
        sample.feed(draw.numbers(dtype, -40, 40, dims));
        int[] scales = scales(sample, dims);
        sample.with(draw.numbers(dtype, 0.05, 0.5, scales));
        if (draw.coin()) {
            sample.with(zeroPoint(draw, sample.dtype("T3"), scales));
        }
    }

    private static void dequantizeLinear(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        DType dtype = sample.dtype("T1");
        sample.feed(zeroPoint(draw, dtype, dims));
        int[] scales = scales(sample, dims);
        sample.with(draw.numbers(sample.dtype("T2"), 0.05, 0.5, scales));
        // ONNX Runtime has no zero point of int32.
        if (dtype != DType.INT32 && draw.coin()) {
            sample.with(zeroPoint(draw, dtype, scales));
        }
    }

    /** Draws one scale, one for each index of an axis, or one for each block. */
    private static int[] scales(Sample sample, int[] dims) {
        Draw draw = sample.draw();
        int axis = draw.below(dims.length);
        switch (draw.below(3)) {
            case 0 -> {
                return draw.coin() ? new int[0] : new int[] {1};
            }
            case 1 -> {
                sample.set("axis", draw.coin() ? axis : axis - dims.length);
                return new int[] {dims[axis]};
            }
            default -> {
                int block = draw.between(1, 4);
                sample.set("axis", axis).set("block_size", block);
                int[] blocks = dims.clone();
                blocks[axis] = (dims[axis] + block - 1) / block;
                return blocks;
            }
        }
    }

    private static void qLinearMatMul(Sample sample) {
        Draw draw = sample.draw();
        int inner = draw.between(1, 9);
        int columns = draw.between(1, 8);
        DType scale = DType.FLOAT32;
        int[] columnScales = draw.coin() ? new int[0] : new int[] {columns};
        sample.feed(zeroPoint(draw, sample.dtype("T1"), draw.between(1, 7), inner))
                .with(draw.numbers(scale, 0.01, 0.1)).with(zeroPoint(draw, sample.dtype("T1")))
                .feed(zeroPoint(draw, sample.dtype("T2"), inner, columns))
                .with(draw.numbers(scale, 0.01, 0.1, columnScales))
                .with(zeroPoint(draw, sample.dtype("T2"), columnScales))
                .with(draw.numbers(scale, 0.05, 0.5)).with(zeroPoint(draw, sample.dtype("T3")));
    }

    private static HostTensor zeroPoint(Draw draw, DType dtype, int... dims) {
        return draw.numbers(dtype, dtype.isUnsigned() ? 0 : -128, dtype.isUnsigned() ? 255 : 127, dims);
    }
}
