package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of operators that make, move or repeat elements without looking at indices. */
final class ArraySamples {
    private ArraySamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("Concat", ArraySamples::concat);
        table.put("Constant", ArraySamples::constant);
        table.put("ConstantOfShape", ArraySamples::constantOfShape);
        table.put("CumSum", ArraySamples::cumSum);
        table.put("Expand", ArraySamples::expand);
        table.put("EyeLike", ArraySamples::eyeLike);
        table.put("Flatten", ArraySamples::flatten);
        table.put("Pad", ArraySamples::pad);
        table.put("Range", ArraySamples::range);
        table.put("Reshape", ArraySamples::reshape);
        table.put("Shape", ArraySamples::shape);
        table.put("Squeeze", ArraySamples::squeeze);
        table.put("Tile", ArraySamples::tile);
        table.put("Transpose", ArraySamples::transpose);
        table.put("Trilu", ArraySamples::trilu);
        table.put("Unsqueeze", ArraySamples::unsqueeze);
        return table;
    }

    /** Feeds a tensor of any sizes and gives these. */
    static int[] data(Sample sample, int leastRank, int mostRank) {
        int[] dims = sample.draw().dims(leastRank, mostRank);
        sample.feed(sample.draw().tensor(sample.dtype(), dims));
        return dims;
    }

    private static void concat(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        int axis = draw.below(dims.length);
        int count = draw.between(1, 4);
        for (int i = 0; i < count; i++) {
            int[] own = dims.clone();
            own[axis] = draw.between(0, 4);
            HostTensor value = draw.tensor(sample.dtype(), own);
            sample = i == 0 ? sample.feed(value) : sample.with(value);
        }
        sample.set("axis", draw.coin() ? axis : axis - dims.length);
    }

    private static void constant(Sample sample) {
        Draw draw = sample.draw();
        switch (draw.below(6)) {
            case 0 -> sample.set("value_float", new Attribute.Real(draw.real(-4, 4)));
            case 1 -> sample.set("value_floats", new Attribute.Reals(draw.real(-4, 4), 0.5f));
            case 2 -> sample.set("value_int", draw.between(-9, 9));
            case 3 -> sample.set("value_ints", new Attribute.Ints(3, draw.between(-9, 9)));
            case 4 -> sample.set("value_string", new Attribute.Text(draw.any("tea", "")));
            default -> sample.set("value", new Attribute.Constant(
                    draw.tensor(draw.any(DType.FLOAT64, DType.BOOL, DType.INT8), draw.dims(0, 3)).tensor()));
        }
    }

    private static void constantOfShape(Sample sample) {
        Draw draw = sample.draw();
        sample.with(longs(draw.dims(0, 3)));
        if (draw.coin()) {
            sample.set("value", new Attribute.Constant(draw.tensor(sample.dtype("T2"), 1).tensor()));
        }
    }

    private static void cumSum(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        sample.feed(draw.finite(sample.dtype(), dims)).withOne(draw.axis(dims.length))
                .maySet("exclusive", draw.below(2)).maySet("reverse", draw.below(2));
    }

    private static void expand(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(0, 4);
        sample.feed(draw.tensor(sample.dtype(), draw.broadcastTo(dims)))
                .with(longs(draw.coin() ? dims : draw.broadcastTo(dims)));
    }

    private static void eyeLike(Sample sample) {
        Draw draw = sample.draw();
        data(sample, 2, 2);
        sample.maySet("dtype", sample.dtype("T2").code()).maySet("k", draw.between(-6, 6));
    }

    private static void flatten(Sample sample) {
        int[] dims = data(sample, 0, 4);
        sample.set("axis", sample.draw().between(-dims.length, dims.length));
    }

    private static void pad(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        String mode = draw.any("constant", "reflect", "edge", "wrap");
        boolean isConstant = mode.equals("constant");
        sample.feed(draw.tensor(sample.dtype(), dims)).set("mode", new Attribute.Text(mode));
        int count = draw.coin() ? dims.length : draw.between(1, dims.length);
        long[] axes = draw.axes(dims.length, count);
        boolean namesAxes = count < dims.length || draw.coin();
        long[] pads = new long[2 * count];
        for (int i = 0; i < count; i++) {
            int size = dims[(int) (namesAxes ? Math.floorMod(axes[i], dims.length) : i)];
            pads[i] = draw.between(0, isConstant ? 3 : size - 1);
            pads[count + i] =
                    draw.between(isConstant && draw.oneIn(3) ? -size : 0, isConstant ? 3 : size - 1);
        }
        sample.with(pads);
        sample = isConstant && draw.coin() ? sample.with(draw.tensor(sample.dtype())) : sample.without();
        if (namesAxes) {
            // ONNX Runtime refuses int32 axes where they are constants.
            sample.feed(axes);
        }
    }

    private static void range(Sample sample) {
        Draw draw = sample.draw();
        int delta = draw.any(-3, -2, -1, 1, 2, 3);
        sample.withOne(draw.between(-9, 9)).withOne(draw.between(-9, 9)).withOne(delta);
    }

    private static void reshape(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = data(sample, 1, 4);
        long[] wanted = longs(dims);
        if (draw.coin()) {
            int[] order = draw.permutation(dims.length);
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = dims[order[i]];
            }
        } else if (draw.coin() && dims.length > 1) {
            wanted = Arrays.copyOfRange(wanted, 1, wanted.length);
            wanted[0] *= dims[0];
        } else {
            wanted[draw.below(wanted.length)] = 0;
        }
        if (draw.coin()) {
            wanted[draw.below(wanted.length)] = -1;
        }
        sample.with(wanted);
    }

    private static void shape(Sample sample) {
        Draw draw = sample.draw();
        data(sample, 0, 4);
        sample.maySet("start", draw.between(-5, 5)).maySet("end", draw.between(-5, 5));
    }

    private static void squeeze(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        int axis = draw.below(dims.length);
        dims[axis] = 1;
        sample.feed(draw.tensor(sample.dtype(), dims));
        if (draw.coin()) {
            sample.with(draw.coin() ? axis : axis - dims.length);
        }
    }

    private static void tile(Sample sample) {
        int[] dims = data(sample, 1, 3);
        long[] repeats = new long[dims.length];
        for (int i = 0; i < repeats.length; i++) {
            repeats[i] = sample.draw().between(sample.draw().oneIn(9) ? 0 : 1, 3);
        }
        sample.with(repeats);
    }

    private static void transpose(Sample sample) {
        int[] dims = data(sample, 0, 5);
        if (sample.draw().coin()) {
            sample.set("perm", new Attribute.Ints(longs(sample.draw().permutation(dims.length))));
        }
    }

    private static void trilu(Sample sample) {
        data(sample, 2, 4);
        sample.maySet("upper", sample.draw().below(2));
        if (sample.draw().coin()) {
            sample.withOne(sample.draw().between(-6, 6));
        }
    }

    private static void unsqueeze(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = data(sample, 0, 3);
        int count = draw.between(1, 2);
        sample.with(draw.axes(dims.length + count, count));
    }

    static long[] longs(int... values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
