package dev.teacup.op.shape;

import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.DTypes;
import dev.teacup.op.Expr;
import dev.teacup.op.Frame;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * output = the bits of input as elements of the type to, which has as many. A bool is 0 or 1, so that other
 * bytes become true.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__BitCast.html">ai.onnx BitCast, since 26</a>
 */
public final class BitCast implements Op {
    private static final DTypes TYPES = DTypes.NUMBERS.and(DTypes.BOOL);

    private static final OpDef DEF = OpDef.of("BitCast").newIn(26).type("T1", TYPES).type("T2", TYPES)
            .in("input", "T1").out("output", "T2").mustAttr("to", new Attribute.Int(1));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public DType dtype(Call call, int output) {
        return Cast.dtype(call, "to", "T2");
    }

    @Override
    public void check(Check c) {
        DType from = c.call().dtype("input");
        DType to = dtype(c.call(), 0);
        Check.require(from.bytes() == to.bytes(), "the attribute 'to' names a type of another width",
                "a type of " + 8 * from.bytes() + " bits, since " + Check.operand("input") + " is " + from,
                to.toString(), "use Cast to convert numbers");
    }

    @Override
    public Body body(Call call) {
        DType to = dtype(call, 0);
        return to == DType.BOOL ? Expr.in(0).as(to) : (Kernel) BitCast::copy;
    }

    private static void copy(Frame f) {
        int elements = f.in(0).elements();
        f.burn(elements);
        f.out(0).copy(0, f.in(0), 0, elements);
    }
}
