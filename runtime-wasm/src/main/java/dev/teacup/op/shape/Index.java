package dev.teacup.op.shape;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.Tensor;

/** Reads the input 'indices' of operators that gather from, or scatter into, their input 'data'. */
final class Index {
    private Index() {}

    /**
     * The index at {@code at}, which counts from the end where it is negative.
     *
     * @param axis the dimension of data that it is for
     * @throws ModelException when data has no such entry there
     */
    static int of(Tensor indices, int at, Tensor data, int axis) {
        int size = data.dim(axis);
        long index = indices.i64(at);
        if (index < -size || index >= size) {
            throw new ModelException("an index in the input 'indices' is out of range",
                    (size == 0 ? "no index" : "an index from " + -size + " to " + (size - 1))
                            + ", since dimension "
                            + axis + " of the input 'data' has the size " + size,
                    index + " as element " + at, "look at what computes the indices, or clip them");
        }
        return (int) (index < 0 ? index + size : index);
    }

    /**
     * The element of data, counted from the start of its batch, at which the slice begins that a tuple of
     * indices picks.
     *
     * @param tuple which tuple of the last dimension of indices
     * @param batches how many dimensions of data stand before those that the tuple is for
     */
    static int slice(Tensor indices, int tuple, Tensor data, int batches) {
        int count = indices.dim(indices.rank() - 1);
        int slice = 0;
        for (int i = 0; i < count; i++) {
            slice = slice * data.dim(batches + i) + of(indices, tuple * count + i, data, batches + i);
        }
        return slice * data.elements(batches + count, data.rank());
    }

}
