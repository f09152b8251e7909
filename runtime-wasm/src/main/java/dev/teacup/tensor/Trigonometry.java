package dev.teacup.tensor;

/**
 * sin, cos, tan and the angle of a vector, from which asin, acos and atan follow.
 *
 * @see <a href="https://www.netlib.org/fdlibm/k_sin.c">fdlibm k_sin.c, k_cos.c, s_atan.c: the three
 *     polynomials</a>
 */
final class Trigonometry {
    /** Below, x^3 is lost in the last place of x. */
    private static final double TINY = 0x1p-27;

    private Trigonometry() {}

    static double sin(double x) {
        return Math.abs(x) < TINY ? x : sin(x, 0);
    }

    static double cos(double x) {
        return sin(x, 1);
    }

    static double tan(double x) {
        if (Math.abs(x) < TINY) {
            return x;
        }
        Angle angle = Angle.of(x);
        Pair sine = sine(angle.rest());
        Pair cosine = cosine(angle.rest());
        return (angle.quarters() % 2 == 0 ? sine.over(cosine) : cosine.negated().over(sine)).rounded();
    }

    static double asin(double x) {
        double size = Math.abs(x);
        if (!(size <= 1)) {
            return Double.NaN;
        }
        return Num.copySign(angle(Pair.of(size), leg(size)).rounded(), x);
    }

    static double acos(double x) {
        double size = Math.abs(x);
        if (!(size <= 1)) {
            return Double.NaN;
        }
        return facing(angle(leg(size), Pair.of(size)), x).rounded();
    }

    static double atan(double x) {
        return atan2(x, 1);
    }

    static double atan2(double y, double x) {
        if (x != x || y != y) {
            return Double.NaN;
        }
        double height = Math.abs(y);
        double width = Math.abs(x);
        if (flat(height, width) && Num.copySign(1, x) > 0) {
            return width == 0 ? y : y / x;
        }
        return Num.copySign(facing(direction(height, width), x).rounded(), y);
    }

    /** Sine of x plus some quarter turns. */
    private static double sin(double x, int quarters) {
        Angle angle = Angle.of(x);
        int quadrant = angle.quarters() + quarters & 3;
        double value = (quadrant % 2 == 0 ? sine(angle.rest()) : cosine(angle.rest())).rounded();
        return quadrant < 2 ? value : Num.negate(value);
    }

    private static Pair sine(Pair x) {
        double z = x.hi() * x.hi();
        double cube = z * x.hi();
        double rest = 8.33333333332248946124e-03
                + z * (-1.98412698298579493134e-04 + z * (2.75573137070700676789e-06
                        + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)));
        double low = z * (0.5 * x.lo() - cube * rest) - x.lo();
        return Pair.ordered(x.hi(), cube * -1.66666666666666324348e-01 - low);
    }

    private static Pair cosine(Pair x) {
        double z = x.hi() * x.hi();
        double rest = z * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03
                + z * (2.48015872894767294178e-05 + z * (-2.75573143513906633035e-07
                        + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))));
        double half = 0.5 * z;
        double hi = 1 - half;
        return Pair.ordered(hi, ((1 - hi) - half) + (z * rest - x.hi() * x.lo()));
    }

    /** sqrt(1 - x^2). */
    private static Pair leg(double x) {
        return Pair.sum(1, Num.negate(x)).times(Pair.sum(1, x)).squareRoot();
    }

    private static boolean flat(double height, double width) {
        return height == 0 || height < width * 0x1p-60 && height < Double.POSITIVE_INFINITY;
    }

    private static Pair direction(double height, double width) {
        if (height == width) {
            return height == 0 ? Pair.of(0) : Angle.QUARTER.scaled(0.5);
        }
        if (flat(height, width)) {
            return Pair.of(0);
        }
        if (flat(width, height)) {
            return Angle.QUARTER;
        }
        double scale = height > 1 ? 0x1p-540 : 0x1p540;
        return angle(Pair.of(height * scale), Pair.of(width * scale));
    }

    /** An angle of the first quadrant, mirrored where x points to the left. */
    private static Pair facing(Pair angle, double x) {
        return Num.copySign(1, x) > 0 ? angle : Angle.QUARTER.scaled(2).minus(angle);
    }

    /**
     * The angle of a vector of the first quadrant: turned by none, one or two eighths, it is near the axis.
     */
    private static Pair angle(Pair height, Pair width) {
        if (height.hi() < 0.4375 * width.hi()) {
            return arc(height.over(width));
        }
        if (height.hi() < 2.4375 * width.hi()) {
            return arc(height.minus(width).over(height.plus(width))).plus(Angle.QUARTER.scaled(0.5));
        }
        return arc(width.over(height)).negated().plus(Angle.QUARTER);
    }

    /** atan(t) for |t| up to 7/16. */
    private static Pair arc(Pair t) {
        double z = t.hi() * t.hi();
        double rest = z * (3.33333333333329318027e-01 + z * (-1.99999999998764832476e-01
                + z * (1.42857142725034663711e-01 + z * (-1.11111104054623557880e-01
                        + z * (9.09088713343650656196e-02 + z * (-7.69187620504482999495e-02
                                + z * (6.66107313738753120669e-02 + z * (-5.83357013379057348645e-02
                                        + z * (4.97687799461593236017e-02 + z * (-3.65315727442169155270e-02
                                                + z * 1.62858201153657823623e-02))))))))));
        return Pair.ordered(t.hi(), t.lo() - t.hi() * rest);
    }
}
