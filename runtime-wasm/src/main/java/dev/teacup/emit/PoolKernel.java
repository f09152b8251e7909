package dev.teacup.emit;

import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_MAX;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.op.nn.Placement;
import dev.teacup.op.nn.Pooling;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * MaxPool without indices, and AveragePool where all windows count as many elements, in float32 of one or two
 * spatial axes: Y is the greatest of the elements of X under the window, or their sum divided by their count.
 */
final class PoolKernel implements KernelFamily {
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
        if (Shape.of(step.outputs()[0].sizes()).elements() == 0 || !ConvKernel.isModest(window)
                || !isMaximum && !isUniform(window, call.flag("count_include_pad"))) {
            return false;
        }
        Expr own = Expr.in(0);
        if (!isMaximum) {
            int count = 1;
            for (int size : window.kernel) {
                count *= size;
            }
            own = Primitive.DIV.of(own, Expr.constant(count, DType.FLOAT32));
        }
        Planes planes = new Planes(window, 1, isMaximum ? Float.NEGATIVE_INFINITY : 0, true);
        return new DirectConv(to, step.inputs()[0], 1, null, step.outputs()[0], planes,
                Epilogue.of(step, own), isMaximum ? F32X4_MAX : F32X4_ADD).write(null);
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
