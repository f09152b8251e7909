package dev.teacup.emit;

import dev.teacup.memory.Memory;

/**
 * How a matrix B [K, N] lies in panels of {@code width} columns: [ceil(N / width)][K][width].
 *
 * @param inner K
 * @param columns N
 * @param bRow bytes between its rows where it is not packed, and {@code bColumn} between its columns
 */
record Panels(int width, int inner, int columns, int bRow, int bColumn) {
    /** Names the order of the elements. */
    String layout() {
        return "panels" + width + "x" + inner + "x" + columns + (bRow == 4 ? "t" : "");
    }

    /** Whether they have as many elements as the matrix. */
    boolean areWhole() {
        return columns % width == 0;
    }

    /**
     * Moves the elements between the matrix and its panels, which do not overlap.
     *
     * @param isBack whether it is the panels that are read
     */
    void pack(Memory memory, int matrix, int panels, boolean isBack) {
        Product.pack(memory, matrix, panels, width, inner, columns, bRow, bColumn, isBack);
    }
}
