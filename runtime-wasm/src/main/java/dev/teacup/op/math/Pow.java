package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.DIV;
import static dev.teacup.op.Primitive.EQUAL;
import static dev.teacup.op.Primitive.MUL;
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
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/**
 * Z = X to the power of Y, in the type of X. Integers wrap around; where the types differ, integers meet as
 * 64-bit integers and others as float64. Where X and Y are floats of one type, and Y is known to be a
 * multiple of a quarter between -1 and 4, and not 0, products and roots give the power, but for what differs:
 * of -0 the root is 0, of minus infinity it is infinity.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Pow.html">ai.onnx Pow, since 15</a>
 */
public final class Pow implements Elementwise {
    /** Below, a product could be infinite whose inverse is not 0 yet. */
    private static final double LEAST_BY_ROOTS = -1;
    private static final double MOST_BY_ROOTS = 4;
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
            Tensor known = base.isFloat() ? call.constant("Y") : null;
            double power = known != null && known.elements() == 1 ? known.f64(0) : 0;
            boolean isByRoots = power != 0 && power >= LEAST_BY_ROOTS && power <= MOST_BY_ROOTS
                    && power * 4 == Num.floor(power * 4);
            return isByRoots ? byRoots(base, power) : POW.of(call);
        }
        DType wide = base.isFloat() || exponent.isFloat() ? DType.FLOAT64
                : exponent == DType.UINT64 ? DType.UINT64 : DType.INT64;
        return POW.of(Expr.in(0).as(wide), Expr.in(1).as(wide)).as(base);
    }

    private static Expr byRoots(DType dtype, double power) {
        int quarters = (int) (Math.abs(power) * 4);
        boolean hasRoot = (quarters & 3) != 0;
        Expr x = Expr.in(0);
        Expr square = hasRoot ? ADD.of(x, Expr.constant(0, dtype)) : x;
        Expr root = SQRT.of(square);
        Expr product = times(times(null, quarters & 1, SQRT.of(root)), quarters & 2, root);
        for (int left = quarters >> 2; left != 0; left >>= 1) {
            product = times(product, left & 1, square);
            square = MUL.of(square, square);
        }
        if (hasRoot) {
            Expr infinity = Expr.constant(Double.POSITIVE_INFINITY, dtype);
            product = WHERE.of(EQUAL.of(x, NEG.of(infinity)), infinity, product);
        }
        return power < 0 ? DIV.of(Expr.constant(1, dtype), product) : product;
    }

    private static Expr times(Expr product, int bit, Expr factor) {
        return bit == 0 ? product : product == null ? factor : MUL.of(product, factor);
    }
}
