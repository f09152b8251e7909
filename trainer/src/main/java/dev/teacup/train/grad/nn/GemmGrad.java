package dev.teacup.train.grad.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = alpha A' B' + beta C: dA' = alpha dY B'^T, dB' = alpha A'^T dY, dC = beta dY summed to the shape of C.
 * A transposed operand has the transposed gradient, which is the same product with its factors swapped.
 */
public final class GemmGrad implements Rule {
    @Override
    public String opType() {
        return "Gemm";
    }

    @Override
    public Value[] backward(Backward c) {
        Call call = c.call();
        boolean transA = call.flag("transA");
        boolean transB = call.flag("transB");
        Value[] dxs = new Value[c.node().inputs().size()];
        if (c.wants(0)) {
            dxs[0] = transA ? product(c, c.x(1), transB, c.dy(), true)
                    : product(c, c.dy(), false, c.x(1), !transB);
        }
        if (c.wants(1)) {
            dxs[1] = transB ? product(c, c.dy(), true, c.x(0), transA)
                    : product(c, c.x(0), !transA, c.dy(), false);
        }
        if (c.wants(2)) {
            Value scaled = call.real("beta") == 1 ? c.dy() : c.op("Mul", c.dy(), c.real(call.real("beta")));
            dxs[2] = c.reduceTo(scaled, c.x(2));
        }
        return dxs;
    }

    private static Value product(Backward c, Value a, boolean transA, Value b, boolean transB) {
        Attributes attributes = Attributes.of("transA", transA ? 1 : 0).with("transB", transB ? 1 : 0)
                .with("alpha", c.call().real("alpha"));
        return c.op("Gemm", attributes, a, b);
    }
}
