package dev.teacup.op.nn;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * output[n, (i * b + j) * C + c, h, w] = input[n, c, h * b + i, w * b + j] with b = blocksize.
 * <p>input [N, C, H, W], output [N, C * b^2, H / b, W / b].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SpaceToDepth.html">ai.onnx SpaceToDepth, since 13</a>
 */
public final class SpaceToDepth implements Composition {
    private static final OpDef DEF = DepthToSpace.define("SpaceToDepth");
    private static final long[] BLOCKS_FIRST = {0, 3, 5, 1, 2, 4};

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        DepthToSpace.checkBlock(c);
        DepthToSpace.checkParts(c, 2, c.call().integer("blocksize"));
        DepthToSpace.checkParts(c, 3, c.call().integer("blocksize"));
    }

    @Override
    public Type[] types(Call call) {
        Shape input = call.shape("input");
        long block = call.integer("blocksize");
        return call.results(Shape.of(input.dim(0), input.dim(1).times(Dim.of(block * block)),
                DepthToSpace.part(input.dim(2), block), DepthToSpace.part(input.dim(3), block)));
    }

    @Override
    public void compose(Composer g, Call call) {
        long b = call.integer("blocksize");
        int[] sizes = call.shape("input").sizes();
        long[] split = {sizes[0], sizes[1], sizes[2] / b, b, sizes[3] / b, b};
        DepthToSpace.rearrange(g, types(call), split, BLOCKS_FIRST);
    }
}
