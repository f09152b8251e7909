package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.POW;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.DTypes;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Z = X to the power of Y, in the type of X. Integers wrap around; where the types differ, integers meet as
 * 64-bit integers and others as float64.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Pow.html">ai.onnx Pow, since 15</a>
 */
public final class Pow implements Elementwise {
    private static final DTypes BASES = DTypes.FLOATS.and(DTypes.INDEXES);
    private static final OpDef DEF = OpDef.of("Pow").since(15).type("T", BASES).type("T1", NUMBERS)
            .in("X", "T").in("Y", "T1").out("Z", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        DType base = call.dtype("X");
        DType exponent = call.dtype("Y");
        if (base == exponent) {
            return POW.of(call);
        }
        DType wide = base.isFloat() || exponent.isFloat() ? DType.FLOAT64
                : exponent == DType.UINT64 ? DType.UINT64 : DType.INT64;
        return POW.of(Expr.in(0).as(wide), Expr.in(1).as(wide)).as(base);
    }
}
