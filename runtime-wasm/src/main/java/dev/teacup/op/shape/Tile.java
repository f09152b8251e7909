package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * output[i..] = input[i.. modulo the sizes of input], in each dimension as often as repeats says.
 *
 * <p>With a dimension of size 1 before each larger one that is repeated, it is an Expand between two
 * Reshapes.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Tile.html">ai.onnx Tile, since 13</a>
 */
public final class Tile implements Composition {
    private static final OpDef DEF = OpDef.of("Tile").since(13).type("T", ALL).type("T1", INT64)
            .in("input", "T").in("repeats", "T1").out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Shape input = c.call().shape("input");
        c.rank("repeats", 1);
        c.dim("repeats", 0, Dim.of(input.rank()), "input");
        ShapeOperand.checkSizes(c, "repeats");
    }

    @Override
    public Type[] types(Call call) {
        Dim[] dims = call.shape("input").dims();
        Dim[] repeats = call.contents("repeats");
        for (int axis = 0; axis < dims.length; axis++) {
            dims[axis] = repeats == null ? Dim.UNKNOWN : dims[axis].times(repeats[axis]);
        }
        return call.results(Shape.of(dims));
    }

    @Override
    public void compose(Composer g, Call call) {
        Dim[] dims = call.shape("input").dims();
        long[] repeats = call.longs("repeats");
        long[] apart = new long[2 * dims.length];
        long[] repeated = new long[2 * dims.length];
        int count = 0;
        for (int axis = 0; axis < dims.length; axis++) {
            long size = dims[axis].size();
            if (size != 1 && repeats[axis] != 1) {
                apart[count] = 1;
                repeated[count++] = repeats[axis];
            }
            apart[count] = size;
            repeated[count++] = size == 1 ? repeats[axis] : size;
        }
        Value parts = g.reshaped(g.in("input"), Arrays.copyOf(apart, count));
        Value expanded = g.op("Expand", parts, g.longs(Arrays.copyOf(repeated, count)));
        g.out("output", g.reshaped(expanded, types(call)[0].shape()));
    }
}
