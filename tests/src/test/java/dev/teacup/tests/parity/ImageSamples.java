package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of operators of images. */
final class ImageSamples {
    private ImageSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("AffineGrid", ImageSamples::affineGrid);
        table.put("CenterCropPad", ImageSamples::cropPad);
        table.put("GridSample", ImageSamples::gridSample);
        table.put("Resize", ImageSamples::resize);
        table.put("RoiAlign", ImageSamples::roiAlign);
        return table;
    }

    private static HostTensor floats(float... values) {
        HostTensor made = HostTensor.of(DType.FLOAT32, values.length);
        for (int i = 0; i < values.length; i++) {
            made.tensor().f64(i, values[i]);
        }
        return made;
    }

    /** Of the last two dimensions of an image. */
    private static void resize(Sample sample) {
        Draw draw = sample.draw();
        // ONNX Runtime cuts interpolated integers, where ONNX's reference rounds them.
        String mode = sample.dtype().isFloat() ? draw.any("nearest", "linear", "cubic") : "nearest";
        String coordinates = draw.any("half_pixel", "half_pixel_symmetric", "pytorch_half_pixel",
                "align_corners", "asymmetric", "tf_crop_and_resize");
        int channels = draw.between(1, 2);
        int height = draw.between(2, 6);
        int width = draw.between(2, 6);
        sample.feed(draw.finite(sample.dtype(), 1, channels, height, width))
                .set("mode", new Attribute.Text(mode))
                .set("coordinate_transformation_mode", new Attribute.Text(coordinates))
                .set("nearest_mode", new Attribute.Text(
                        draw.any("round_prefer_floor", "round_prefer_ceil", "floor", "ceil")));
        boolean crops = coordinates.equals("tf_crop_and_resize");
        if (crops) {
            sample.with(floats(0, 0, draw.real(-0.2, 0.4), draw.real(-0.2, 0.4), 1, 1, draw.real(0.5, 1.2),
                    draw.real(0.5, 1.2)));
            sample.set("extrapolation_value", new Attribute.Real(draw.real(-9, 9)));
        } else {
            sample.without();
        }
        // Where a size stays as it is, ONNX Runtime does not crop.
        int least = crops ? 7 : 1;
        // By scales, ONNX Runtime neither crops as the specification says, nor aligns as its examples do.
        if (crops || coordinates.equals("align_corners") || draw.coin()) {
            // Nor does it guess how many sizes there will be.
            sample.without().fixed(1, channels, draw.between(least, 9), draw.between(least, 9));
            if (!crops && mode.equals("nearest") && draw.oneIn(3)) {
                sample.set("keep_aspect_ratio_policy",
                        new Attribute.Text(draw.any("not_larger", "not_smaller")));
            }
        } else if (draw.coin()) {
            sample.with(floats(1, 1, draw.any(0.5f, 0.75f, 1.5f, 2f, 3f), draw.any(0.5f, 1f, 1.25f, 2f)));
        } else {
            sample.set("axes", new Attribute.Ints(3, 2))
                    .with(floats(draw.any(0.5f, 0.75f, 1.5f, 2f, 3f), draw.any(0.5f, 1f, 1.25f, 2f)));
        }
        if (mode.equals("cubic")) {
            sample.maySet("exclude_outside", draw.below(2)).set("cubic_coeff_a",
                    new Attribute.Real(draw.any(-0.5f, -0.75f)));
        }
    }

    private static void affineGrid(Sample sample) {
        Draw draw = sample.draw();
        int batch = draw.between(1, 3);
        long[] sizes = {batch, 2, draw.between(2, 5), draw.between(2, 5), draw.between(2, 5)};
        int rank = draw.between(2, 3);
        sample.feed(draw.finite(sample.dtype(), batch, rank, rank + 1))
                .fixed(Arrays.copyOf(sizes, rank + 2)).set("align_corners", draw.below(2));
    }

    private static void cropPad(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        sample.feed(draw.tensor(sample.dtype(), dims));
        int count = draw.between(1, dims.length);
        int listed = draw.coin() ? count : dims.length;
        // ONNX Runtime mixes int32 with int64 there.
        sample.with(draw.numbers(DType.INT64, 1, 7, listed));
        if (listed < dims.length) {
            sample.set("axes", new Attribute.Ints(draw.axes(dims.length, listed)));
        }
    }

    private static void gridSample(Sample sample) {
        Draw draw = sample.draw();
        int batch = draw.between(1, 2);
        boolean isVolume = draw.oneIn(3);
        String mode = sample.dtype() == DType.STRING ? "nearest"
                : draw.any("linear", "nearest", isVolume ? "linear" : "cubic");
        int a = draw.between(2, 4);
        int b = draw.between(2, 4);
        int c = draw.between(2, 4);
        int[] x = isVolume ? new int[] {batch, 2, a, b, c} : new int[] {batch, 2, a, b};
        int[] grid = isVolume ? new int[] {batch, 2, 1, 3, 3} : new int[] {batch, 2, 3, 2};
        sample.feed(draw.numbers(sample.dtype(), 0, 9, x))
                .with(draw.numbers(sample.dtype("T2"), -1.6, 1.6, grid))
                .set("mode", new Attribute.Text(mode))
                // With cubic curves ONNX Runtime repeats the border about a place outside, where ONNX's
                // reference moves the place.
                .set("padding_mode", new Attribute.Text(draw.any("zeros", "reflection",
                        mode.equals("cubic") ? "zeros" : "border")))
                .set("align_corners", draw.below(2));
    }

    private static void roiAlign(Sample sample) {
        Draw draw = sample.draw();
        int regions = draw.between(1, 3);
        int images = draw.between(1, 2);
        DType dtype = sample.dtype();
        long[] batches = new long[regions];
        HostTensor rois = HostTensor.of(dtype, regions, 4);
        for (int i = 0; i < regions; i++) {
            batches[i] = draw.below(images);
            for (int k = 0; k < 4; k++) {
                rois.tensor().f64(4 * i + k, k < 2 ? draw.real(-2, 6) : draw.real(6, 14));
            }
        }
        sample.feed(draw.finite(dtype, images, draw.between(1, 2), draw.between(2, 6), draw.between(2, 6)))
                .with(rois).with(batches).set("mode", new Attribute.Text(draw.any("avg", "max")))
                .set("coordinate_transformation_mode",
                        new Attribute.Text(draw.any("half_pixel", "output_half_pixel")))
                .set("output_height", draw.between(1, 3)).set("output_width", draw.between(1, 3))
                .maySet("sampling_ratio", draw.between(0, 3))
                .set("spatial_scale", new Attribute.Real(draw.any(0.5f, 1f)));
    }
}
