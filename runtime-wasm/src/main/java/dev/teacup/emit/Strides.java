package dev.teacup.emit;

/** How operands that broadcast to a result are walked through: distances between elements along its axes. */
final class Strides {
    private Strides() {}

    /** Of an operand, in elements, for each axis of the result; 0 where it is broadcast. */
    static int[] of(int[] operand, int[] result) {
        int[] strides = new int[result.length];
        int stride = 1;
        for (int i = 1; i <= operand.length; i++) {
            int size = operand[operand.length - i];
            strides[result.length - i] = size == 1 ? 0 : stride;
            stride *= size;
        }
        return strides;
    }

    /**
     * The stride along the axes {@code from} to {@code to - 1} taken as one; -1 where they are none.
     */
    static int joined(int[] strides, int[] sizes, int from, int to) {
        int joined = 0;
        int run = 1;
        for (int axis = to - 1; axis >= from; axis--) {
            if (sizes[axis] > 1) {
                if (run == 1) {
                    joined = strides[axis];
                } else if (strides[axis] != joined * run) {
                    return -1;
                }
            }
            run *= sizes[axis];
        }
        return joined;
    }
}
