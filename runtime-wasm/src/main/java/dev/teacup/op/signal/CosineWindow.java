package dev.teacup.op.signal;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.DTypes;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.Cast;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * A window that is a sum of cosines: output[n] = a0 + a1 * cos(2 pi n / N) + a2 * cos(4 pi n / N), where N is
 * size, or size - 1 where {@code periodic} is 0.
 * <p>size [], output [size].
 *
 * @see <a href="https://ieeexplore.ieee.org/document/1455106">Harris, On the use of windows for harmonic
 * analysis, 1978</a>
 */
interface CosineWindow extends Computation {
    /** The signature that all of them have. */
    static OpDef define(String opType) {
        return OpDef.of(opType).since(17).type("T1", DTypes.INDEXES).type("T2", DTypes.NUMBERS)
                .in("size", "T1").out("output", "T2").attr("output_datatype", 1).attr("periodic", 1);
    }

    @Override
    default DType dtype(Call call, int output) {
        return Cast.dtype(call, "output_datatype", "T2");
    }

    @Override
    default void check(Check c) {
        Count.check(c, "size", 0);
    }

    @Override
    default Type[] types(Call call) {
        return call.results(Shape.of(Count.of(call, "size")));
    }

    /** The kernel. */
    static void fill(Frame f, Call call, double a0, double a1, double a2) {
        int less = call.flag("periodic") ? 0 : 1;
        int size = Count.of(f, 0, "size", 0, 0);
        Tensor to = f.allocate(0, size);
        f.burn(size);
        for (int n = 0; n < size; n++) {
            double angle = 2 * Math.PI * n / (size - less);
            to.f64(n, a0 + a1 * Num.cos(angle) + a2 * Num.cos(2 * angle));
        }
    }
}
