package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output[i] = start + i * delta, for as many i as stay before limit.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Range.html">ai.onnx Range, since 27</a>
 */
public final class Range implements Computation {
    private static final OpDef DEF = OpDef.of("Range").since(27)
            .type("T", FLOATS.and(DTypes.of(DType.INT16, DType.INT32, DType.INT64))).in("start", "T")
            .in("limit", "T").in("delta", "T").out("output", "T").attr("stash_type", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.single("start");
        c.single("limit");
        c.single("delta");
        Tensor delta = c.call().constant("delta");
        boolean isZero = delta != null && (isReal(delta) ? delta.f64(0) == 0 : delta.i64(0) == 0);
        Check.require(!isZero, "the input 'delta' is 0", "a number other than 0", "0",
                "use 1 to count upwards, -1 to count downwards");
    }

    @Override
    public Type[] types(Call call) {
        return call.results(Shape.of(count(call)));
    }

    private static Dim count(Call call) {
        Tensor start = call.constant("start");
        Tensor limit = call.constant("limit");
        Tensor delta = call.constant("delta");
        if (start != null && limit != null && delta != null) {
            return Dim.of(isReal(start) ? count(start.f64(0), limit.f64(0), delta.f64(0))
                    : count(start.i64(0), limit.i64(0), delta.i64(0)));
        }
        Dim[] from = call.contents("start");
        Dim[] to = call.contents("limit");
        Dim[] by = call.contents("delta");
        boolean counts = from != null && to != null && by != null && from[0].is(0) && by[0].is(1);
        return counts && (to[0].name() != null || to[0].isKnown() && to[0].size() >= 0) ? to[0] : Dim.UNKNOWN;
    }

    private static long count(double start, double limit, double delta) {
        double count = Num.ceil((limit - start) / delta);
        if (count != count) {
            throw new ModelException("the inputs 'start' and 'limit' are no numbers to count between",
                    "finite numbers", DecimalText.text(start) + " and " + DecimalText.text(limit),
                    "look at what computes them");
        }
        return (long) Math.max(0, count);
    }

    private static long count(long start, long limit, long delta) {
        if (delta > 0 ? limit <= start : limit >= start) {
            return 0;
        }
        // The difference may need 64 bits without a sign.
        long distance = delta > 0 ? limit - start : start - limit;
        long count = Num.divideUnsigned(distance - 1, Math.abs(delta)) + 1;
        return count < 0 ? Long.MAX_VALUE : count;
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor start = f.in(0);
        Tensor delta = f.in(2);
        Tensor to = f.out(0);
        int count = to.elements();
        f.burn(count);
        for (int i = 0; i < count; i++) {
            if (isReal(to)) {
                to.f64(i, start.f64(0) + i * delta.f64(0));
            } else {
                to.i64(i, start.i64(0) + i * delta.i64(0));
            }
        }
    }

    private static boolean isReal(Tensor tensor) {
        return tensor.dtype().isFloat();
    }
}
