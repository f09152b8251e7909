package dev.teacup.op.quant;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.DTypes;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.op.nn.MatMul;
import dev.teacup.op.nn.MatMulInteger;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * y = saturate(round((a - a_zero_point) * (b - b_zero_point) * (a_scale * b_scale / y_scale)) +
 * y_zero_point), where the product of matrices is one of int32, which wraps around.
 * <p>a [.., M, K], b [.., K, N] and y as of {@link MatMul}. The scale and zero point of a are one element, or
 * one for each row, [M] or [.., M, 1]; those of b one, or one for each column, [N] or [.., 1, N]; those of y
 * one.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__QLinearMatMul.html">ai.onnx QLinearMatMul, since 21</a>
 */
public final class QLinearMatMul implements Composition {
    private static final DTypes BYTES = DTypes.of(DType.INT8, DType.UINT8);

    private static final OpDef DEF = OpDef.of("QLinearMatMul").since(21)
            .type("TS", DTypes.of(DType.FLOAT32, DType.FLOAT16)).type("T1", BYTES).type("T2", BYTES)
            .type("T3", BYTES).in("a", "T1").in("a_scale", "TS").in("a_zero_point", "T1").in("b", "T2")
            .in("b_scale", "TS").in("b_zero_point", "T2").in("y_scale", "TS").in("y_zero_point", "T3")
            .out("y", "T3");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        MatMul.checkProduct(c, "a", "b");
        MatMulInteger.checkLines(c, "a_scale", c.call().shape("a"), 2, 1);
        MatMulInteger.checkLines(c, "b_scale", c.call().shape("b"), 1, 2);
        c.single("y_scale");
        for (String operand : new String[] {"a", "b", "y"}) {
            Granularity.checkAlike(c, operand + "_zero_point", operand + "_scale");
        }
    }

    @Override
    public Type[] types(Call call) {
        return call.results(MatMul.product(call.shape("a"), call.shape("b")));
    }

    @Override
    public void compose(Composer g, Call call) {
        Value product = g.op("MatMulInteger", matrix(g, "a", 0), matrix(g, "b", 1), g.in("a_zero_point"),
                g.in("b_zero_point"));
        Value scale = g.op("Mul", g.wide(spread(g, "a", "_scale")), g.wide(spread(g, "b", "_scale")));
        Value ratio = g.op("Div", scale, g.wide(spread(g, "y", "_scale")));
        Value real = g.op("Mul", g.as(product, DType.FLOAT32), ratio);
        Value y = g.op("QuantizeLinear", real, g.scalar(DType.FLOAT32, 1), spread(g, "y", "_zero_point"));
        g.out("y", g.reshaped(y, types(call)[0].shape()));
    }

    /** An operand with a dimension more at {@code axis}, where it has but one. */
    private static Value matrix(Composer g, String operand, int axis) {
        Value value = g.in(operand);
        return g.type(value).shape().rank() > 1 ? value : g.op("Unsqueeze", value, g.longs(axis));
    }

    /** A scale or zero point with dimensions that broadcast to the product. */
    private static Value spread(Composer g, String operand, String which) {
        Value value = g.in(operand + which);
        Shape shape = g.type(value).shape();
        if (shape.mayBeSingle()) {
            return g.reshaped(value);
        }
        boolean isRows = shape.rank() == 1 && operand.equals("a");
        return isRows ? g.op("Unsqueeze", value, g.longs(1)) : value;
    }
}
