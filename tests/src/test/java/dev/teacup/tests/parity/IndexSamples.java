package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of operators that look up elements by indices. */
final class IndexSamples {
    private IndexSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("Gather", IndexSamples::gather);
        table.put("GatherElements", IndexSamples::gatherElements);
        table.put("GatherND", IndexSamples::gatherNd);
        table.put("OneHot", IndexSamples::oneHot);
        table.put("ReverseSequence", IndexSamples::reverseSequence);
        table.put("ScatterElements", IndexSamples::scatterElements);
        table.put("ScatterND", IndexSamples::scatterNd);
        table.put("Slice", IndexSamples::slice);
        table.put("Split", IndexSamples::split);
        table.put("TensorScatter", IndexSamples::tensorScatter);
        return table;
    }

    private static void gather(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = ArraySamples.data(sample, 1, 4);
        // Of several strings behind one index ONNX Runtime copies the first one only.
        int axis = sample.dtype() == DType.STRING ? -1 : draw.axis(dims.length);
        int size = dims[Math.floorMod(axis, dims.length)];
        sample.with(draw.numbers(sample.dtype("Tind"), -size, size - 1, draw.dims(0, 2)))
                .set("axis", axis);
    }

    private static void gatherElements(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = ArraySamples.data(sample, 1, 3);
        int axis = draw.axis(dims.length);
        int size = dims[Math.floorMod(axis, dims.length)];
        sample.with(draw.numbers(sample.dtype("Tind"), -size, size - 1, smaller(draw, dims, axis)))
                .set("axis", axis);
    }

    /** Sizes up to these, and any along the axis. */
    private static int[] smaller(Draw draw, int[] dims, int axis) {
        int[] some = new int[dims.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = draw.between(1, dims[i]);
        }
        some[Math.floorMod(axis, dims.length)] = draw.between(1, 5);
        return some;
    }

    private static void gatherNd(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = ArraySamples.data(sample, 1, 4);
        int batch = draw.below(dims.length);
        int depth = draw.between(1, dims.length - batch);
        int[] indices = Arrays.copyOf(dims, batch + 2);
        indices[batch] = draw.between(1, 3);
        indices[batch + 1] = depth;
        sample.with(tuples(draw, indices, Arrays.copyOfRange(dims, batch, dims.length)))
                .set("batch_dims", batch);
    }

    /** Indices whose last dimension looks into the first of {@code sizes}. */
    private static HostTensor tuples(Draw draw, int[] dims, int[] sizes) {
        HostTensor made = HostTensor.of(DType.INT64, dims);
        int depth = dims[dims.length - 1];
        for (int i = 0; i < made.elements(); i++) {
            int size = sizes[i % depth];
            made.tensor().i64(i, draw.between(-size, size - 1));
        }
        return made;
    }

    private static void oneHot(Sample sample) {
        Draw draw = sample.draw();
        int depth = draw.between(1, 6);
        DType dtype = sample.dtype("T1");
        int[] dims = draw.dims(1, 3);
        HostTensor indices = HostTensor.of(dtype, dims);
        for (int i = 0; i < indices.elements(); i++) {
            int index = draw.between(dtype.isUnsigned() ? 0 : -depth - 1, depth + 1);
            if (dtype.isFloat()) {
                indices.tensor().f64(i, index);
            } else {
                indices.tensor().i64(i, index);
            }
        }
        sample.feed(indices).withOne(depth).with(draw.tensor(sample.dtype("T3"), 2))
                .maySet("axis", draw.axis(dims.length + 1));
    }

    private static void scatterElements(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 3);
        int axis = draw.axis(dims.length);
        int along = Math.floorMod(axis, dims.length);
        boolean isNumber = sample.dtype().isFloat() || sample.dtype().isInteger();
        String reduction = isNumber ? draw.any("none", "add", "mul", "max", "min") : "none";
        int[] some = smaller(draw, dims, axis);
        boolean isPlain = reduction.equals("none");
        if (isPlain) {
            some[along] = draw.between(1, dims[along]);
        }
        HostTensor indices = draw.numbers(sample.dtype("Tind"), -dims[along], dims[along] - 1, some);
        if (isPlain) {
            // Which of two updates of one element stays is nobody's to say.
            countUp(indices, along, dims[along]);
        }
        sample.feed(draw.finite(sample.dtype(), dims)).with(indices)
                .with(draw.finite(sample.dtype(), some)).set("axis", axis)
                .set("reduction", new Attribute.Text(reduction));
    }

    private static void countUp(HostTensor indices, int along, int size) {
        int stride = 1;
        for (int axis = along + 1; axis < indices.dims().length; axis++) {
            stride *= indices.dims()[axis];
        }
        for (int i = 0; i < indices.elements(); i++) {
            indices.tensor().i64(i, i / stride % indices.dims()[along] - (i % 2 == 0 ? size : 0));
        }
    }

    private static void scatterNd(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 3);
        boolean isNumber = sample.dtype().isFloat() || sample.dtype().isInteger();
        String reduction = isNumber ? draw.any("none", "add", "mul", "max", "min") : "none";
        int depth = draw.between(1, dims.length);
        int count = reduction.equals("none") ? 1 : draw.between(1, 4);
        int[] updates = new int[1 + dims.length - depth];
        updates[0] = count;
        System.arraycopy(dims, depth, updates, 1, dims.length - depth);
        sample.feed(draw.finite(sample.dtype(), dims))
                .with(tuples(draw, new int[] {count, depth}, dims))
                .with(draw.finite(sample.dtype(), updates))
                .set("reduction", new Attribute.Text(reduction));
    }

    private static void slice(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = ArraySamples.data(sample, 1, 4);
        int count = draw.between(1, dims.length);
        boolean namesAxes = count < dims.length || draw.coin();
        long[] starts = new long[count];
        long[] ends = new long[count];
        long[] steps = new long[count];
        boolean hasSteps = draw.coin();
        for (int i = 0; i < count; i++) {
            starts[i] = draw.between(-6, 6);
            steps[i] = hasSteps ? draw.any(-2, -1, 1, 1, 2, 3) : 1;
            // ONNX Runtime takes the largest end as none even where it counts down, where ONNX clamps it.
            int open = steps[i] < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            ends[i] = draw.oneIn(5) ? open : draw.between(-6, 6);
        }
        sample.with(starts).with(ends);
        sample = namesAxes ? sample.with(draw.axes(dims.length, count)) : sample.without();
        if (hasSteps) {
            sample.with(steps);
        }
    }

    private static void split(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(1, 4);
        int axis = draw.below(dims.length);
        int count = draw.between(1, 3);
        dims[axis] = count * draw.between(1, 3);
        boolean isEven = draw.coin();
        if (isEven && count > 1 && draw.coin()) {
            dims[axis] = Math.max(count, dims[axis] - 1);
        }
        sample.feed(draw.tensor(sample.dtype(), dims)).outputs(count)
                .set("axis", draw.coin() ? axis : axis - dims.length);
        if (isEven) {
            sample.set("num_outputs", count);
            return;
        }
        long[] sizes = new long[count];
        sizes[0] = dims[axis];
        for (int i = 1; i < count; i++) {
            sizes[i] = draw.between(0, (int) sizes[0]);
            sizes[0] -= sizes[i];
        }
        sample.with(sizes);
    }

    private static void reverseSequence(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = ArraySamples.data(sample, 2, 4);
        int batch = draw.below(2);
        sample.with(draw.numbers(sample.dtype("I"), 1, dims[1 - batch], dims[batch]))
                .set("batch_axis", batch).set("time_axis", 1 - batch);
    }

    private static void tensorScatter(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = ArraySamples.data(sample, 3, 4);
        int axis = draw.between(1, dims.length - 1);
        int[] update = dims.clone();
        update[axis] = draw.between(1, dims[axis]);
        boolean isCircular = draw.coin();
        sample.with(draw.tensor(sample.dtype(), update)).set("axis", axis)
                .set("mode", new Attribute.Text(isCircular ? "circular" : "linear"));
        if (draw.coin()) {
            sample.with(draw.numbers(sample.dtype("I"), 0,
                    dims[axis] - (isCircular ? 1 : update[axis]), dims[0]));
        }
    }
}
