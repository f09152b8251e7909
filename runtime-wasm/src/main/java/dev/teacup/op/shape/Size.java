package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * size = the number of elements of data, without dimensions.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Size.html">ai.onnx Size, since 25</a>
 */
public final class Size implements Computation {
    private static final OpDef DEF =
            OpDef.of("Size").since(25).type("T", ALL).type("T1", INT64).in("data", "T").out("size", "T1");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Type[] types(Call call) {
        return call.results(Shape.SCALAR);
    }

    @Override
    public Dim[] contents(Call call) {
        return new Dim[] {call.shape("data").elements(0, call.rank("data"))};
    }

    @Override
    public void run(Frame f, Call call) {
        f.out(0).i64(0, f.in(0).elements());
    }
}
