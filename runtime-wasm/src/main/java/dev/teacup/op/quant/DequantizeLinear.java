package dev.teacup.op.quant;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.DTypes;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.op.shape.Cast;
import dev.teacup.tensor.DType;

/**
 * y = (x - x_zero_point) * x_scale, computed in float32, of the element type that output_dtype names, else of
 * that of x_scale.
 * <p>y as x; for x_scale and x_zero_point see {@link Granularity}.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__DequantizeLinear.html">ai.onnx DequantizeLinear, since
 * 25</a>
 */
public final class DequantizeLinear implements Composition {
    private static final DTypes REAL = DTypes.of(DType.FLOAT32, DType.FLOAT16);

    private static final OpDef DEF = OpDef.of("DequantizeLinear").since(25)
            .type("T1", QuantizeLinear.NARROW.and(DTypes.of(DType.INT32))).type("T2", REAL).type("T3", REAL)
            .in("x", "T1").in("x_scale", "T2").maybeIn("x_zero_point", "T1").out("y", "T3").attr("axis", 1)
            .attr("block_size", 0).attr("output_dtype", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public DType dtype(Call call, int output) {
        return call.flag("output_dtype") ? Cast.dtype(call, "output_dtype", "T3") : call.bound("T2");
    }

    @Override
    public void check(Check c) {
        Granularity.check(c);
    }

    @Override
    public void compose(Composer g, Call call) {
        Value difference = g.as(g.in("x"), DType.FLOAT32);
        if (call.has("x_zero_point") && !Granularity.isZero(call.constant("x_zero_point"))) {
            Value zeroPoint = Granularity.spread(g, call, g.in("x_zero_point"));
            difference = g.op("Sub", difference, g.as(zeroPoint, DType.FLOAT32));
        }
        Value scale = g.wide(Granularity.spread(g, call, g.in("x_scale")));
        g.out("y", g.as(g.op("Mul", difference, scale), dtype(call, 0)));
    }
}
