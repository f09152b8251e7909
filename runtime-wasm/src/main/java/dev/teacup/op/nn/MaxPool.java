package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * Y[n, c, o..] is the greatest of the elements of X that a window covers, and NaN where one of them is;
 * Indices tells which it is, of all of X as one row.
 * <p>X [N, C, D1 .. Dn], Y and Indices [N, C, o1 .. on].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__MaxPool.html">ai.onnx MaxPool, since 22</a>
 */
public final class MaxPool implements Pool {
    private static final OpDef DEF = Window.attributes(OpDef.of("MaxPool").since(22)
            .type("T", FLOATS.and(DTypes.of(DType.INT8, DType.UINT8))).type("I", INT64)
            .in("X", "T").out("Y", "T").maybeOut("Indices", "I")
            .mustAttr("kernel_shape", new Attribute.Ints()).attr("ceil_mode", 0).attr("storage_order", 0));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Pool.super.check(c);
        Window.ofPool(c.call()).checkCovers();
    }

    @Override
    public Type[] types(Call call) {
        Shape y = Pool.shape(call);
        return call.results(y, y);
    }

    @Override
    public void run(Frame f, Call call) {
        Pooling.run(f, call, Pooling.MAXIMUM, false, call.flag("storage_order"));
    }
}
