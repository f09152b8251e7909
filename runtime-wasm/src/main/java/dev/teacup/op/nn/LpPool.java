package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * Y[n, c, o..] = (the sum of |x|^p)^(1 / p) over the elements x of X that a window covers.
 * <p>X [N, C, D1 .. Dn], Y [N, C, o1 .. on].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__LpPool.html">ai.onnx LpPool, since 22</a>
 */
public final class LpPool implements Pool {
    private static final OpDef DEF = Window.attributes(OpDef.of("LpPool").since(22).type("T", FLOATS)
            .in("X", "T").out("Y", "T")
            .mustAttr("kernel_shape", new Attribute.Ints()).attr("ceil_mode", 0).attr("p", 2));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Pool.super.check(c);
        checkP(c);
    }

    /** Refuses a p of which there is no norm. */
    static void checkP(Check c) {
        long p = c.call().integer("p");
        if (p < 1) {
            throw new ModelException("the attribute 'p' is out of range", "1 or more", Long.toString(p),
                    "use 2 for the Euclidean norm");
        }
    }

    @Override
    public void run(Frame f, Call call) {
        Pooling.run(f, call, call.integer("p"), false, false);
    }
}
