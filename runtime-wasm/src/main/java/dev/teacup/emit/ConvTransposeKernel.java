package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32_LOAD;
import static dev.teacup.wasm.Opcode.F32_STORE;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GE_S;
import static dev.teacup.wasm.Opcode.I32_LT_S;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_STORE32_LANE;

import dev.teacup.memory.Memory;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.op.nn.ConvTranspose;
import dev.teacup.op.nn.Placement;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import dev.teacup.wasm.FunctionWriter;

/**
 * ConvTranspose in float32 of one or two spatial axes, whose weights are constant. The rows and columns of Y
 * that lie a stride apart are a {@link DirectConv} of X by those elements of the kernel that reach them: one
 * for each offset within the strides, whose results are strewn into Y.
 */
final class ConvTransposeKernel implements KernelFamily {
    /** Offsets within the strides. */
    private static final int MOST_PHASES = 64;

    @Override
    public boolean takes(Call call, Body body) {
        return call.def().name().equals("ConvTranspose") && call.dtype("X") == DType.FLOAT32
                && call.rank("X") <= 4;
    }

    /** What is one for a plane may be done before the results are strewn. */
    @Override
    public boolean continues(Call call, Expr tail, Type[] operands) {
        for (int i = 1; i < operands.length; i++) {
            Shape shape = operands[i].shape();
            for (int axis = 1; axis <= operands[0].shape().rank() - 2; axis++) {
                if (axis <= shape.rank() && !shape.dim(shape.rank() - axis).is(1)) {
                    return false;
                }
            }
        }
        return Epilogue.supports(tail, operands);
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Call call = step.call();
        Placement window = ConvTranspose.placement(call);
        Tensor weights = call.constant("W");
        int phases = 1;
        for (int stride : window.strides) {
            phases *= Math.min(stride, MOST_PHASES + 1);
        }
        if (weights == null || phases > MOST_PHASES || !ConvKernel.isModest(window)
                || Shape.of(step.inputs()[0].sizes()).elements() == 0
                || Shape.of(step.outputs()[0].sizes()).elements() == 0) {
            return false;
        }
        return new Phases(step, to, window, weights).write();
    }

    /** One step. */
    private static final class Phases {
        private final Emission to;
        private final Placement window;
        private final Tensor weights;
        private final Place x;
        private final Place y;
        private final Epilogue epilogue;
        private final int axes;
        private final int groups;
        private final int inputs;
        private final int outputs;
        /** For each axis of a phase the first element of the kernel that reaches it, and how many do. */
        private final int[] first;
        private final int[] count;

        Phases(Step step, Emission to, Placement window, Tensor weights) {
            this.to = to;
            this.window = window;
            this.weights = weights;
            x = step.inputs()[0];
            y = step.outputs()[0];
            epilogue = ConvKernel.epilogue(step);
            axes = window.image.length;
            groups = (int) step.call().integer("group");
            inputs = x.sizes()[1] / groups;
            outputs = y.sizes()[1] / groups;
            first = new int[axes];
            count = new int[axes];
        }

        boolean write() {
            int rowPhases = axes == 1 ? 1 : Math.min(window.strides[0], window.image[0]);
            int columnPhases = Math.min(window.strides[axes - 1], window.image[axes - 1]);
            DirectConv[] convolutions = new DirectConv[rowPhases * columnPhases];
            int[] packed = new int[convolutions.length];
            long work = 0;
            int resultAt = 0;
            for (int i = 0; i < packed.length; i++) {
                Planes planes = planes(i / columnPhases, i % columnPhases);
                if ((long) planes.planeBytes * inputs >= ConvKernel.MOST_BYTES) {
                    return false;
                }
                DirectConv made = convolution(planes, y, i / columnPhases, i % columnPhases);
                StringBuilder layout =
                        new StringBuilder("transposed").append(made.block()).append('/').append(groups);
                for (int axis = 0; axis < axes; axis++) {
                    layout.append(' ').append(first[axis]).append('+').append(step(axis)).append('x')
                            .append(count[axis]);
                }
                packed[i] = to.packed(weights, layout.toString(), (long) made.groupBytes() * groups,
                        (memory, at) -> pack(memory, made.block(), at));
                if (packed[i] < 0) {
                    return false;
                }
                work += made.work();
                resultAt = Math.max(resultAt, made.imageBytes());
            }
            FunctionWriter f = to.begin(work);
            for (int i = 0; i < packed.length; i++) {
                int row = i / columnPhases;
                int column = i % columnPhases;
                Planes planes = planes(row, column);
                Place result = y;
                if (packed.length > 1) {
                    int[] sizes = sizes(row, column);
                    result = to.scratch(resultAt + 4L * Shape.of(sizes).elements() + 64).view(resultAt,
                            sizes);
                }
                int at = f.local(I32);
                f.i32(packed[i]).set(at);
                convolution(planes, result, row, column).write(f, at);
                if (packed.length > 1) {
                    strew(f, result, row, column);
                }
            }
            return to.end();
        }

        private DirectConv convolution(Planes planes, Place result, int row, int column) {
            Place sized = new Place(result.dtype(), sizes(row, column), result.isRelative(), result.at());
            return new DirectConv(to, x, inputs, null, sized, planes, epilogue, 0);
        }

        /** The sizes of the part of Y at an offset within the strides. */
        private int[] sizes(int row, int column) {
            int[] sizes = y.sizes().clone();
            for (int axis = 0; axis < axes; axis++) {
                int offset = axis == axes - 1 ? column : row;
                sizes[2 + axis] =
                        (sizes[2 + axis] - offset + window.strides[axis] - 1) / window.strides[axis];
            }
            return sizes;
        }

