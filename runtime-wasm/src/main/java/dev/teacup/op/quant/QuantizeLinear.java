package dev.teacup.op.quant;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
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
 * y = saturate(round(x / y_scale) + y_zero_point), rounded to the nearest integer, the even one of two, and
 * saturated to what the element type of y holds. The quotient is one of the type that precision names, else
 * of that of y_scale (float64, where that is int32).
 * <p>y as x; for y_scale and y_zero_point see {@link Granularity}. The attribute saturate is for types of 8
 * bits that are floats.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__QuantizeLinear.html">ai.onnx QuantizeLinear, since
 * 25</a>
 */
public final class QuantizeLinear implements Composition {
    /** The integers of few bits. */
    static final DTypes NARROW = DTypes.of(DType.INT8, DType.UINT8, DType.INT16, DType.UINT16);

    private static final DTypes WIDE = DTypes.of(DType.FLOAT32, DType.FLOAT16, DType.INT32);

    private static final OpDef DEF = OpDef.of("QuantizeLinear").since(25).type("T1", WIDE).type("T2", WIDE)
            .type("T3", NARROW).type("precision", FLOATS).in("x", "T1").in("y_scale", "T2")
            .maybeIn("y_zero_point", "T3").out("y", "T3").attr("axis", 1).attr("block_size", 0)
            .attr("output_dtype", 0).attr("precision", 0).attr("saturate", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public DType dtype(Call call, int output) {
        DType zeroPoint = call.bound("T3");
        DType named = call.flag("output_dtype") ? Cast.dtype(call, "output_dtype", "T3") : zeroPoint;
        if (zeroPoint != null && named != zeroPoint) {
            throw new ModelException(
                    "the attribute 'output_dtype' names another element type than the input "
                            + "'y_zero_point' has",
                    zeroPoint + "", named + "", "make the two agree");
        }
        return named == null ? DType.UINT8 : named;
    }

    @Override
    public void check(Check c) {
        Granularity.check(c);
        precision(c.call());
    }

    private static DType precision(Call call) {
        if (call.flag("precision")) {
            return Cast.dtype(call, "precision", "precision");
        }
        return call.dtype("y_scale").isFloat() ? call.dtype("y_scale") : DType.FLOAT64;
    }

    @Override
    public void compose(Composer g, Call call) {
        DType precision = precision(call);
        DType to = dtype(call, 0);
        Value scale = g.as(Granularity.spread(g, call, g.in("y_scale")), precision);
        Value rounded = g.op("Round", g.op("Div", g.as(g.in("x"), precision), scale));
        // The sum is one of integers which a float16 need not hold; a float32 does, where it does not
        // saturate.
        Value sum = g.as(rounded, DType.FLOAT32);
        if (call.has("y_zero_point")) {
            Value zeroPoint = Granularity.spread(g, call, g.in("y_zero_point"));
            sum = g.op("Add", sum, g.as(zeroPoint, DType.FLOAT32));
        }
        Value least = g.scalar(DType.FLOAT32, to.least());
        g.out("y", g.as(g.op("Clip", sum, least, g.scalar(DType.FLOAT32, to.most())), to));
    }
}
