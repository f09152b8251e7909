package dev.teacup.op.nn;

import dev.teacup.op.Frame;
import dev.teacup.tensor.Tensor;

/** The loops of {@link Col2Im}: each element of the image is the sum of those of the blocks that cover it. */
final class Columns {
    private final Placement placement;
    private final Tensor columns;
    private final Tensor image;
    private final int elements;
    private final int blocks;

    /** An element of the image, by its place along each axis, and what is summed of it so far. */
    private final int[] at;
    private double real;
    private long whole;
    private int written;

    Columns(Placement placement, Tensor columns, Tensor image) {
        this.placement = placement;
        this.columns = columns;
        this.image = image;
        elements = Placement.product(placement.kernel);
        blocks = Placement.product(placement.places);
        at = new int[placement.image.length];
    }

    /** Fills the image. */
    void sum(Frame f) {
        for (int plane = 0; plane < image.dim(0) * image.dim(1); plane++) {
            sum(f, 0, plane);
        }
    }

    private void sum(Frame f, int axis, int plane) {
        if (axis < at.length) {
            for (int i = 0; i < placement.image[axis]; i++) {
                at[axis] = i;
                sum(f, axis + 1, plane);
            }
            return;
        }
        f.burn(elements);
        real = 0;
        whole = 0;
        add(0, plane, 0);
        if (image.dtype().isFloat()) {
            image.f64(written++, real);
        } else {
            image.i64(written++, whole);
        }
    }

    /**
     * Adds what covers the element, along the axes from {@code axis} on.
     *
     * @param row the number of the element of a block along the axes before, in all planes
     * @param block the number of the block along the axes before
     */
    private void add(int axis, int row, int block) {
        if (axis == at.length) {
            int from = row * blocks + block;
            if (image.dtype().isFloat()) {
                real += columns.f64(from);
            } else {
                whole += columns.i64(from);
            }
            return;
        }
        int size = placement.kernel[axis];
        for (int k = 0; k < size; k++) {
            int place = placement.place(axis, at[axis], k);
            if (place >= 0) {
                add(axis + 1, row * size + k, block * placement.places[axis] + place);
            }
        }
    }
}
