package dev.teacup.emit;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.op.nn.Conv;
import dev.teacup.op.nn.Placement;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * Conv in float32 of one or two spatial axes: {@code Y = epilogue(X * W + B)}. Where the window covers the
 * whole image it is a product of matrices, whose lanes are channels; else lanes are neighbours in the image.
 */
final class ConvKernel implements KernelFamily {
    /** Steps, gaps and padding of ordinary windows. */
    private static final int MOST = 1024;
    /** Columns of the kernel that lie in streams of their own. */
    private static final int MOST_STREAMS = 32;
    /** Planes of a group. */
    static final int MOST_BYTES = 1 << 26;

    @Override
    public boolean takes(Call call, Body body) {
        return call.def().name().equals("Conv") && call.dtype("X") == DType.FLOAT32 && call.rank("X") <= 4;
    }

    @Override
    public boolean continues(Call call, Expr tail, Type[] operands) {
        return isEven(operands) && Epilogue.supports(tail, operands);
    }

    /** Whether each operand has one element for all places of a plane, or one for each. */
    static boolean isEven(Type[] operands) {
        Shape result = operands[0].shape();
        for (Type operand : operands) {
            int more = operand == null ? 0 : result.rank() - operand.shape().rank();
            boolean isOne = true;
            boolean isAll = operand != null && more <= 2;
            for (int axis = 2; axis < result.rank(); axis++) {
                isOne &= operand == null || axis < more || operand.shape().dim(axis - more).is(1);
                isAll = isAll && operand.shape().dim(axis - more).same(result.dim(axis));
            }
            if (!isOne && !isAll) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Call call = step.call();
        Place[] in = step.inputs();
        int[] x = in[0].sizes();
        int[] y = step.outputs()[0].sizes();
        if (Shape.of(y).elements() == 0) {
            to.begin(0);
            return to.end();
        } else if (Shape.of(x).elements() == 0) {
            return false;
        }
        int axes = x.length - 2;
        Epilogue epilogue = epilogue(step);
        Placement window = Conv.placement(call, "X", "W");
        int group = (int) call.integer("group");
        if (group == 1 && isWhole(window)) {
            int inner = x[1];
            for (int size : window.kernel) {
                inner *= size;
            }
            return new Product(to, in[0], new int[] {x[0], inner}, false, in[1], new int[] {y[1], inner},
                    true,
                    step.outputs()[0], new int[] {y[0], y[1]}, epilogue.without(axes))
                    .write(call.constant("W"));
        }
        if (x[1] == 1 && isHopping(window)) {
            return Product.ofWindows(to, in[1], window.kernel[0], in[0], window.strides[0], step.outputs()[0],
                    epilogue).write(null);
        }
        if (!isModest(window)) {
            return false;
        }
        Winograd winograd = group == 1 ? Winograd.of(to, step, window, epilogue) : null;
        if (winograd != null) {
            return winograd.write();
        }
        Planes planes = new Planes(window, x[1] / group, 0, x[1] == group && y[1] == group);
        return (long) planes.planeBytes * x[1] / group < MOST_BYTES
                && new DirectConv(to, in[0], x[1] / group, in[1], step.outputs()[0], planes, epilogue, 0)
                        .write(call.constant("W"));
    }

    /** The sum and the bias, where there is one, and what follows. */
    static Epilogue epilogue(Step step) {
        if (!step.call().has(2)) {
            return Epilogue.of(step, Expr.in(0));
        }
        int[] result = step.outputs()[0].sizes();
        int[] sizes = new int[result.length - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = result[1];
        return Epilogue.of(step, Primitive.ADD.of(Expr.in(0), Expr.in(1)),
                step.inputs()[2].view(0, sizes));
    }

    /** Whether copies of the planes are not much larger than they are, and the code is not long. */
    static boolean isModest(Placement window) {
        int last = window.kernel.length - 1;
        for (int axis = 0; axis <= last; axis++) {
            int most = Math.max(window.strides[axis], Math.max(window.dilations[axis], window.kernel[axis]));
            if (most > MOST || -window.first(axis, 0) > MOST) {
                return false;
            }
        }
        return Math.min(window.strides[last], window.kernel[last]) <= MOST_STREAMS;
    }

    /**
     * Whether a window of one axis has many elements one behind the other, none of them padding, and goes on
     * by many, as those of a Fourier transform do.
     */
    private static boolean isHopping(Placement window) {
        return window.kernel.length == 1 && window.dilations[0] == 1 && window.first(0, 0) == 0
                && (window.places[0] - 1L) * window.strides[0] + window.kernel[0] <= window.image[0]
                && window.strides[0] > MOST_STREAMS && window.strides[0] <= window.kernel[0];
    }

    /** Whether the window has one place, where it covers the whole image. */
    private static boolean isWhole(Placement window) {
        for (int axis = 0; axis < window.kernel.length; axis++) {
            if (window.places[axis] != 1 || window.kernel[axis] != window.image[axis]
                    || window.first(axis, 0) != 0 || window.kernel[axis] > 1 && window.dilations[axis] > 1) {
                return false;
            }
        }
        return true;
    }
}
