package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attribute;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of convolutions and pools. */
final class WindowSamples {
    private final Sample sample;
    private final Draw draw;

    /** The window along each spatial axis. */
    private final int rank;
    private final int[] spatial;
    private final long[] kernel;
    private final long[] strides;
    private final long[] dilations;
    private final long[] pads;

    private WindowSamples(Sample sample, int mostRank) {
        this.sample = sample;
        draw = sample.draw();
        rank = draw.between(1, mostRank);
        spatial = new int[rank];
        kernel = numbers(rank, 1, 3);
        strides = numbers(rank, 1, 3);
        dilations = draw.coin() ? numbers(rank, 1, 1) : numbers(rank, 1, 2);
        pads = numbers(2 * rank, 0, 0);
    }

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("AveragePool", s -> new WindowSamples(s, 3).average());
        table.put("CausalConvWithState", WindowSamples::causal);
        table.put("Col2Im", s -> new WindowSamples(s, 2).columns());
        table.put("Conv", s -> new WindowSamples(s, 3).convolution());
        table.put("ConvInteger", s -> new WindowSamples(s, 2).integer());
        table.put("ConvTranspose", s -> new WindowSamples(s, 3).transposed());
        table.put("DeformConv", s -> new WindowSamples(s, 2).deformed());
        table.put("DepthToSpace", WindowSamples::depth);
        table.put("GlobalAveragePool", WindowSamples::global);
        table.put("GlobalLpPool", s -> global(s.set("p", s.draw().between(1, 3))));
        table.put("GlobalMaxPool", WindowSamples::global);
        table.put("LRN", WindowSamples::responses);
        table.put("LpPool", s -> new WindowSamples(s, 3).norm());
        table.put("MaxPool", s -> new WindowSamples(s, 3).greatest());
        table.put("MaxRoiPool", WindowSamples::regions);
        table.put("MaxUnpool", s -> new WindowSamples(s, 2).unpooled());
        table.put("QLinearConv", s -> new WindowSamples(s, 2).quantized());
        table.put("SpaceToDepth", WindowSamples::space);
        return table;
    }

    private static void depth(Sample sample) {
        Draw draw = sample.draw();
        int block = draw.between(1, 3);
        int[] dims = draw.dims(4, 4);
        dims[1] *= block * block;
        sample.feed(draw.finite(sample.dtype(), dims)).set("blocksize", block)
                .set("mode", new Attribute.Text(draw.any("DCR", "CRD")));
    }

    private static void space(Sample sample) {
        Draw draw = sample.draw();
        int block = draw.between(1, 3);
        int[] dims = draw.dims(4, 4);
        dims[2] *= block;
        dims[3] *= block;
        sample.feed(draw.finite(sample.dtype(), dims)).set("blocksize", block);
    }

    /** ONNX Runtime takes odd sizes only. */
    private static void responses(Sample sample) {
        Draw draw = sample.draw();
        sample.feed(draw.finite(sample.dtype(), draw.dims(4, 4))).set("size", 1 + 2 * draw.below(3))
                .set("alpha", new Attribute.Real(draw.real(0, 1)))
                .set("beta", new Attribute.Real(draw.real(0, 2)))
                .set("bias", new Attribute.Real(draw.real(0.5, 2)));
    }

    private static void regions(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(4, 4);
        int regions = draw.between(1, 4);
        HostTensor rois = HostTensor.of(sample.dtype(), new int[] {regions, 5});
        for (int i = 0; i < rois.elements(); i++) {
            rois.tensor().f64(i, i % 5 == 0 ? draw.below(dims[0]) : draw.between(-4, 20) / 4.0);
        }
        sample.feed(draw.finite(sample.dtype(), dims)).with(rois)
                .set("pooled_shape", new Attribute.Ints(draw.between(1, 3), draw.between(1, 3)))
                .set("spatial_scale", new Attribute.Real(draw.any(0.5f, 1f, 1.5f)));
    }

    private static void causal(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(3, 3);
        int kernel = draw.between(1, 4);
        sample.feed(draw.finite(sample.dtype(), dims)).with(draw.finite(sample.dtype(), dims[1], 1, kernel))
                .with(draw.finite(sample.dtype(), dims[1]))
                .with(draw.finite(sample.dtype(), dims[0], dims[1], kernel - 1)).outputs(2)
                .set("activation", new Attribute.Text(draw.any("none", "silu")));
    }

    private static void global(Sample sample) {
        sample.feed(sample.draw().finite(sample.dtype(), sample.draw().dims(3, 5)));
    }

    private void average() {
        image(draw.between(1, 3));
        pool();
        sample.maySet("count_include_pad", 1);
    }

    private void greatest() {
        image(draw.between(1, 3));
        pool();
        sample.maySet("storage_order", 1).outputs(draw.between(1, 2));
    }

    private void norm() {
        image(draw.between(1, 3));
        pool();
        sample.maySet("p", draw.between(1, 4));
    }

    private void pool() {
        window();
        sample.set("kernel_shape", new Attribute.Ints(kernel));
        sample.maySet("ceil_mode", 1);
    }

    private void convolution() {
        int group = draw.between(1, 3);
        int channels = draw.between(1, 3);
        int outputs = group * draw.between(1, 3);
        image(group * channels);
        window();
        weight(outputs, channels);
        bias(outputs);
        sample.set("group", group);
    }

    private void integer() {
        int channels = draw.between(1, 3);
        int outputs = draw.between(1, 3);
        image(channels);
        window();
        weight(outputs, channels);
        if (draw.coin()) {
            sample.with(draw.numbers(sample.dtype("T1"), 0, 9)).with(draw.numbers(sample.dtype("T2"), 0, 9));
        }
    }

    /** ONNX Runtime wants one zero point for all channels of the weight, be it as often. */
    private void quantized() {
        int channels = draw.between(1, 3);
        int outputs = draw.between(1, 3);
        boolean isPerChannel = draw.coin();
        int[] scales = isPerChannel ? new int[] {outputs} : new int[0];
        int zeroPoint = draw.between(0, 9);
        image(channels);
        sample.with(draw.numbers(DType.FLOAT32, 0.1, 1)).with(draw.numbers(sample.dtype("T1"), 0, 9));
        window();
        weight(outputs, channels);
        sample.with(draw.numbers(DType.FLOAT32, 0.1, 1, scales))
                .with(draw.numbers(sample.dtype("T2"), zeroPoint, zeroPoint, scales))
                .with(draw.numbers(DType.FLOAT32, 0.5, 4)).with(draw.numbers(sample.dtype("T3"), 0, 9));
        if (draw.coin()) {
            sample.with(draw.finite(DType.INT32, outputs));
        }
    }

    private void deformed() {
        int group = draw.between(1, 2);
        int offsetGroup = draw.between(1, 2);
        int channels = offsetGroup * draw.between(1, 2);
        image(group * channels);
        window(false);
        weight(group * draw.between(1, 2), channels);
        int[] offsets = places(offsetGroup * product(kernel) * rank);
        sample.with(draw.numbers(sample.dtype(), -2, 2, offsets));
        if (draw.coin()) {
            bias((int) sample.operands().get(1).value().dims()[0]);
        }
        sample.set("group", group).set("offset_group", offsetGroup);
    }

    private void columns() {
        window(false);
        for (int axis = 0; axis < rank; axis++) {
            spatial[axis] = draw.between(5, 7);
        }
        int[] places = places(1);
        int blocks = 1;
        for (int axis = 2; axis < places.length; axis++) {
            blocks *= places[axis];
        }
        int[] dims = {draw.between(1, 2), draw.between(1, 2) * product(kernel), blocks};
        long[] image = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            image[axis] = spatial[axis];
        }
        sample.feed(draw.finite(sample.dtype(), dims)).with(image).with(kernel);
    }

    private void unpooled() {
        image(draw.between(1, 3));
        int[] dims = sample.operands().get(0).value().dims();
        int elements = dims[0] * dims[1];
        for (int axis = 0; axis < rank; axis++) {
            kernel[axis] = Math.max(kernel[axis], strides[axis]);
            elements *= (int) ((dims[2 + axis] - 1) * strides[axis] + kernel[axis]);
        }
        HostTensor indices = HostTensor.of(DType.INT64, dims);
        int[] order = draw.permutation(elements);
        for (int i = 0; i < indices.elements(); i++) {
            indices.tensor().i64(i, order[i]);
        }
        sample.with(indices).set("kernel_shape", new Attribute.Ints(kernel))
                .set("strides", new Attribute.Ints(strides));
    }

    private static int product(long[] sizes) {
        int product = 1;
        for (long size : sizes) {
            product *= (int) size;
        }
        return product;
    }

    /** The shape with an element for each place over the image. */
    private int[] places(int channels) {
        int[] dims = new int[2 + rank];
        dims[0] = sample.operands().isEmpty() ? 1 : sample.operands().get(0).value().dims()[0];
        dims[1] = channels;
        for (int axis = 0; axis < rank; axis++) {
            long padding = sample.attributes().has("pads") ? pads[axis] + pads[axis + rank] : 0;
            long free = spatial[axis] + padding - (kernel[axis] - 1) * dilations[axis] - 1;
            dims[2 + axis] = (int) (free / strides[axis] + 1);
        }
        return dims;
    }

    private void transposed() {
        int group = draw.between(1, 3);
        int channels = group * draw.between(1, 3);
        int outputs = draw.between(1, 3);
        image(channels);
        boolean isAuto = window();
        weight(channels, outputs);
        bias(group * outputs);
        sample.set("group", group);
        int kind = isAuto ? 2 * draw.below(2) : draw.below(3);
        long[] sizes = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            // A padding between stride and dilation is refused by ONNX Runtime.
            sizes[axis] = kind == 0 ? draw.below((int) strides[axis])
                    : (spatial[axis] - 1) * strides[axis] + (kernel[axis] - 1) * dilations[axis]
                            - draw.below(3);
        }
        if (kind < 2) {
            sample.set(kind == 0 ? "output_padding" : "output_shape", new Attribute.Ints(sizes));
        }
    }

    private void image(int channels) {
        int[] dims = new int[2 + rank];
        dims[0] = draw.between(1, 2);
        dims[1] = channels;
        for (int axis = 0; axis < rank; axis++) {
            dims[2 + axis] = draw.between(5, 7);
            spatial[axis] = dims[2 + axis];
        }
        sample.feed(draw.finite(sample.dtype(), dims));
    }

    private void weight(int first, int second) {
        int[] dims = new int[2 + rank];
        dims[0] = first;
        dims[1] = second;
        for (int axis = 0; axis < rank; axis++) {
            dims[2 + axis] = (int) kernel[axis];
        }
        OpDef.Operand operand = sample.def().input(sample.operands().size());
        sample.with(draw.finite(sample.dtype(operand.type()), dims));
        if (draw.coin()) {
            sample.set("kernel_shape", new Attribute.Ints(kernel));
        }
    }

    private void bias(int channels) {
        if (draw.coin()) {
            sample.with(draw.finite(sample.dtype(), channels));
        }
    }

    /** Sets the attributes of the window; answers whether one of the modes of auto_pad is among them. */
    private boolean window() {
        return window(draw.oneIn(3));
    }

    private boolean window(boolean isAuto) {
        boolean isPool = sample.def().inputs().size() == 1;
        for (int axis = 0; axis < rank; axis++) {
            // ONNX Runtime pads a pool with less than nothing, where its window is smaller than its stride.
            strides[axis] = isAuto && isPool ? Math.min(strides[axis], kernel[axis]) : strides[axis];
            for (int end = axis; end < 2 * rank; end += rank) {
                pads[end] = isAuto ? 0 : draw.below((int) kernel[axis]);
            }
        }
        sample.set("strides", new Attribute.Ints(strides));
        if (isAuto) {
            sample.set("auto_pad", new Attribute.Text(draw.any("SAME_UPPER", "SAME_LOWER", "VALID")));
        } else if (draw.coin()) {
            sample.set("pads", new Attribute.Ints(pads));
        }
        // ONNX Runtime knows no dilations in its modes SAME.
        if (!isAuto && draw.coin()) {
            sample.set("dilations", new Attribute.Ints(dilations));
        } else {
            Arrays.fill(dilations, 1);
        }
        return isAuto;
    }

    private long[] numbers(int count, int least, int most) {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = draw.between(least, most);
        }
        return numbers;
    }
}
