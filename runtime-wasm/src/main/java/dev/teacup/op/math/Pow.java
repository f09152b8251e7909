package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.EQUAL;
import static dev.teacup.op.Primitive.NEG;
import static dev.teacup.op.Primitive.POW;
import static dev.teacup.op.Primitive.SQRT;
import static dev.teacup.op.Primitive.WHERE;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.DTypes;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/**
 * Z = X to the power of Y, in the type of X. Integers wrap around; where the types differ, integers meet as
 * 64-bit integers and others as float64. Where Y is known to be 0.5, it is the root, but for what differs:
 * of -0 the power is 0, of minus infinity it is infinity.
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
        if (base == exponent && base.isFloat() && isHalf(call.constant("Y"))) {
            Expr x = Expr.in(0);
            Expr infinity = Expr.constant(Double.POSITIVE_INFINITY, base);
            return WHERE.of(EQUAL.of(x, NEG.of(infinity)), infinity,
                    SQRT.of(ADD.of(x, Expr.constant(0, base))));
        }
        if (base == exponent) {
            return POW.of(call);
        }
        DType wide = base.isFloat() || exponent.isFloat() ? DType.FLOAT64
                : exponent == DType.UINT64 ? DType.UINT64 : DType.INT64;
        return POW.of(Expr.in(0).as(wide), Expr.in(1).as(wide)).as(base);
    }

    private static boolean isHalf(Tensor exponent) {
        return exponent != null && exponent.elements() == 1 && exponent.f64(0) == 0.5;
    }
}
