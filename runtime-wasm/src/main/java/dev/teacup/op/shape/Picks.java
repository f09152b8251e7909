package dev.teacup.op.shape;

import dev.teacup.tensor.Tensor;

/**
 * The elements of data that those of indices pick, one after the other: each index is for one axis, and its
 * own place tells the others.
 */
final class Picks {
    private final Tensor indices;
    private final Tensor data;
    private final int axis;
    private final int stride;
    private final int columns;
    private final int step;
    private int next;
    private int column;
    /** The element for the index 0 at the next place. */
    private int first;

    Picks(Tensor indices, Tensor data, int axis) {
        int last = indices.rank() - 1;
        this.indices = indices;
        this.data = data;
        this.axis = axis;
        stride = data.elements(axis + 1, data.rank());
        columns = indices.dim(last);
        step = axis == last ? 0 : 1;
    }

    /**
     * The element for the next index.
     *
     * @throws dev.teacup.error.ModelException when data has no such entry there
     */
    int next() {
        if (column == 0) {
            first = row();
        }
        int element = first + column * step + stride * Index.of(indices, next++, data, axis);
        column = column + 1 == columns ? 0 : column + 1;
        return element;
    }

    private int row() {
        int element = 0;
        int size = 1;
        int left = next;
        for (int i = indices.rank() - 1; i >= 0; i--) {
            element += i == axis ? 0 : left % indices.dim(i) * size;
            size *= data.dim(i);
            left /= indices.dim(i);
        }
        return element;
    }
}
