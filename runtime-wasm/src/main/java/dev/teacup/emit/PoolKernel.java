package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_MAX;
import static dev.teacup.wasm.Opcode.F32_STORE;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.op.View;
import dev.teacup.op.nn.Placement;
import dev.teacup.op.nn.Pooling;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.wasm.FunctionWriter;

/**
 * MaxPool without indices, and AveragePool unless windows reach beyond padding that counts, in float32 of one
 * or two spatial axes: Y is the greatest of the elements of X under the window, or their sum divided by their
 * count, which is that of a plane of ones where windows count differently many.
 */
final class PoolKernel implements KernelFamily {
    /** Bytes behind a plane that may be written, too. */
    private static final int BEHIND = 64;

    @Override
    public boolean takes(Call call, Body body) {
        String name = call.def().name();
        return (name.equals("MaxPool") && call.wants(0) && !call.wants(1) || name.equals("AveragePool"))
                && call.dtype("X") == DType.FLOAT32 && call.rank("X") <= 4;
    }

    @Override
    public boolean continues(Call call, Expr tail, Type[] operands) {
        return ConvKernel.isEven(operands) && Epilogue.supports(tail, operands);
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Call call = step.call();
        boolean isMaximum = call.def().name().equals("MaxPool");
        Placement window = Pooling.placement(call);
        if (Shape.of(step.outputs()[0].sizes()).elements() == 0 || !ConvKernel.isModest(window)) {
            return false;
        }
        Planes planes = new Planes(window, 1, isMaximum ? Float.NEGATIVE_INFINITY : 0, true);
        Expr own = Expr.in(0);
        if (!isMaximum) {
            boolean countsPadding = call.flag("count_include_pad");
            if (!isUniform(window, countsPadding)) {
                return !countsPadding && divideByCounts(step, to, planes);
            }
            int count = Placement.product(window.kernel);
            own = Primitive.DIV.of(own, Expr.constant(count, DType.FLOAT32));
        }
        return new DirectConv(to, step.inputs()[0], 1, null, step.outputs()[0], planes,
                Epilogue.of(step, own), isMaximum ? F32X4_MAX : F32X4_ADD).write(null);
    }

    private static boolean divideByCounts(Step step, Emission to, Planes planes) {
        Place x = step.inputs()[0];
        Place y = step.outputs()[0];
        int at = planes.planeBytes + BEHIND;
        Place ones = plane(to, x, at);
        at += 4 * Placement.product(ones.sizes()) + BEHIND;
        Place counts = plane(to, y, at);
        DirectConv sums = new DirectConv(to, x, 1, null, y, planes,
                Epilogue.of(step, Primitive.DIV.of(Expr.in(0), Expr.in(1)), counts), F32X4_ADD);
        FunctionWriter f = to.begin(sums.work());
        to.address(counts).f32(1).store(F32_STORE, 0);
        int[] sizes = ones.sizes();
        Copies.write(to, f, counts, new int[sizes.length], ones, View.rowMajor(sizes), sizes);
        new DirectConv(to, ones, 1, null, counts, planes, Epilogue.none(), F32X4_ADD).write(f, f.local(I32));
        sums.write(f, f.local(I32));
        return to.end();
    }

    /** Memory for a plane of an image, so many bytes behind the begin of the step's own. */
    private static Place plane(Emission to, Place image, int at) {
        int[] sizes = image.sizes().clone();
        sizes[0] = 1;
        sizes[1] = 1;
        int end = at + 4 * Placement.product(sizes) + BEHIND;
        return new Place(DType.FLOAT32, sizes, true, to.scratch(end).at() + at);
    }

    /** Whether the window lies at each place within what counts: the image, or that with its padding. */
    private static boolean isUniform(Placement window, boolean countsPadding) {
        for (int axis = 0; axis < window.kernel.length; axis++) {
            long reach = (window.kernel[axis] - 1L) * window.dilations[axis];
            long last = window.first(axis, window.places[axis] - 1) + reach;
            long end = window.image[axis] + (countsPadding ? window.end(axis) : 0);
            if (!countsPadding && window.first(axis, 0) < 0 || last >= end) {
                return false;
            }
        }
        return true;
    }
}
