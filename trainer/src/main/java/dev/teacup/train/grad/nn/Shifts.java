package dev.teacup.train.grad.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradients of a convolution whose windows move by 1 over the rows of an image and give as many columns
 * as it has. Then what an element of the window covers is the image itself, moved: in memory, row behind row,
 * a move is one distance for all elements, and only the columns that come in at the other side are set to 0.
 * So images are copied a row of windows at a time, with zeros between, where {@link Patches} cuts them out
 * row by row. The image moves along its rows, the values at the places across them, and all elements of the
 * window are one product of matrices for each sample.
 */
final class Shifts {
    /** A product with no more rows takes as long as one with fewer. */
    private static final long FEW = 64;

    private final Backward c;
    private final Window window;
    private final Value image;
    private final Value movedPlaces;
    private final long groups;
    private final long channels;
    private final long filters;
    private final long width;
    private final long height;
    private final long rows;

    /**
     * @param image [N, C, H, W], what windows lie over
     * @param places [N, M, O, W], a value for each place and filter
     */
    Shifts(Backward c, Window window, Value image, Value places, long groups) {
        this.c = c;
        this.window = window;
        this.groups = groups;
        this.channels = c.shape(image).dim(1).size() / groups;
        this.filters = c.shape(places).dim(1).size() / groups;
        this.height = c.shape(image).dim(2).size();
        this.width = c.shape(image).dim(3).size();
        this.rows = height + window.begins()[0] + window.ends()[0];
        this.image = c.op("Reshape", image, c.longs(-1, channels, height * width));
        this.movedPlaces = moved(c.op("Reshape", places,
                c.longs(-1, filters, (rows - window.extent(0) + 1) * width)));
    }

    /** Whether a window over an image is such. */
    static boolean fit(Backward c, Window window, Value image) {
        long rowsOfProduct = c.shape(image).dim(1).size() / c.call().integer("group") * window.elements();
        if (window.rank() != 2 || rowsOfProduct <= FEW || !window.isDense()
                || !c.shape(image).dim(2).isKnown()
                || !c.shape(image).dim(3).isKnown()) {
            return false;
        }
        long width = c.shape(image).dim(3).size();
        long rows = Math.min(window.begins()[0], window.ends()[0]);
        long columns = Math.max(window.begins()[1], window.ends()[1]);
        return window.begins()[1] + window.ends()[1] == window.extent(1) - 1 && columns <= rows * width
                && columns < width;
    }

    /**
     * dW[m, c, i, j] = the sum over samples n and places o of places[n, m, o] image[n, c, o + (i, j)]:
     * [groups, M / group, C / group, kernel rows, kernel columns].
     */
    Value weight() {
        long[] kernel = window.kernel();
        Value sum = new SampleProducts(groups, channels * kernel[1], filters * kernel[0], rows * width)
                .sum(c, movedImage(), movedPlaces);
        Value split = c.op("Reshape", sum, c.longs(groups, channels, kernel[1], filters, kernel[0]));
        return c.transpose(split, 0, 3, 1, 4, 2);
    }

    /**
     * dX[n, c, p] = the sum over filters m and elements (i, j) of the window of places[n, m, p - (i, j)]
     * weight[m, c, i, j]: a product for the rows of the kernel, whose columns are moved back and added.
     */
    Value image(Value weight) {
        long[] kernel = window.kernel();
        Value split = c.op("Reshape", weight, c.longs(groups, filters, channels, kernel[0], kernel[1]));
        Value byColumn = c.op("Reshape", c.transpose(split, 0, 4, 2, 1, 3),
                c.longs(groups, kernel[1] * channels, filters * kernel[0]));
        Value grouped = c.op("Reshape", movedPlaces, c.longs(-1, groups, filters * kernel[0], rows * width));
        Value products = c.op("Reshape", c.op("MatMul", byColumn, grouped),
                c.longs(-1, kernel[1] * channels, rows * width));
        Value sum = null;
        for (int j = 0; j < kernel[1]; j++) {
            Value part = movedBack(products, j);
            sum = sum == null ? part : c.op("Add", sum, part);
        }
        return sum;
    }

    /** What column {@code j} of the kernel gives to the image: [N, channels, H W]. */
    private Value movedBack(Value products, int j) {
        long start = window.begins()[0] * width - distance(j);
        Value part = c.op("Slice", products, c.longs(j * channels, start),
                c.longs((j + 1) * channels, start + height * width), c.longs(1, 2));
        return distance(j) == 0 ? part : c.op("Mul", part, within(distance(j)));
    }

    /** [N, filters kernel rows, rows W]: the places in the padded image, from each row of the kernel. */
    private Value moved(Value places) {
        List<Value> parts = new ArrayList<>(List.of(places));
        Value zeros = window.kernel()[0] == 1 ? null
                : zeros(filters, window.kernel()[0] * window.dilations()[0] * width);
        for (int i = 1; i < window.kernel()[0]; i++) {
            parts.add(zeros);
            parts.add(places);
        }
        return stacked(parts, filters * window.kernel()[0]);
    }

    /** [N, channels kernel columns, rows W]: the padded image, under each column of the kernel. */
    private Value movedImage() {
        List<Value> parts = new ArrayList<>();
        int columns = (int) window.kernel()[1];
        long before = window.begins()[0] * width - distance(0);
        for (int j = 0; j < columns; j++) {
            parts.add(zeros(channels, before));
            parts.add(distance(j) == 0 ? image : c.op("Mul", image, within(distance(j))));
            before = (window.begins()[0] + window.ends()[0]) * width - window.dilations()[1];
        }
        parts.add(zeros(channels, window.ends()[0] * width + distance(columns - 1)));
        return stacked(parts, channels * columns);
    }

    /** How far to the right of a place lies what a column of the kernel covers. */
    private long distance(int column) {
        return column * window.dilations()[1] - window.begins()[1];
    }

    /** 1 for each element of the image that has a place so far to the left of it, else 0. */
    private Value within(long distance) {
        double[] numbers = new double[(int) (height * width)];
        for (int i = 0; i < numbers.length; i++) {
            long place = i % width - distance;
            numbers[i] = place >= 0 && place < width ? 1 : 0;
        }
        return c.reals(new int[] {numbers.length}, numbers);
    }

    private Value stacked(List<Value> parts, long count) {
        parts.removeIf(part -> part == null);
        Value joined = c.op("Concat", Attributes.of("axis", 2), parts.toArray(Value[]::new));
        return c.op("Reshape", joined, c.longs(-1, count, rows * width));
    }

    /** Zeros for each sample, [N, count, length]; null where there are none. */
    private Value zeros(long count, long length) {
        if (length == 0) {
            return null;
        }
        Value samples = c.op("Shape", Attributes.of("start", 0).with("end", 1), image);
        Value sizes = c.op("Concat", Attributes.of("axis", 0), samples, c.longs(count, length));
        return c.op("Expand", c.real(0), sizes);
    }
}
