package dev.teacup.op;

import java.util.Arrays;

/**
 * An operator that moves no bytes: each output is the first operand, read in another way. A backend may give
 * out the operand's own memory, or copy.
 *
 * @param layouts one for each output
 */
public record View(Layout... layouts) implements Body {
    /**
     * Where the element of an output lies in the operand: at {@code offset} plus the sum of index times
     * stride, counted in elements.
     *
     * @param offset the operand's element that is the output's first
     * @param strides one for each dimension of the output; may be 0 or negative
     */
    public record Layout(int offset, int[] strides) {}

    /** One output with the same elements in the same order, under other dimensions. */
    public static View same(int... sizes) {
        return new View(new Layout(0, rowMajor(sizes)));
    }

    /** The strides, in elements, of a tensor whose last dimension is the fastest. */
    public static int[] rowMajor(int... sizes) {
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= sizes[axis];
        }
        return strides;
    }

    /**
     * Whether output {@code index}, of these sizes, has the operand's elements in their order from its offset
     * on.
     */
    public boolean isContiguous(int index, int[] sizes) {
        int[] rowMajor = rowMajor(sizes);
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] > 1 && layouts[index].strides[axis] != rowMajor[axis]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof View view && Arrays.equals(layouts, view.layouts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(layouts);
    }
}
