package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * shape = the sizes of data from dimension start on, before dimension end.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Shape.html">ai.onnx Shape, since 25</a>
 */
public final class Shape implements Computation {
    private static final OpDef DEF =
            OpDef.of("Shape").since(25).type("T", ALL).type("T1", INT64).in("data", "T")
                    .out("shape", "T1").attr("start", 0).maybeAttr("end", new Attribute.Int(0));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Type[] types(Call call) {
        return call.results(dev.teacup.tensor.Shape.of(contents(call).length));
    }

    @Override
    public Dim[] contents(Call call) {
        int start = clamped(call, "start");
        int end = call.gives("end") ? clamped(call, "end") : call.rank("data");
        return Arrays.copyOfRange(call.shape("data").dims(), start, Math.max(start, end));
    }

    @Override
    public void run(Frame f, Call call) {
        int start = clamped(call, "start");
        for (int i = 0; i < f.out(0).elements(); i++) {
            f.out(0).i64(i, f.in(0).dim(start + i));
        }
    }

    private static int clamped(Call call, String key) {
        int rank = call.rank("data");
        long axis = call.integer(key);
        return (int) Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }
}
