package dev.teacup.op.nn;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;

/**
 * y is {@link Conv} of x - x_zero_point and w - w_zero_point, whose padding is 0; sums wrap around in 32
 * bits.
 * <p>x [N, C, D1 .. Dn], w [M, C / group, k1 .. kn], x_zero_point one element, w_zero_point one or [M], y [N,
 * M, o1 .. on].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ConvInteger.html">ai.onnx ConvInteger, since 10</a>
 */
public final class ConvInteger implements Computation {
    private static final DTypes BYTES = DTypes.of(DType.INT8, DType.UINT8);
    private static final OpDef DEF = Window.attributes(OpDef.of("ConvInteger").since(10).type("T1", BYTES)
            .type("T2", BYTES).type("T3", DTypes.of(DType.INT32)).in("x", "T1").in("w", "T2")
            .maybeIn("x_zero_point", "T1").maybeIn("w_zero_point", "T2").out("y", "T3")
            .attr("group", 1).maybeAttr("kernel_shape", new Attribute.Ints()));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Conv.check(c, "x", "w");
        c.single("x_zero_point");
        Channels.checkOneOrEach(c, "w_zero_point", "w");
    }

    @Override
    public Type[] types(Call call) {
        return call.results(Conv.shape(call, "x", "w"));
    }

    @Override
    public void run(Frame f, Call call) {
        Convolution.run(f, Conv.placement(call, "x", "w"), false, (int) call.integer("group"), null, f.in(2),
                f.in(3));
    }
}
