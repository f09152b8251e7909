package dev.teacup.train.page;

import java.util.stream.IntStream;

/**
 * The directions in which points lie farthest apart, as eigenvectors of their covariance, which Jacobi's
 * rotations find exactly.
 *
 * @param places [rows, COUNT] the points along the directions, from their mean on
 * @param shares of the points' whole variance that each direction has, falling
 * @see <a href="https://doi.org/10.1080/14786440109462720">Pearson, On lines and planes of closest fit</a>;
 *     Golub and Van Loan, Matrix Computations, section 8.5, for the rotations
 */
public record PrincipalComponents(float[] places, double[] shares) {
    /** How many directions are kept. */
    public static final int COUNT = 2;

    private static final int MOST_SWEEPS = 60;
    private static final double NOTHING = 1e-30;

    /** Those of {@code vectors} [rows, width]; where the width is 1, the second direction is 0 everywhere. */
    public static PrincipalComponents of(float[] vectors, int width) {
        int rows = vectors.length / width;
        double[] means = new double[width];
        for (int at = 0; at < vectors.length; at++) {
            means[at % width] += vectors[at] / (double) rows;
        }
        double[][] centred = new double[rows][width];
        for (int at = 0; at < vectors.length; at++) {
            centred[at / width][at % width] = vectors[at] - means[at % width];
        }
        double[][] covariance = covariance(centred, width);
        double whole = IntStream.range(0, width).mapToDouble(i -> covariance[i][i]).sum();
        double[][] directions = diagonalize(covariance);
        int[] order = IntStream.range(0, width).boxed()
                .sorted((a, b) -> Double.compare(covariance[b][b], covariance[a][a]))
                .mapToInt(Integer::intValue).toArray();
        double[] shares = new double[COUNT];
        float[] places = new float[rows * COUNT];
        for (int c = 0; c < Math.min(COUNT, width); c++) {
            int kept = order[c];
            shares[c] = whole > 0 ? Math.max(0, covariance[kept][kept]) / whole : 0;
            double sign = sign(directions, kept);
            for (int row = 0; row < rows; row++) {
                double place = 0;
                for (int i = 0; i < width; i++) {
                    place += centred[row][i] * directions[i][kept];
                }
                places[row * COUNT + c] = (float) (sign * place);
            }
        }
        return new PrincipalComponents(places, shares);
    }

    private static double[][] covariance(double[][] centred, int width) {
        double[][] covariance = new double[width][width];
        for (double[] row : centred) {
            for (int i = 0; i < width; i++) {
                for (int j = i; j < width; j++) {
                    covariance[i][j] += row[i] * row[j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < i; j++) {
                covariance[i][j] = covariance[j][i];
            }
        }
        return covariance;
    }

    /** Leaves the eigenvalues on the diagonal of {@code matrix}, and gives the eigenvectors as columns. */
    private static double[][] diagonalize(double[][] matrix) {
        int size = matrix.length;
        double[][] directions = new double[size][size];
        for (int i = 0; i < size; i++) {
            directions[i][i] = 1;
        }
        double squares = 0;
        for (double[] row : matrix) {
            for (double value : row) {
                squares += value * value;
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && beside(matrix) > NOTHING * squares; sweep++) {
            for (int p = 0; p < size - 1; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(matrix, directions, p, q);
                }
            }
        }
        return directions;
    }

    /** The sum of the squares beside the diagonal. */
    private static double beside(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * matrix[i][j] * matrix[i][j];
            }
        }
        return sum;
    }

    /** Turns the plane of two axes so that their covariance becomes 0. */
    private static void rotate(double[][] matrix, double[][] directions, int p, int q) {
        if (matrix[p][q] == 0) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        double cos = 1 / Math.hypot(t, 1);
        double sin = t * cos;
        for (double[] row : matrix) {
            turn(row, p, q, cos, sin);
        }
        for (int i = 0; i < matrix.length; i++) {
            double first = matrix[p][i];
            double second = matrix[q][i];
            matrix[p][i] = cos * first - sin * second;
            matrix[q][i] = sin * first + cos * second;
        }
        for (double[] row : directions) {
            turn(row, p, q, cos, sin);
        }
    }

    private static void turn(double[] row, int p, int q, double cos, double sin) {
        double first = row[p];
        double second = row[q];
        row[p] = cos * first - sin * second;
        row[q] = sin * first + cos * second;
    }

    /** A direction and its opposite are the same; the one whose largest part is positive is taken. */
    private static double sign(double[][] directions, int column) {
        double largest = 0;
        for (double[] row : directions) {
            largest = Math.abs(row[column]) > Math.abs(largest) ? row[column] : largest;
        }
        return largest < 0 ? -1 : 1;
    }
}
