package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.I64;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_LOAD;
import static dev.teacup.wasm.Opcode.I32_MUL;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.I32_WRAP_I64;
import static dev.teacup.wasm.Opcode.I64_ADD;
import static dev.teacup.wasm.Opcode.I64_EXTEND_I32_S;
import static dev.teacup.wasm.Opcode.I64_GE_U;
import static dev.teacup.wasm.Opcode.I64_LOAD;
import static dev.teacup.wasm.Opcode.I64_LT_S;
import static dev.teacup.wasm.Opcode.I64_STORE;
import static dev.teacup.wasm.Opcode.RETURN;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.View;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.wasm.FunctionWriter;
import dev.teacup.wasm.Kind;

/**
 * What moves elements and computes none, of any type: views that are not their operand's own memory
 * (Transpose, Slice, Expand, Split), Concat, Gather, Pad by no more than is there, and Resize to the nearest
 * element where sizes are multiples.
 */
final class LayoutKernel implements KernelFamily {
    /** No way through the data at all. */
    private static final int CONSTANT = 2;

    @Override
    public boolean takes(Call call, Body body) {
        if (body instanceof View) {
            return !call.type(0).isSequence();
        }
        String name = call.def().name();
        return name.equals("Concat") || name.equals("Gather")
                || name.equals("Pad") && call.constant("pads") != null && !call.has("axes")
                || name.equals("Resize") && repeats(call);
    }

    /** Whether each element of X becomes a block, whose sizes are the scales. */
    private static boolean repeats(Call call) {
        String place = call.text("coordinate_transformation_mode");
        String rounding = call.text("nearest_mode");
        boolean isCentred = (place.startsWith("half_pixel") || place.equals("pytorch_half_pixel"))
                && rounding.startsWith("round");
        boolean isFloor = place.equals("asymmetric") && rounding.equals("floor");
        Tensor scales = call.constant("scales");
        Dim[] sizes = call.contents("sizes");
        boolean isWhole = call.text("mode").equals("nearest") && !call.flag("antialias")
                && (isCentred || isFloor) && call.text("keep_aspect_ratio_policy").equals("stretch")
                && (scales != null || sizes != null) && call.shape("X").elements() > 0;
        for (int i = 0; isWhole && scales != null && i < scales.elements(); i++) {
            isWhole = scales.f64(i) == (int) scales.f64(i);
        }
        int[] axes = call.axes("axes", call.rank("X"));
        for (int i = 0; isWhole && sizes != null && i < sizes.length; i++) {
            isWhole = sizes[i].size() % call.shape("X").dim(axes[i]).size() == 0;
        }
        return isWhole;
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Place[] in = step.inputs();
        Place result = step.outputs()[0];
        String name = step.call().def().name();
        if (step.body() instanceof View view) {
            return views(step, view, to);
        }
        if (name.equals("Pad") && !isNear(step)) {
            return false;
        }
        FunctionWriter driver = to.begin(Shape.of(result.sizes()).elements());
        if (name.equals("Concat")) {
            concat(step, to, driver);
        } else if (name.equals("Pad")) {
            pad(step, to, driver);
        } else if (name.equals("Resize")) {
            resize(in[0], result, to, driver);
        } else if (Shape.of(result.sizes()).elements() > 0) {
            gather(step, to, driver);
        }
        return to.end();
    }

    private static boolean views(Step step, View view, Emission to) {
        Place from = step.inputs()[0];
        FunctionWriter driver = to.begin(Shape.of(from.sizes()).elements());
        for (int i = 0; i < step.outputs().length; i++) {
            Place result = step.outputs()[i];
            if (result != null) {
                View.Layout layout = view.layouts()[i];
                Copies.write(to, driver, from.view(layout.offset(), from.sizes()), layout.strides(), result,
                        View.rowMajor(result.sizes()), result.sizes());
            }
        }
        return to.end();
    }

    private static void concat(Step step, Emission to, FunctionWriter driver) {
        Place result = step.outputs()[0];
        int[] strides = View.rowMajor(result.sizes());
        int axis = step.call().axis("axis", strides.length);
        int at = 0;
        for (Place from : step.inputs()) {
            int[] sizes = from.sizes();
            Copies.write(to, driver, from, View.rowMajor(sizes), result.view(at * strides[axis], sizes),
                    strides, sizes);
            at += sizes[axis];
        }
    }

    /** Whether nothing is padded with what is padded itself. */
    private static boolean isNear(Step step) {
        int[] sizes = step.inputs()[0].sizes();
        int times = way(step.call());
        Tensor pads = step.call().constant("pads");
        for (int i = 0; i < pads.elements(); i++) {
            int size = sizes[i % sizes.length];
            long most = times < 0 ? size - 1 : times > 0 ? size : size == 0 ? 0 : Integer.MAX_VALUE;
            if (times != CONSTANT && (pads.i64(i) < 0 || pads.i64(i) > most)) {
                return false;
            }
        }
        return true;
    }

    /** By how many elements one goes on in the data from one padded element to the next, or CONSTANT. */
    private static int way(Call call) {
        String mode = call.text("mode");
        return mode.equals("constant") ? CONSTANT : mode.equals("edge") ? 0 : mode.equals("wrap") ? 1 : -1;
    }

