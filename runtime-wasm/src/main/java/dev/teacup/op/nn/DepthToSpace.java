package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * output[n, c, h * b + i, w * b + j] = input[n, d, h, w] with b = blocksize, where d is (i * b + j) * C / b^2
 * + c in the mode DCR, and c * b^2 + i * b + j in the mode CRD.
 * <p>input [N, C, H, W], output [N, C / b^2, H * b, W * b].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__DepthToSpace.html">ai.onnx DepthToSpace, since 13</a>
 */
public final class DepthToSpace implements Composition {
    private static final OpDef DEF = define("DepthToSpace").attr("mode", "DCR");
    private static final long[] DCR = {0, 3, 4, 1, 5, 2};
    private static final long[] CRD = {0, 1, 4, 2, 5, 3};

    /** The signature that it shares with SpaceToDepth. */
    static OpDef define(String opType) {
        return OpDef.of(opType).since(13).type("T", ALL).in("input", "T").out("output", "T")
                .mustAttr("blocksize", new Attribute.Int(1));
    }

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.oneOf("mode", "DCR", "CRD");
        checkBlock(c);
        long block = c.call().integer("blocksize");
        checkParts(c, 1, block * block);
    }

    /** Refuses what is no image, and no size of blocks. */
    static void checkBlock(Check c) {
        c.rank("input", 4);
        c.size("blocksize");
    }

    /** Refuses a dimension that does not part into blocks. */
    static void checkParts(Check c, int axis, long parts) {
        Shape input = c.call().shape("input");
        if (input.dim(axis).isKnown() && input.dim(axis).size() % parts != 0) {
            throw new ModelException("dimension " + axis + " of the input 'input' does not part into blocks",
                    "a multiple of " + parts, input.dim(axis) + " in " + input, "make the two agree");
        }
    }

    /** A part of a dimension. */
    static Dim part(Dim dim, long parts) {
        if (parts == 1) {
            return dim;
        } else if (dim.isKnown()) {
            return Dim.of(dim.size() / parts);
        }
        return dim.most() == Long.MAX_VALUE ? Dim.UNKNOWN : Dim.atMost(dim.most() / parts);
    }

    @Override
    public Type[] types(Call call) {
        Shape input = call.shape("input");
        long block = call.integer("blocksize");
        Dim times = Dim.of(block);
        return call.results(Shape.of(input.dim(0), part(input.dim(1), block * block),
                input.dim(2).times(times), input.dim(3).times(times)));
    }

    @Override
    public void compose(Composer g, Call call) {
        long b = call.integer("blocksize");
        int[] sizes = call.shape("input").sizes();
        boolean isDepthFirst = call.text("mode").equals("DCR");
        long depth = sizes[1] / (b * b);
        long[] split = isDepthFirst ? new long[] {sizes[0], b, b, depth, sizes[2], sizes[3]}
                : new long[] {sizes[0], depth, b, b, sizes[2], sizes[3]};
        rearrange(g, types(call), split, isDepthFirst ? DCR : CRD);
    }

    /** The operand as dimensions {@code split}, in another order, and as the shape of the result. */
    static void rearrange(Composer g, Type[] results, long[] split, long[] order) {
        Value moved = g.transposed(g.reshaped(g.in("input"), split), order);
        g.out("output", g.reshaped(moved, results[0].shape()));
    }
}
