package dev.teacup.op.signal;

import dev.teacup.error.ModelException;
import dev.teacup.op.Frame;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;
import java.util.Arrays;

/**
 * The discrete Fourier transform of a line of complex numbers, y[k] = the sum of x[n] * e^(-2 pi i k n / N),
 * or its inverse, which has +2 and is divided by N. Where N = p m for a prime p, y[p k + q] is number k of
 * the transform of the m numbers b[n] = e^(-2 pi i n q / N) * the sum of x[n + j m] * e^(-2 pi i j q / p).
 * Each step is rounded to float32 but for float64, as those of NumPy 2 are.
 *
 * @see <a href="https://doi.org/10.2307/2003354">Cooley and Tukey, An algorithm for the machine calculation
 * of complex Fourier series, 1965</a>, with decimation in frequency
 */
final class Fourier {
    private static final int LONGEST = 1 << 22;

    private final Frame f;
    private final Tensor from;
    private final Tensor to;
    private final int axis;
    private final int length;
    private final boolean isInverse;
    private final boolean isNarrow;
    private final int step;
    private final long work;
    private final double[] cosines;
    private final double[] sines;
    private final double[] reals;
    private final double[] imaginaries;
    private final double[] otherReals;
    private final double[] otherImaginaries;
    private int at;

    /**
     * Refuses a line that is too long for the tables.
     *
     * @param from the numbers; the last dimension is that of their parts: the real one only, where that is 1
     * @param to gets the lines along {@code axis}, of numbers that have such parts, too
     */
    Fourier(Frame f, Tensor from, Tensor to, int axis, int length, boolean isInverse) {
        if (length > LONGEST) {
            throw new ModelException("the transform is too long", "at most " + LONGEST + " numbers",
                    Integer.toString(length), "use shorter frames");
        }
        this.f = f;
        this.from = from;
        this.to = to;
        this.axis = axis;
        this.length = length;
        this.isInverse = isInverse;
        isNarrow = to.dtype() != DType.FLOAT64;
        step = to.elements(axis + 1, to.rank() - 1);
        long factors = 1;
        for (int left = length; left > 1; left /= factor(left)) {
            factors += factor(left);
        }
        work = factors * length;
        f.burn(length);
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

    private static int factor(int number) {
        for (int factor = 2; factor <= number / factor; factor++) {
            if (number % factor == 0) {
                return factor;
            }
        }
        return number;
    }

    /** Puts number {@code place} of all, times {@code weight}, into the line as x[n]; the others are 0. */
    void load(int n, int place, double weight, boolean isReal) {
        int parts = parts(from);
        reals[n] = rounded(weight * from.f64(place * parts));
        imaginaries[n] = isReal || parts == 1 ? 0 : rounded(weight * from.f64(place * parts + 1));
    }

    /** Puts y[0] and those behind it into a line of the result, as many as it has. */
    void transform(int line) {
        f.burn(work);
        at = line / step * to.dim(axis) * step + line % step;
        transform(reals, imaginaries, otherReals, otherImaginaries, 0, length, 0);
        Arrays.fill(reals, 0);
        Arrays.fill(imaginaries, 0);
    }

    private static int parts(Tensor tensor) {
        return tensor.dim(tensor.rank() - 1);
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
        if (k >= to.dim(axis)) {
            return;
        }
        int parts = parts(to);
        int place = (at + k * step) * parts;
        int divisor = isInverse ? length : 1;
        to.f64(place, real / divisor);
        if (parts == 2) {
            // Of real numbers y[k] and y[N - k] are conjugates, so that these two are real.
            boolean isReal = parts(from) == 1 && 2 * k % length == 0;
            to.f64(place + 1, isReal ? 0 : imaginary / divisor);
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
