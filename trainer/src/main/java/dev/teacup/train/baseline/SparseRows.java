package dev.teacup.train.baseline;

/**
 * Rows of numbers that are mostly 0: for each row the columns that are not, and their values.
 *
 * @param width columns in all
 * @param columns for each row the columns that it has a value in, each once
 * @param values for each row the values in those columns
 */
record SparseRows(int width, int[][] columns, double[][] values) {
    int rows() {
        return columns.length;
    }

    /** The sum over the row's columns of its value times the weight. */
    double dot(int row, double[] weights) {
        double sum = 0;
        for (int at = 0; at < columns[row].length; at++) {
            sum += values[row][at] * weights[columns[row][at]];
        }
        return sum;
    }
}