    /** What is left of the data, with the value everywhere before, or with more of it beside it. */
    private static void pad(Step step, Emission to, FunctionWriter driver) {
        Place data = step.inputs()[0];
        Place result = step.outputs()[0];
        int way = way(step.call());
        int[] all = result.sizes();
        int[] strides = View.rowMajor(all);
        if (way == CONSTANT) {
            Place value = step.inputs().length > 2 ? step.inputs()[2] : null;
            if (value == null) {
                value = to.scratch(8);
                to.address(value).i64(0).store(I64_STORE, 0);
            }
            Copies.write(to, driver, value, new int[all.length], result, strides, all);
        }
        Tensor pads = step.call().constant("pads");
        int[] from = View.rowMajor(data.sizes());
        int[] sizes = new int[all.length];
        int fromAt = 0;
        int toAt = 0;
        for (int axis = 0; axis < all.length; axis++) {
            int begin = (int) pads.i64(axis);
            int end = (int) pads.i64(axis + all.length);
            sizes[axis] = Math.max(0, data.sizes()[axis] + Math.min(0, begin) + Math.min(0, end));
            fromAt += Math.max(0, -begin) * from[axis];
            toAt += Math.max(0, begin) * strides[axis];
        }
        Copies.write(to, driver, data.view(fromAt, sizes), from, result.view(toAt, sizes), strides, sizes);
        for (int axis = 0; way != CONSTANT && axis < all.length; axis++) {
            int stride = strides[axis];
            int size = sizes[axis];
            int begin = (int) pads.i64(axis);
            int[] steps = strides.clone();
            steps[axis] = way * stride;
            sizes[axis] = all[axis] - size - begin;
            int at = toAt + size * stride;
            int back = way < 0 ? 2 : way == 0 ? 1 : size;
            Copies.write(to, driver, result.view(at - back * stride, sizes), steps, result.view(at, sizes),
                    strides, sizes);
            sizes[axis] = begin;
            at = toAt - begin * stride;
            int ahead = way < 0 ? 2 * begin : way == 0 ? begin : size;
            Copies.write(to, driver, result.view(at + ahead * stride, sizes), steps, result.view(at, sizes),
                    strides, sizes);
            // The next axis repeats what this one has got, so that corners come from what lies beside them.
            sizes[axis] = all[axis];
            toAt = at;
        }
    }

    /** Each axis becomes two, along the second of which the element is the same. */
    private static void resize(Place x, Place result, Emission to, FunctionWriter driver) {
        int rank = x.sizes().length;
        int[] own = View.rowMajor(x.sizes());
        int[] all = View.rowMajor(result.sizes());
        int[] from = new int[2 * rank];
        int[] strides = new int[2 * rank];
        int[] sizes = new int[2 * rank];
        for (int axis = 0; axis < rank; axis++) {
            int times = result.sizes()[axis] / x.sizes()[axis];
            sizes[2 * axis] = x.sizes()[axis];
            sizes[2 * axis + 1] = times;
            from[2 * axis] = own[axis];
            strides[2 * axis] = all[axis] * times;
            strides[2 * axis + 1] = all[axis];
        }
        Copies.write(to, driver, x, from, result, strides, sizes);
    }

    private static void gather(Step step, Emission to, FunctionWriter driver) {
        Place[] in = step.inputs();
        int[] sizes = in[0].sizes();
        int axis = step.call().axis("axis", sizes.length);
        int outer = 1;
        int block = in[0].dtype().bytes();
        for (int i = 0; i < sizes.length; i++) {
            outer *= i < axis ? sizes[i] : 1;
            block *= i > axis ? sizes[i] : 1;
        }
        int count = (int) Shape.of(in[1].sizes()).elements();
        boolean isLong = in[1].dtype() == DType.INT64;
        int tail = block % 16;
        boolean isFew = block < 16;
        FunctionWriter function = to.function("gather_" + in[1].dtype() + (isFew ? " " : "_") + tail,
                f -> pick(f, isLong, tail, isFew), Kind.list(I32, I32, I32, I32, I32, I32), I32);
        int[][] strides = {{sizes[axis] * block}, {0}, {count * block}};
        int bytes = block;
        Walk walk = new Walk(to, driver, in[0], in[1], step.outputs()[0]);
        walk.each(new int[] {outer}, strides, f -> {
            f.get(walk.at(0)).get(walk.at(1)).get(walk.at(2)).i32(count).i32(sizes[axis]).i32(bytes)
                    .call(function);
            to.refuseIfNotZero();
        });
    }

    /** {@code (data, indices, to, indices, size of the axis, bytes of a block)}; 1 where one is no index. */
    private static void pick(FunctionWriter f, boolean isLong, int tail, boolean isFew) {
        int index = f.local(I64);
        int size = f.local(I64);
        int from = f.local(I32);
        f.get(4).op(I64_EXTEND_I32_S).set(size);
        int loop = f.loop();
        f.get(1);
        if (isLong) {
            f.load(I64_LOAD, 0).set(index);
        } else {
            f.load(I32_LOAD, 0).op(I64_EXTEND_I32_S).set(index);
        }
        f.get(index).i64(0).op(I64_LT_S).if_().get(index).get(size).op(I64_ADD).set(index).end();
        f.get(index).get(size).op(I64_GE_U).if_().i32(1).op(RETURN).end();
        f.get(index).op(I32_WRAP_I64).get(5).op(I32_MUL).get(0).op(I32_ADD).set(from);
        if (isFew) {
            Copies.few(f, from, 2, tail);
        } else {
            Copies.row(f, from, 2, 5, tail);
        }
        f.get(2).get(5).op(I32_ADD).set(2);
        f.get(1).i32(isLong ? 8 : 4).op(I32_ADD).set(1);
        f.get(3).i32(1).op(I32_SUB).set(3).get(3).brIf(loop).end();
        f.i32(0);
    }
}
