package dev.teacup.op.signal;

import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;
import java.util.Arrays;

/**
 * The discrete Fourier transform of a line of complex numbers, y[k] = the sum of x[n] * e^(-2 pi i k n / N),
 * or its inverse, which has +2 and is divided by N. Where N = p m for a prime p, y[p k + q] is number k of
 * the transform of the m numbers b[n] = e^(-2 pi i n q / N) * the sum of x[n + j m] * e^(-2 pi i j q / p).
 *
 * @see <a href="https://doi.org/10.2307/2003354">Cooley and Tukey, An algorithm for the machine calculation
 * of complex Fourier series, 1965</a>, with decimation in frequency
 */
final class Fourier {
    private static final int LONGEST = 1 << 22;

    private final int length;
    private final boolean isInverse;
    private final boolean isNarrow;
    private final double[] cosines;
    private final double[] sines;
    private final double[] reals;
    private final double[] imaginaries;
    private final double[] otherReals;
    private final double[] otherImaginaries;
    private Tensor to;
    private int at;
    private int step;
    private int count;

    /** @param isNarrow whether every number is rounded to a float32 */
    Fourier(int length, boolean isInverse, boolean isNarrow) {
        this.length = length;
        this.isInverse = isInverse;
        this.isNarrow = isNarrow;
        cosines = new double[length];
        sines = new double[length];
        reals = new double[length];
        imaginaries = new double[length];
        otherReals = new double[length];
        otherImaginaries = new double[length];
        for (int i = 0; i < length; i++) {
            cosines[i] = rounded(cosine(4L * i));
            sines[i] = rounded(cosine(Math.abs(4L * i - length)) * (isInverse ? 1 : -1));
        }
    }

    /** Counts the work of one line, and refuses one that is too long for the tables. */
    static void burn(Frame f, int length) {
        Check.require(length <= LONGEST, "the transform is too long", "at most " + LONGEST + " numbers",
                Integer.toString(length), "use shorter frames");
        long work = 1;
        for (int left = length; left > 1; left /= factor(left)) {
            work += factor(left);
        }
        f.burn(work * length);
    }

    private static int factor(int number) {
        for (int factor = 2; factor <= number / factor; factor++) {
            if (number % factor == 0) {
                return factor;
            }
        }
        return number;
    }

    /** Makes every number of the line 0. */
    void clear() {
        Arrays.fill(reals, 0);
        Arrays.fill(imaginaries, 0);
    }

    /** Puts a number into the line. */
    void set(int n, double real, double imaginary) {
        reals[n] = real;
        imaginaries[n] = imaginary;
    }

    /**
     * Puts y[0] to y[count - 1] into a tensor whose last dimension is that of the parts of complex numbers:
     * the real one only, where that is 1.
     *
     * @param at the place of y[0], counted in complex numbers, as {@code step} is
     */
    void transform(Tensor to, int at, int step, int count) {
        this.to = to;
        this.at = at;
        this.step = step;
        this.count = count;
        transform(reals, imaginaries, otherReals, otherImaginaries, 0, length, 0);
    }

    /** Transforms {@code n} numbers from {@code from} on, of which number k becomes y[first + k N / n]. */
    private void transform(double[] x, double[] xi, double[] b, double[] bi, int from, int n, int first) {
        if (n == 1) {
            put(first, x[from], xi[from]);
            return;
        }
        int p = factor(n);
        int m = n / p;
        int unit = length / n;
        for (int q = 0; q < p; q++) {
            for (int i = 0; i < m; i++) {
                double real = x[from + i];
                double imaginary = xi[from + i];
                for (int j = 1; j < p; j++) {
                    int angle = (int) ((long) j * q % p) * m * unit;
                    double re = x[from + i + j * m];
                    double im = xi[from + i + j * m];
                    real = rounded(real + real(re, im, angle));
                    imaginary = rounded(imaginary + imaginary(re, im, angle));
                }
                b[from + q * m + i] = real(real, imaginary, i * q * unit);
                bi[from + q * m + i] = imaginary(real, imaginary, i * q * unit);
            }
        }
        for (int q = 0; q < p; q++) {
            transform(b, bi, x, xi, from + q * m, m, first + q * unit);
        }
    }

    private double real(double real, double imaginary, int angle) {
        return rounded(rounded(real * cosines[angle]) - rounded(imaginary * sines[angle]));
    }

    private double imaginary(double real, double imaginary, int angle) {
        return rounded(rounded(real * sines[angle]) + rounded(imaginary * cosines[angle]));
    }

    private void put(int k, double real, double imaginary) {
        if (k >= count) {
            return;
        }
        int parts = to.dim(to.rank() - 1);
        int place = (at + k * step) * parts;
        to.f64(place, isInverse ? real / length : real);
        if (parts == 2) {
            to.f64(place + 1, isInverse ? imaginary / length : imaginary);
        }
    }

    private double rounded(double value) {
        return isNarrow ? (float) value : value;
    }

    /** The cosine of an angle in quarters of N-th turns, exact where it is 0 or 1. */
    private double cosine(long angle) {
        long folded = Math.min(angle, 4L * length - angle);
        boolean isNegative = folded > length;
        double share = (isNegative ? folded - length : length - folded) / (double) length;
        double value = Num.sin(Math.PI / 2 * share);
        return isNegative ? Num.negate(value) : value;
    }
}
