package dev.teacup.op.shape;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/**
 * output = the bits of input as elements of the type to, which has as many. A bool is 0 or 1, so that other
 * bytes become true.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__BitCast.html">ai.onnx BitCast, since 26</a>
 */
public final class BitCast implements Computation {
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
        if (from.bytes() != to.bytes()) {
            throw new ModelException(
                    "the attribute 'to' names a type of another width", "a type of " + 8 * from.bytes()
                            + " bits, since " + Check.operand("input") + " is " + from,
                    to.toString(), "use Cast to convert numbers");
        }
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor input = f.in(0);
        Tensor output = f.out(0);
        int elements = input.elements();
        f.burn(elements);
        if (output.dtype() != DType.BOOL) {
            output.copy(0, input, 0, elements);
            return;
        }
        for (int i = 0; i < elements; i++) {
            output.i64(i, input.i64(i));
        }
    }
}
