package dev.teacup.op.signal;

import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/**
 * The discrete Fourier transform of a line of complex numbers, y[k] = the sum of x[n] * e^(-2 pi i k n / N),
 * or its inverse, which has +2 and is divided by N.
 */
final class Fourier {
    /** The angles of longer transforms are computed one by one, since a table of them would be too large. */
    private static final int MOST_KEPT = 1 << 20;

    /** The line; what lies behind its end is 0. */
    final double[] reals;

    final double[] imaginaries;

    private final int length;
    private final boolean isInverse;
    private final double[] cosines;
    private final double[] sines;

    /** @param terms how much of the line is not 0 */
    Fourier(int length, boolean isInverse, int terms) {
        this.length = length;
        this.isInverse = isInverse;
        reals = new double[terms];
        imaginaries = new double[terms];
        boolean isKept = length <= MOST_KEPT && terms > 1;
        cosines = new double[isKept ? length : 0];
        sines = new double[cosines.length];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = cosine(i);
            sines[i] = sine(i);
        }
    }

    /**
     * Puts y[0] to y[count - 1] into a tensor whose last dimension is that of the parts of complex numbers:
     * the real one only, where that is 1.
     *
     * @param at the place of y[0], counted in complex numbers, as {@code step} is
     */
    void transform(Tensor to, int at, int step, int count) {
        int parts = to.dim(to.rank() - 1);
        for (int k = 0; k < count; k++) {
            double real = 0;
            double imaginary = 0;
            long angle = 0;
            for (int n = 0; n < reals.length; n++) {
                double cosine = cosines.length > 0 ? cosines[(int) angle] : cosine(angle);
                double sine = sines.length > 0 ? sines[(int) angle] : sine(angle);
                sine *= isInverse ? 1 : -1;
                real += reals[n] * cosine - imaginaries[n] * sine;
                imaginary += reals[n] * sine + imaginaries[n] * cosine;
                angle += k;
                angle -= angle < length ? 0 : length;
            }
            int place = (at + k * step) * parts;
            to.f64(place, isInverse ? real / length : real);
            if (parts == 2) {
                to.f64(place + 1, isInverse ? imaginary / length : imaginary);
            }
        }
    }

    private double cosine(long angle) {
        return quarters(4 * angle);
    }

    private double sine(long angle) {
        return quarters(Math.abs(4 * angle - length));
    }

    /** The cosine of an angle in quarters of N-th turns, exact where it is 0 or 1. */
    private double quarters(long angle) {
        long folded = Math.min(angle, 4L * length - angle);
        boolean isNegative = folded > length;
        double share = (isNegative ? folded - length : length - folded) / (double) length;
        double value = Num.sin(Math.PI / 2 * share);
        return isNegative ? Num.negate(value) : value;
    }
}
