package dev.teacup.train.layer;

import dev.teacup.ir.Node;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Value;
import dev.teacup.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A convolution of few channels and the greatest of its tiles, with or without a rectifier between them, as a
 * training step computes them: what a tile covers of the image is cut out once, and one product gives each
 * element of the tile by filters that are moved there. So neither the greatest nor its gradient goes along
 * axes as short as a tile; and bias and rectifier, which move no maximum, follow behind it, where there is
 * less to do. A model in use stays the convolution, rectifier and pool that it is.
 */
final class PooledConvolution {
    /** A product of no more columns takes as long as one of fewer. */
    private static final long FEW = 64;
    /** How many times as many elements a tile may cover as a window has: a product goes through all. */
    private static final long MOST_COVERED = 8;

    private final Context c;
    private final Node conv;
    private final Call call;
    private final long filters;
    private final long channels;
    private final long[] kernel;
    private final long[] tile;
    private final long[] covered;

    private PooledConvolution(Context c, Node conv, long[] tile) {
        this.c = c;
        this.conv = conv;
        this.call = c.graph().values().call(conv);
        this.tile = tile;
        Shape weight = c.type(new Value(conv.input(1))).shape();
        this.filters = weight.dim(0).size();
        this.channels = weight.dim(1).size();
        this.kernel = sizes(axis -> weight.dim(axis + 2).size());
        this.covered = sizes(axis -> (kernel[axis] - 1) * given("dilations", axis)
                + (tile[axis] - 1) * given("strides", axis) + 1);
    }

    /** The greatest of each tile of x; null where no such convolution made x, or another node reads it. */
    static Value of(Context c, Value x, long[] tile) {
        List<Node> nodes = c.graph().nodes();
        Node last = maker(nodes, x.name());
        boolean isRectified = last != null && last.opType().equals("Relu");
        Node conv = isRectified ? maker(nodes, last.input(0)) : last;
        if (conv == null || !conv.opType().equals("Conv") || isRead(nodes, x.name(), null)
                || isRead(nodes, conv.output(), last)
                || !c.type(new Value(conv.input(1))).shape().isKnown()) {
            return null;
        }
        PooledConvolution form = new PooledConvolution(c, conv, tile);
        if (!form.fits()) {
            return null;
        }
        return isRectified ? c.op("Relu", form.greatest()) : form.greatest();
    }

    private static Node maker(List<Node> nodes, String value) {
        return nodes.stream().filter(node -> node.outputs().contains(value)).findFirst().orElse(null);
    }

    /** Then it is computed in any case; a node that comes later and reads it has it computed for itself. */
    private static boolean isRead(List<Node> nodes, String value, Node exceptBy) {
        return nodes.stream().anyMatch(node -> node != exceptBy && node.reads().contains(value));
    }

    private boolean fits() {
        boolean isPlain = call.integer("group") == 1 && call.text("auto_pad").equals("NOTSET");
        boolean isReal = c.type(new Value(conv.input(0))).dtype() == c.real();
        boolean areTiles = size(tile) > 1 && channels * size(covered) <= FEW
                && size(covered) <= MOST_COVERED * size(kernel);
        Shape result = result();
        for (int axis = 0; axis < tile.length; axis++) {
            areTiles &= result.dim(axis + 2).isKnown() && result.dim(axis + 2).size() % tile[axis] == 0;
        }
        return isPlain && isReal && areTiles;
    }

    /** [N, M, O1 .. On], before the rectifier. */
    private Value greatest() {
        long[] places = sizes(axis -> result().dim(axis + 2).size() / tile[axis]);
        Value cut = c.op("Reshape", cut(), c.longs(0, channels * size(covered), size(places)));
        Value all = c.op("Reshape", c.op("MatMul", moved(), cut),
                c.longs(0, size(tile), filters * size(places)));
        Value greatest = c.op("ReduceMax", Attributes.of("keepdims", 1), all, c.longs(1));
        if (conv.hasInput(2)) {
            Value bias = c.op("Unsqueeze", new Value(conv.input(2)), c.longs(1));
            greatest = c.op("Add", c.op("Reshape", greatest, c.longs(0, filters, size(places))), bias);
        }
        return c.op("Reshape", greatest, c.longs(behind(places, 0, filters)));
    }

    /** [N, C E, O1 .. On]: the E elements that each tile covers, by a convolution with ones and zeros. */
    private Value cut() {
        int count = (int) (channels * size(covered));
        double[] ones = new double[count * count];
        for (int i = 0; i < count; i++) {
            ones[i * count + i] = 1;
        }
        Attributes window = Attributes.NONE.with("kernel_shape", covered)
                .with("strides", sizes(axis -> tile[axis] * given("strides", axis)));
        Attribute pads = call.value("pads");
        return c.op("Conv", pads == null ? window : window.with("pads", ((Attribute.Ints) pads).values()),
                new Value(conv.input(0)), reals(ones, behind(covered, count, channels)));
    }

    /** [T M, C E]: the filters, moved to each of the T elements of a tile. */
    private Value moved() {
        Value rows = c.op("Reshape", new Value(conv.input(1)), c.longs(filters * channels, size(kernel)));
        Value split = c.op("Reshape", c.op("MatMul", rows, moves()),
                c.longs(filters, channels, size(tile), size(covered)));
        Value turned = c.op("Transpose", Attributes.NONE.with("perm", new long[] {2, 0, 1, 3}), split);
        return c.op("Reshape", turned, c.longs(size(tile) * filters, channels * size(covered)));
    }

    /** [K, T E]: 1 where an element of the kernel, moved to one of a tile, is an element that it covers. */
    private Value moves() {
        long columns = size(tile) * size(covered);
        double[] ones = new double[(int) (size(kernel) * columns)];
        for (long of = 0; of < size(tile); of++) {
            for (long element = 0; element < size(kernel); element++) {
                long place = 0;
                for (int axis = 0; axis < tile.length; axis++) {
                    place = place * covered[axis] + index(kernel, element, axis) * given("dilations", axis)
                            + index(tile, of, axis) * given("strides", axis);
                }
                ones[(int) (element * columns + of * size(covered) + place)] = 1;
            }
        }
        return reals(ones, size(kernel), columns);
    }

    private Shape result() {
        return c.type(new Value(conv.output())).shape();
    }

    private long given(String key, int axis) {
        return call.value(key) == null ? 1 : ((Attribute.Ints) call.value(key)).values()[axis];
    }

    /** Where along an axis an element lies that is counted in row-major order. */
    private static long index(long[] sizes, long element, int axis) {
        return element / size(Arrays.copyOfRange(sizes, axis + 1, sizes.length)) % sizes[axis];
    }

    private static long size(long[] sizes) {
        return Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    }

    private long[] sizes(IntToLongFunction ofAxis) {
        return IntStream.range(0, tile.length).mapToLong(ofAxis).toArray();
    }

    private static long[] behind(long[] sizes, long... first) {
        return LongStream.concat(Arrays.stream(first), Arrays.stream(sizes)).toArray();
    }

    private Value reals(double[] numbers, long... dims) {
        return c.reals(Arrays.stream(dims).mapToInt(Math::toIntExact).toArray(), numbers);
    }
}
