package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;

/**
 * Y = input, where of each sequence the first sequence_lens elements come in the reverse order.
 * <p>input [time, batch ..] or [batch, time ..], as time_axis and batch_axis say; sequence_lens [batch]; Y as
 * input.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReverseSequence.html">ai.onnx ReverseSequence, since
 * 10</a>
 */
public final class ReverseSequence implements Computation {
    private static final OpDef DEF = OpDef.of("ReverseSequence").since(10).type("T", ALL).type("I", INT64)
            .in("input", "T").in("sequence_lens", "I").out("Y", "T")
            .attr("batch_axis", 1).attr("time_axis", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rankAtLeast("input", 2);
        c.rank("sequence_lens", 1);
        long batch = c.call().integer("batch_axis");
        long time = c.call().integer("time_axis");
        if ((batch != 0 || time != 1) && (batch != 1 || time != 0)) {
            throw new ModelException("the attributes 'batch_axis' and 'time_axis' are not the first two axes",
                    "0 and 1, or 1 and 0", batch + " and " + time, "transpose the input");
        }
        Shape input = c.call().shape("input");
        c.dim("sequence_lens", 0, input.dim((int) batch), Check.operand("input") + " is " + input);
    }

    @Override
    public void run(Frame f, Call call) {
        boolean batchFirst = !call.flag("batch_axis");
        Tensor x = f.in(0);
        int times = x.dim(batchFirst ? 1 : 0);
        int batches = x.dim(batchFirst ? 0 : 1);
        f.burn((long) x.elements() + batches);
        int inner = x.elements() == 0 ? 0 : x.elements(2, x.rank());
        for (int batch = 0; batch < batches; batch++) {
            int length = length(f.in(1), batch, times);
            for (int time = 0; inner > 0 && time < times; time++) {
                int from = time < length ? length - 1 - time : time;
                f.out(0).copy(batchFirst ? (batch * times + time) * inner : (time * batches + batch) * inner,
                        x,
                        batchFirst ? (batch * times + from) * inner : (from * batches + batch) * inner,
                        inner);
            }
        }
    }

    private static int length(Tensor lengths, int batch, int times) {
        long length = lengths.i64(batch);
        if (length < 0 || length > times) {
            throw new ModelException("a length in the input 'sequence_lens' is out of range",
                    "from 0 to " + times, length + " as element " + batch,
                    "look at what computes the lengths");
        }
        return (int) length;
    }
}
