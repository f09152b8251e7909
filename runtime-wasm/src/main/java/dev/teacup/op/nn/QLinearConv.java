package dev.teacup.op.nn;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.DTypes;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;

/**
 * y = saturate(round((B + a) * (x_scale * w_scale / y_scale)) + y_zero_point), where a is {@link ConvInteger}
 * of x and w with their zero points.
 * <p>x [N, C, D1 .. Dn], w [M, C / group, k1 .. kn], w_scale and w_zero_point one element or [M], the other
 * scales and zero points one, B [M], y [N, M, o1 .. on].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__QLinearConv.html">ai.onnx QLinearConv, since 10</a>
 */
public final class QLinearConv implements Composition {
    private static final DTypes BYTES = DTypes.of(DType.INT8, DType.UINT8);
    private static final OpDef DEF = Window.attributes(OpDef.of("QLinearConv").since(10).type("T1", BYTES)
            .type("T2", BYTES).type("T3", BYTES).type("T4", DTypes.of(DType.INT32))
            .type("scale", DTypes.of(DType.FLOAT32)).in("x", "T1").in("x_scale", "scale")
            .in("x_zero_point", "T1").in("w", "T2").in("w_scale", "scale").in("w_zero_point", "T2")
            .in("y_scale", "scale").in("y_zero_point", "T3").maybeIn("B", "T4").out("y", "T3")
            .attr("group", 1).maybeAttr("kernel_shape", new Attribute.Ints()));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Conv.check(c, "x", "w");
        Channels.checkEach(c, "B", c.call().shape("w").dim(0));
        for (String one : new String[] {"x_scale", "x_zero_point", "y_scale", "y_zero_point"}) {
            c.single(one);
            c.broadcastsTo(one, "x");
        }
        Channels.checkOneOrEach(c, "w_scale", "w");
        Channels.checkOneOrEach(c, "w_zero_point", "w");
    }

    @Override
    public Type[] types(Call call) {
        return call.results(Conv.shape(call, "x", "w"));
    }

    @Override
    public void compose(Composer g, Call call) {
        Value sums = g.op("ConvInteger", call.attributes(), g.in("x"), g.in("w"), g.in("x_zero_point"),
                g.in("w_zero_point"));
        int rank = call.rank("x");
        if (call.has("B")) {
            sums = g.op("Add", sums, Channels.along(g, g.in("B"), rank));
        }
        Value scale = g.op("Mul", g.in("x_scale"), Channels.along(g, g.in("w_scale"), rank));
        Value ratio = g.op("Div", scale, g.in("y_scale"));
        Value real = g.op("Mul", g.as(sums, DType.FLOAT32), ratio);
        Value zeroPoint = g.reshaped(g.in("y_zero_point"));
        g.out("y", g.op("QuantizeLinear", real, g.scalar(DType.FLOAT32, 1), zeroPoint));
    }
}