        /** The elements of the kernel from one that reaches an offset to the next. */
        private int step(int axis) {
            return window.strides[axis] / divisor(axis);
        }

        private int divisor(int axis) {
            int a = window.strides[axis];
            int b = window.dilations[axis];
            while (b > 0) {
                int rest = a % b;
                a = b;
                b = rest;
            }
            return a;
        }

        /**
         * The window of a phase over X. Place q of it is element q * stride + offset of Y, which element k
         * of the kernel reaches from element (q * stride + offset + begin - k * dilation) / stride of X.
         */
        private Planes planes(int row, int column) {
            int[] kernel = new int[axes];
            int[] ones = new int[axes];
            int[] dilations = new int[axes];
            int[] places = new int[axes];
            long[] pads = new long[2 * axes];
            int[] sizes = sizes(row, column);
            for (int axis = 0; axis < axes; axis++) {
                int stride = window.strides[axis];
                long begin = (axis == axes - 1 ? column : row) - window.first(axis, 0);
                first[axis] = 0;
                while (first[axis] < window.kernel[axis]
                        && (begin - (long) first[axis] * window.dilations[axis]) % stride != 0) {
                    first[axis]++;
                }
                int left = window.kernel[axis] - first[axis];
                count[axis] = (left + step(axis) - 1) / step(axis);
                ones[axis] = 1;
                dilations[axis] = window.dilations[axis] / divisor(axis);
                // Where no element reaches the offset, one of weight 0 does.
                kernel[axis] = Math.max(1, count[axis]);
                places[axis] = sizes[2 + axis];
                long at =
                        count[axis] == 0 ? 0 : (begin - (long) first[axis] * window.dilations[axis]) / stride;
                pads[axis] = (kernel[axis] - 1L) * dilations[axis] - at;
            }
            return new Planes(new Placement(kernel, ones, dilations, window.places, places, pads), inputs, 0,
                    false);
        }

        /** Weights of the phase whose planes were asked for last, the last element of the kernel first. */
        private void pack(Memory memory, int block, int packedAt) {
            int last = axes - 1;
            boolean isReached = count[0] > 0 && count[last] > 0;
            int width = 4 * window.kernel[last];
            int plane = axes == 1 ? width : width * window.kernel[0];
            int begin = weights.at() + 4 * first[last] + (axes == 1 ? 0 : first[0] * width);
            int row = axes == 1 ? 0 : step(0) * width;
            int rows = axes == 1 ? 1 : Math.max(1, count[0]);
            int columns = Math.max(1, count[last]);
            int at = packedAt;
            for (int group = 0; group < groups; group++) {
                for (int channel = 0; channel < outputs; channel += block) {
                    for (int k = 0; k < inputs * rows * columns; k++) {
                        int input = group * inputs + k / (rows * columns);
                        int from = begin + (input * outputs + channel) * plane
                                + (rows - 1 - k / columns % rows) * row
                                + (columns - 1 - k % columns) * 4 * step(last);
                        for (int i = channel; i < Math.min(outputs, channel + block); i++) {
                            memory.f32(at, isReached ? memory.f32(from) : 0);
                            at += 4;
                            from += plane;
                        }
                    }
                }
            }
        }

        private void strew(FunctionWriter driver, Place result, int row, int column) {
            int last = axes - 1;
            int stride = window.strides[last];
            FunctionWriter function = to.function("f32_strew_" + stride, f -> strew(f, stride),
                    new int[] {I32, I32, I32});
            int[] sizes = result.sizes();
            int width = sizes[2 + last];
            int height = axes == 1 ? 1 : sizes[2];
            int yRow = 4 * window.image[last];
            int yRows = axes == 1 ? 1 : window.image[0];
            int[] pointers = {driver.local(I32), driver.local(I32)};
            to.address(result).set(pointers[0]);
            to.address(y, row * yRow + 4 * column).set(pointers[1]);
            int rowStride = axes == 1 ? 1 : window.strides[0];
            new Walk(driver, pointers).each(new int[] {sizes[0] * sizes[1], height},
                    new int[][] {{4 * width * height, 4 * width}, {yRow * yRows, rowStride * yRow}},
                    f -> f.get(pointers[0]).get(pointers[1]).i32(width).call(function));
        }

        /** Copies a row of so many elements to places a stride apart. */
        private static void strew(FunctionWriter f, int stride) {
            int four = f.local(V128);
            for (int lanes = 4; lanes > 0; lanes -= 3) {
                int done = f.block();
                f.get(2).i32(lanes).op(I32_LT_S).brIf(done);
                int loop = f.loop();
                if (lanes == 1) {
                    f.get(1).get(0).load(F32_LOAD, 0).store(F32_STORE, 0);
                } else {
                    f.get(0).load(V128_LOAD, 0).set(four);
                    for (int lane = 0; lane < 4; lane++) {
                        f.get(1).get(four).lane(V128_STORE32_LANE, 4 * stride * lane, lane);
                    }
                }
                f.get(0).i32(4 * lanes).op(I32_ADD).set(0);
                f.get(1).i32(4 * lanes * stride).op(I32_ADD).set(1);
                f.get(2).i32(lanes).op(I32_SUB).set(2);
                f.get(2).i32(lanes).op(I32_GE_S).brIf(loop).end().end();
            }
        }
    }
}
