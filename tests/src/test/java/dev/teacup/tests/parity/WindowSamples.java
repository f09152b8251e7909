package dev.teacup.tests.parity;

import dev.teacup.op.Attribute;
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
        table.put("Conv", s -> new WindowSamples(s, 3).convolution());
        table.put("ConvTranspose", s -> new WindowSamples(s, 3).transposed());
        table.put("GlobalAveragePool", WindowSamples::global);
        table.put("GlobalLpPool", s -> global(s.set("p", s.draw().between(1, 3))));
        table.put("GlobalMaxPool", WindowSamples::global);
        table.put("LpPool", s -> new WindowSamples(s, 3).norm());
        table.put("MaxPool", s -> new WindowSamples(s, 3).greatest());
        return table;
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
        boolean isAuto = window();
        sample.set("kernel_shape", new Attribute.Ints(kernel));
        // What ceil_mode does to auto_pad is told by the text of ONNX, and otherwise by ONNX Runtime.
        if (!isAuto && draw.coin()) {
            sample.set("ceil_mode", 1);
        }
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

    private void transposed() {
        int group = draw.between(1, 3);
        int channels = group * draw.between(1, 3);
        int outputs = draw.between(1, 3);
        image(channels);
        boolean isAuto = window();
        weight(channels, outputs);
        bias(group * outputs);
        sample.set("group", group);
        int kind = isAuto ? 2 : draw.below(3);
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
        sample.with(draw.finite(sample.dtype(), dims));
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
        boolean isAuto = draw.oneIn(3);
        for (int axis = 0; axis < rank; axis++) {
            // ONNX Runtime cuts the image where a window of a mode SAME is smaller than its stride.
            strides[axis] = isAuto ? Math.min(strides[axis], kernel[axis]) : strides[axis];
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
