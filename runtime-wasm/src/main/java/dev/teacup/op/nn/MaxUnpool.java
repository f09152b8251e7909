package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output is 0 but for the elements of X, each of which stands where I tells, as an index into the tensor [N,
 * C, i1 .. in] that was pooled, where i = (D - 1) * stride + k - pads. Where output_shape is given, that
 * tensor is the front corner of the output.
 * <p>X and I [N, C, D1 .. Dn], output_shape [n + 2].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__MaxUnpool.html">ai.onnx MaxUnpool, since 22</a>
 */
public final class MaxUnpool implements Computation {
    private static final Attribute INTS = new Attribute.Ints();
    private static final OpDef DEF = OpDef.of("MaxUnpool").since(22).type("T1", FLOATS).type("T2", INT64)
            .in("X", "T1").in("I", "T2").maybeIn("output_shape", "T2").out("output", "T1")
            .mustAttr("kernel_shape", INTS).maybeAttr("pads", INTS).maybeAttr("strides", INTS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rankAtLeast("X", 3);
        Shape x = c.call().shape("X");
        c.dims("I", "X", x.dims());
        ConvTranspose.checkSizes(pooled(c.call()));
        if (c.call().has("output_shape")) {
            c.dims("output_shape", "X", Dim.of(x.rank()));
            long[] sizes = c.call().longs("output_shape");
            if (sizes != null) {
                checkShape(pooled(c.call()), sizes);
            }
        }
    }

    /** Refuses a shape that has no room for what was pooled. */
    private static void checkShape(Shape pooled, long[] sizes) {
        for (int axis = 0; axis < sizes.length; axis++) {
            Dim least = pooled.dim(axis);
            boolean fits = axis < 2 ? least.is(sizes[axis]) : sizes[axis] >= least.size();
            if (least.isKnown() && (!fits || sizes[axis] > Integer.MAX_VALUE)) {
                throw new ModelException("the input 'output_shape' has no room for what was pooled",
                        pooled + ", or more in the spatial dimensions", Check.list(sizes), "leave it out");
            }
        }
    }

    /** The shape of what was pooled. */
    private static Shape pooled(Call call) {
        Shape x = call.shape("X");
        return Window.ofPool(call).image(x.dim(0), x.dim(1), x);
    }

    @Override
    public Type[] types(Call call) {
        if (!call.has("output_shape")) {
            return call.results(pooled(call));
        }
        Dim[] sizes = call.contents("output_shape");
        return call.results(sizes == null ? Shape.ofRank(call.rank("X")) : Shape.of(sizes));
    }

    @Override
    public void run(Frame f, Call call) {
        Shape pooled = pooled(call);
        Tensor x = f.in(0);
        Tensor indices = f.in(1);
        Tensor y = f.out(0) == null ? allocate(f, pooled) : f.out(0);
        f.burn((long) y.elements() + x.elements());
        y.memory().zero(y.at(), (int) y.bytes());
        long most = pooled.elements();
        int[] sizes = pooled.sizes();
        for (int i = 0; i < x.elements(); i++) {
            long index = indices.i64(i);
            if (index < 0 || index >= most) {
                throw new ModelException("an index in the input 'I' is out of range",
                        "0 to " + (most - 1) + ", since what was pooled is " + pooled, Long.toString(index),
                        "look at what computes it");
            }
            y.copy(at(index, sizes, y), x, i);
        }
    }

    private static Tensor allocate(Frame f, Shape pooled) {
        long[] sizes = Col2Im.values(f.in(2));
        checkShape(pooled, sizes);
        return f.allocate(0, Shape.of(sizes).sizes());
    }

    /** Where in {@code y} the element of {@code sizes} stands that has this index. */
    private static int at(long index, int[] sizes, Tensor y) {
        long rest = index;
        int at = 0;
        int stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            at += (int) (rest % sizes[axis]) * stride;
            rest /= sizes[axis];
            stride *= y.dim(axis);
        }
        return at;
    }
}
