package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;

/**
 * present_cache = past_cache, then present_cache[b, .., write_indices[b] + s, ..] = update[b, .., s, ..]
 * along {@code axis}; in the mode circular, what lies behind the end is written from the start on.
 * <p>past_cache [batch, .., most, ..], update [batch, .., length, ..], write_indices [batch], 0 without it.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__TensorScatter.html">ai.onnx TensorScatter, since 24</a>
 */
public final class TensorScatter implements Computation {
    private static final OpDef DEF = OpDef.of("TensorScatter").newIn(24).type("T", ALL).type("I", INT64)
            .in("past_cache", "T").in("update", "T").maybeIn("write_indices", "I").out("present_cache", "T")
            .attr("axis", -2).attr("mode", "linear");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        c.oneOf("mode", "linear", "circular");
        Shape past = call.shape("past_cache");
        c.axis("axis", past.rank());
        int axis = call.axis("axis", past.rank());
        if (axis <= 0) {
            throw new ModelException("the attribute 'axis' is that of the batch", "an axis from 1 on",
                    Long.toString(call.integer("axis")), "look at the layout of the cache");
        }
        c.rank("update", past.rank());
        String why = Check.operand("past_cache") + " is " + past;
        for (int i = 0; i < past.rank(); i++) {
            if (i != axis) {
                c.dim("update", i, past.dim(i), why);
            }
        }
        Dim length = call.shape("update").dim(axis);
        if (length.isKnown() && length.size() > past.dim(axis).most()) {
            throw new ModelException("the input 'update' is longer than the cache",
                    "at most " + past.dim(axis) + ", since " + why, length.toString(), "use a larger cache");
        }
        if (call.has("write_indices")) {
            c.rank("write_indices", 1);
            c.dim("write_indices", 0, past.dim(0), why);
        }
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor past = f.in(0);
        int axis = call.axis("axis", past.rank());
        boolean isCircular = call.text("mode").equals("circular");
        Tensor update = f.in(1);
        f.burn((long) past.elements() + update.elements());
        f.out(0).copy(0, past, 0, past.elements());
        if (update.elements() == 0) {
            return;
        }
        int most = past.dim(axis);
        int length = update.dim(axis);
        int inner = past.elements(axis + 1, past.rank());
        int perBatch = past.elements(1, axis);
        for (int line = 0; line < past.dim(0) * perBatch; line++) {
            long first = first(f.in(2), line / perBatch, most, length, isCircular);
            for (int s = 0; s < length; s++) {
                int to = (int) Num.mod(first + s, most);
                f.out(0).copy((line * most + to) * inner, update, (line * length + s) * inner, inner);
            }
        }
    }

    private static long first(Tensor indices, int batch, int most, int length, boolean isCircular) {
        long first = indices == null ? 0 : indices.i64(batch);
        if (!isCircular && (first < 0 || first > most - length)) {
            throw new ModelException("an index in the input 'write_indices' is out of range",
                    "from 0 to " + (most - length) + ", since " + length + " entries go into " + most,
                    first + " as element " + batch, "use a larger cache, or the mode circular");
        }
        return Num.mod(first, most);
    }
}
