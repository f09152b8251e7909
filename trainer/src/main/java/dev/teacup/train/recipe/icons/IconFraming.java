package dev.teacup.train.recipe.icons;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.data.picture.Picture;
import dev.teacup.train.layer.Context;

/**
 * Brings a drawing of any size to the pictures that the network has learnt from: cut to its ink, the longer
 * side scaled to 28 pixels, in the middle of 32. Each pixel is the mean of the area that it covers, which is
 * two matrix products: rows [32, height], drawing [height, width], columns [width, 32].
 */
final class IconFraming {
    static final String DRAWING = "drawing";

    /** What is less is paper: the edge of a line may be that faint. */
    private static final double FAINTEST = 0.2;

    private IconFraming() {}

    /** The drawings of a batch, float32 [batch, height, width], 0 for paper and 1 for ink, as an input. */
    static Value input(Context c) {
        return c.input(DRAWING,
                Type.of(DType.FLOAT32,
                        Shape.of(Dim.named(Context.BATCH), Dim.named("height"), Dim.named("width"))));
    }

    /** Whether there is any ink, bool [batch, 1]. */
    static Value isInked(Context c, Value drawing) {
        Value most = c.op("ReduceMax", Attributes.of("keepdims", 0), drawing, c.longs(1, 2));
        return c.op("Unsqueeze", c.op("Greater", most, c.real(FAINTEST)), c.longs(1));
    }

    /** The pictures [batch, 32, 32] of drawings [batch, height, width]; paper where there is no ink. */
    static Value pictures(Context c, Value drawing) {
        Extent rows = extent(c, drawing, 1);
        Extent columns = extent(c, drawing, 2);
        // A blank sheet has ends in the wrong order, and a side of 1 as good as any.
        Value side = c.op("Max", c.op("Max", rows.length(c), columns.length(c)), c.real(1));
        Value pixel = c.op("Div", side, c.real(Picture.SIDE));
        Value down = shares(c, rows, pixel);
        Value across = c.op("Transpose", Attributes.NONE.with("perm", new long[] {0, 2, 1}),
                shares(c, columns, pixel));
        return c.op("MatMul", c.op("MatMul", down, drawing), across);
    }

    /**
     * Where the ink lies along an axis.
     *
     * @param places 0, 1, 2 and so on, [1, size]
     * @param from the first line with ink, [batch, 1]
     * @param to the line behind the last one, [batch, 1]
     */
    private record Extent(Value places, Value from, Value to) {
        Value length(Context c) {
            return c.op("Sub", to, from);
        }

        Value middle(Context c) {
            return c.op("Mul", c.op("Add", from, to), c.real(0.5));
        }
    }

    private static Extent extent(Context c, Value drawing, int axis) {
        Attributes keep = Attributes.of("keepdims", 0);
        Value inked = c.op("Greater", c.op("ReduceMax", keep, drawing, c.longs(3 - axis)), c.real(FAINTEST));
        Value shape = c.op("Shape", drawing);
        Value size = c.op("Gather", shape, c.scalar(DType.INT64, axis));
        Value count = c.op("Range", c.scalar(DType.INT64, 0), size, c.scalar(DType.INT64, 1));
        Value places = c.op("Unsqueeze", c.as(count, c.real()), c.longs(0));
        Value behind = c.as(size, c.real());
        Attributes alone = Attributes.of("keepdims", 1);
        Value from = c.op("ReduceMin", alone, c.op("Where", inked, places, behind), c.longs(1));
        Value next = c.op("Add", places, c.real(1));
        Value to = c.op("ReduceMax", alone, c.op("Where", inked, next, c.real(0)), c.longs(1));
        return new Extent(places, from, to);
    }

    /**
     * How much each line of the drawing has to do with each pixel, [batch, 32, size]: the overlap of the two,
     * as a share of the pixel. A pixel that is smaller than a line counts as one line wide.
     */
    private static Value shares(Context c, Extent extent, Value pixel) {
        double[] offsets = new double[Picture.SIZE];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = i + 0.5 - Picture.SIZE / 2.0;
        }
        Value middles = c.op("Add", extent.middle(c),
                c.op("Mul", pixel, c.reals(new int[] {1, Picture.SIZE}, offsets)));
        Value wide = c.op("Max", pixel, c.real(1));
        Value half = c.op("Mul", wide, c.real(0.5));
        Value low = c.op("Unsqueeze", c.op("Sub", middles, half), c.longs(2));
        Value high = c.op("Unsqueeze", c.op("Add", middles, half), c.longs(2));
        Value begins = c.op("Unsqueeze", extent.places, c.longs(1));
        Value ends = c.op("Add", begins, c.real(1));
        Value overlap = c.op("Sub", c.op("Min", high, ends), c.op("Max", low, begins));
        return c.op("Div", c.op("Relu", overlap), c.op("Unsqueeze", wide, c.longs(2)));
    }
}
