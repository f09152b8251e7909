package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.View;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * Y[d, n] = the index in dimension d of the n-th element of X that is not 0, in row-major order. A string is
 * 0 where it is empty.
 * <p>X of rank r; Y [r, number of such elements], also for r = 0.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__NonZero.html">ai.onnx NonZero, since 13</a>
 */
public final class NonZero implements Computation {
    private static final OpDef DEF = OpDef.of("NonZero").since(13).type("T", ALL).type("I", INT64)
            .in("X", "T").out("Y", "I");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Type[] types(Call call) {
        Shape x = call.shape("X");
        return call.results(Shape.of(Dim.of(x.rank()), Dim.atMost(x.elements(0, x.rank()).most())));
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor x = f.in(0);
        f.burn(x.elements());
        int elements = x.elements();
        boolean isReal = x.dtype().isFloat();
        int count = 0;
        for (int i = 0; i < elements; i++) {
            count += isZero(x, i, isReal) ? 0 : 1;
        }
        Tensor y = f.allocate(0, x.rank(), count);
        f.burn((long) x.rank() * count);
        int[] strides = View.rowMajor(x.dims());
        int next = 0;
        for (int i = 0; i < elements; i++) {
            if (!isZero(x, i, isReal)) {
                for (int axis = 0; axis < x.rank(); axis++) {
                    y.i64(axis * count + next, i / strides[axis] % x.dim(axis));
                }
                next++;
            }
        }
    }

    private static boolean isZero(Tensor x, int at, boolean isReal) {
        // The empty string has the handle 0.
        return isReal ? x.f64(at) == 0 : x.i64(at) == 0;
    }
}
