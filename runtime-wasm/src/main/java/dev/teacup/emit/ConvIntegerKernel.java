package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;

import dev.teacup.memory.Memory;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.op.nn.Conv;
import dev.teacup.op.nn.Placement;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import dev.teacup.wasm.FunctionWriter;

/**
 * ConvInteger of one or two spatial axes with constant weights: channels of the image are made {@link Pairs}
 * while it runs, of which it is a convolution as another one; what pads them is 0.
 */
final class ConvIntegerKernel implements KernelFamily {
    @Override
    public boolean takes(Call call, Body body) {
        return call.def().name().equals("ConvInteger") && call.rank("x") <= 4;
    }

    @Override
    public boolean continues(Call call, Expr tail, Type[] operands) {
        return ConvKernel.isEven(operands) && Epilogue.supports(tail, operands);
    }

    @Override
    public boolean emit(Step step, Emission to) {
        Call call = step.call();
        Place[] in = step.inputs();
        Place y = step.outputs()[0];
        int[] sizes = in[0].sizes().clone();
        Tensor weights = call.constant("w");
        Tensor zeros = call.constant("w_zero_point");
        Placement window = Conv.placement(call, "x", "w");
        if (weights == null || call.has("w_zero_point") && zeros == null || !ConvKernel.isModest(window)
                || Shape.of(sizes).elements() == 0 || Shape.of(y.sizes()).elements() == 0) {
            return false;
        }
        int group = (int) call.integer("group");
        int channels = sizes[1] / group;
        int pairs = Pairs.count(channels);
        Planes planes = new Planes(window, pairs, 0, pairs == 1 && y.sizes()[1] == group);
        sizes[1] = group * pairs;
        long bytes = 4 * Shape.of(sizes).elements();
        if ((long) planes.planeBytes * pairs + bytes >= ConvKernel.MOST_BYTES) {
            return false;
        }
        int copied = planes.bytes(pairs);
        Place image = new Place(DType.INT16, sizes, true, to.scratch(copied + bytes).at() + copied);
        DirectConv conv = new DirectConv(to, image, pairs, null, y, planes,
                Epilogue.of(DType.INT32, step, Expr.in(0)), 0);
        int at = to.packed(weights,
                "pairs" + conv.block() + "/" + group + "z" + (zeros == null ? 0 : zeros.at()),
                (long) conv.groupBytes() * group,
                (memory, address) -> pack(memory, weights, zeros, conv.block(), y.sizes()[1] / group,
                        address));
        if (at < 0) {
            return false;
        }
        FunctionWriter driver = to.begin(conv.work());
        int zero = Pairs.zero(to, driver, in.length > 2 ? in[2] : null);
        int size = (int) (bytes / 4) / (sizes[0] * sizes[1]);
        Pairs.write(to, driver, in[0], image, sizes[0] * group, channels, size, zero);
        int packed = driver.local(I32);
        driver.free(zero).i32(at).set(packed);
        conv.write(driver, packed);
        driver.free(packed);
        return to.end();
    }

    /** Writes the weights of each group as [blocks of channels][pairs][k1][k2][channels of a block]. */
    private static void pack(Memory memory, Tensor w, Tensor zeros, int block, int outputs, int address) {
        int size = w.elements(2, w.rank());
        int inner = Pairs.count(w.dim(1)) * size;
        for (int channel = 0; channel < w.dim(0); channel += outputs) {
            for (int first = 0; first < outputs; first += block) {
                int count = Math.min(block, outputs - first);
                Pairs.pack(memory, w, zeros, channel + first, count, w.dim(1) * size, w.dim(1), size, size,
                        address + 4 * (channel + first) * inner, 4 * count);
            }
        }
    }
}
