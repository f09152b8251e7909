package dev.teacup.op.quant;

import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.DTypes;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * y = QuantizeLinear(x, y_scale, y_zero_point), where y_scale = (most - least) / 255 and y_zero_point =
 * round(-least / y_scale) for the greatest and the least of x and 0. Where all of x is 0, so are all results.
 * <p>y as x, y_scale and y_zero_point [].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__DynamicQuantizeLinear.html">ai.onnx
 * DynamicQuantizeLinear, since 11</a>
 */
public final class DynamicQuantizeLinear implements Composition {
    private static final DTypes REAL = DTypes.of(DType.FLOAT32);

    private static final OpDef DEF = OpDef.of("DynamicQuantizeLinear").since(11).type("T1", REAL)
            .type("T2", DTypes.of(DType.UINT8)).type("TS", REAL)
            .in("x", "T1").out("y", "T2").out("y_scale", "TS").out("y_zero_point", "T2");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Type[] types(Call call) {
        return call.results(call.shape("x"), Shape.SCALAR, Shape.SCALAR);
    }

    @Override
    public void compose(Composer g, Call call) {
        Value x = g.in("x");
        Value zero = g.scalar(DType.FLOAT32, 0);
        Value top = g.scalar(DType.FLOAT32, DType.UINT8.most());
        Attributes whole = Attributes.of("keepdims", 0);
        Value least = g.op("Min", g.op("ReduceMin", whole, x), zero);
        Value most = g.op("Max", g.op("ReduceMax", whole, x), zero);
        Value scale = g.op("Div", g.op("Sub", most, least), top);
        Value exact = g.op("Sub", zero, g.op("Div", least, scale));
        Value zeroPoint = g.as(g.op("Round", g.op("Clip", exact, zero, top)), DType.UINT8);
        g.out("y", g.op("QuantizeLinear", x, scale, zeroPoint));
        g.out("y_scale", scale);
        g.out("y_zero_point", zeroPoint);
    }
}
