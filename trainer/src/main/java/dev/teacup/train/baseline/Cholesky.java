package dev.teacup.train.baseline;

/** Solves A x = b for a symmetric positive definite A as L Lᵀ x = b, L lower triangular. */
final class Cholesky {
    private Cholesky() {}

    /**
     * The x of A x = b.
     *
     * @param a the lower triangle of A with its diagonal; overwritten by L
     * @param b overwritten by x
     * @return b
     */
    static double[] solve(double[][] a, double[] b) {
        for (int row = 0; row < b.length; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = a[row][column] - dot(a[row], a[column], column);
                a[row][column] = row == column ? root(rest) : rest / a[column][column];
            }
            b[row] = (b[row] - dot(a[row], b, row)) / a[row][row];
        }
        for (int row = b.length - 1; row >= 0; row--) {
            b[row] /= a[row][row];
            for (int column = 0; column < row; column++) {
                b[column] -= a[row][column] * b[row];
            }
        }
        return b;
    }

    private static double root(double pivot) {
        if (!(pivot > 0)) {
            throw new IllegalStateException("the matrix is not positive definite; raise l2");
        }
        return Math.sqrt(pivot);
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int at = 0; at < length; at++) {
            sum += a[at] * b[at];
        }
        return sum;
    }
}
