package dev.teacup.train.baseline;

import dev.teacup.error.ModelException;

/** Solves A x = b for a symmetric positive definite A as L Lᵀ x = b, L lower triangular. */
final class Cholesky {
    private Cholesky() {}

    /**
     * The x of A x = b.
     *
     * @param a the lower triangle of A with its diagonal; overwritten by L
     * @param b overwritten by x
     * @return b
     * @throws ModelException when A is not positive definite
     */
    static double[] solve(double[][] a, double[] b) {
        factor(a);
        return substitute(a, b);
    }

    /** Overwrites the lower triangle of A by L. */
    static void factor(double[][] a) {
        for (int row = 0; row < a.length; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = a[row][column] - dot(a[row], a[column], column);
                a[row][column] = row == column ? root(rest) : rest / a[column][column];
            }
        }
    }

    /** Overwrites b by the x of L Lᵀ x = b, and returns it. */
    static double[] substitute(double[][] l, double[] b) {
        for (int row = 0; row < b.length; row++) {
            b[row] = (b[row] - dot(l[row], b, row)) / l[row][row];
        }
        for (int row = b.length - 1; row >= 0; row--) {
            b[row] /= l[row][row];
            for (int column = 0; column < row; column++) {
                b[column] -= l[row][column] * b[row];
            }
        }
        return b;
    }

    private static double root(double pivot) {
        if (!(pivot > 0)) {
            throw noMinimum("a curvature of " + pivot);
        }
        return Math.sqrt(pivot);
    }

    /** What a regression says of data that it cannot be fitted to. */
    static ModelException noMinimum(String got) {
        return new ModelException("regression", "its loss has no minimum that can be found",
                "features of about the same size, and a target that does not follow from one of them alone",
                got,
                "look in the data for numbers that are far too large, such as 1e300 degrees");
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int at = 0; at < length; at++) {
            sum += a[at] * b[at];
        }
        return sum;
    }
}
