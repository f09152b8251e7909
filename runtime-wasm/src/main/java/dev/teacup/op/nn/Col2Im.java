package dev.teacup.op.nn;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * Lays blocks into an image, and adds them where they overlap: output[n, c, i..] is the sum of input[n, c * K
 * + k, l] over all elements k of the block and places l of it for which i = l * stride + k * dilation - begin
 * along each axis.
 * <p>input [N, C * K, L], where K is the product of block_shape [n] and L the number of places; image_shape
 * [n], output [N, C, image_shape..]. Integers wrap around; truths are true where one is.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Col2Im.html">ai.onnx Col2Im, since 18</a>
 */
public final class Col2Im implements Computation {
    private static final Attribute INTS = new Attribute.Ints();
    private static final OpDef DEF = OpDef.of("Col2Im").since(18).type("T", DTypes.NUMBERS.and(DTypes.BOOL))
            .type("I", DTypes.INT64).in("input", "T").in("image_shape", "I").in("block_shape", "I")
            .out("output", "T").maybeAttr("dilations", INTS).maybeAttr("pads", INTS)
            .maybeAttr("strides", INTS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rank("input", 3);
        c.rank("image_shape", 1);
        c.rank("block_shape", 1);
        Dim count = c.call().shape("image_shape").dim(0);
        if (count.isKnown() && (count.size() < 1 || count.size() > Limits.RANK - 2)) {
            throw new ModelException("the input 'image_shape' has the wrong number of elements",
                    "1 to " + (Limits.RANK - 2), count.toString(), "list the spatial dimensions");
        }
        c.dim("block_shape", 0, count, "'image_shape' has as many elements");
        long[] image = c.call().longs("image_shape");
        long[] block = c.call().longs("block_shape");
        if (image != null && block != null) {
            output(c.call(), c.call().shape("input"), image, block);
        }
    }

    /** The shape of the output; refuses blocks that are not as large or as many as they should be. */
    private static Shape output(Call call, Shape input, long[] image, long[] block) {
        Check.sizes("input", "image_shape", 1, image);
        Check.sizes("input", "block_shape", 1, block);
        long elements = Shape.of(block).elements();
        if (input.dim(1).isKnown() && input.dim(1).size() % elements != 0) {
            throw new ModelException("dimension 1 of the input 'input' does not part into blocks",
                    "a multiple of " + elements + ", since the blocks are " + Check.list(block),
                    input.dim(1) + " in " + input, "make the two agree");
        }
        Dim[] dims = new Dim[2 + image.length];
        dims[0] = input.dim(0);
        dims[1] = DepthToSpace.part(input.dim(1), elements);
        for (int axis = 0; axis < image.length; axis++) {
            dims[2 + axis] = Dim.of(image[axis]);
        }
        Shape output = Shape.of(dims);
        Dim blocks = places(call, output, block).elements(2, dims.length);
        if (blocks.differs(input.dim(2))) {
            throw new ModelException("dimension 2 of the input 'input' is not the number of blocks",
                    blocks + ", the places of " + Check.list(block) + " over " + Check.list(image),
                    input.dim(2) + " in " + input, "make the two agree");
        }
        return output;
    }

    private static Window window(Call call, long[] block) {
        return new Window(call, Shape.of(block).dims());
    }

    private static Shape places(Call call, Shape output, long[] block) {
        return window(call, block).places(output.dim(0), output.dim(1), output);
    }

    @Override
    public Type[] types(Call call) {
        Shape input = call.shape("input");
        long[] image = call.longs("image_shape");
        long[] block = call.longs("block_shape");
        Dim count = call.shape("image_shape").dim(0);
        boolean hasRank = count.isKnown() && count.size() <= Limits.RANK - 2;
        return call.results(image != null && block != null ? output(call, input, image, block)
                : hasRank ? Shape.ofRank(2 + (int) count.size()).with(0, input.dim(0)) : Shape.UNKNOWN);
    }

    @Override
    public void run(Frame f, Call call) {
        long[] image = values(f.in(1));
        long[] block = values(f.in(2));
        Shape output = output(call, call.shape("input"), image, block);
        Tensor y = f.out(0) == null ? f.allocate(0, output.sizes()) : f.out(0);
        if (y.elements() > 0) {
            Placement placement = window(call, block).over(output, places(call, output, block));
            new Columns(placement, f.in(0), y).sum(f);
        }
    }

    /** The elements of a list of sizes. */
    static long[] values(Tensor tensor) {
        long[] values = new long[tensor.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.i64(i);
        }
        return values;
    }
}
