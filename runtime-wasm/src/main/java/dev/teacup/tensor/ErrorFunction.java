package dev.teacup.tensor;

/**
 * erf by two polynomials: of x^2 for erf(x) / x - 1, and of t = (x - 1) / (x + 3) for erfc(x) e^(x^2). Both
 * were fitted with Remez' algorithm: the first to 2^-62, the second to 2^-58 after it was multiplied by
 * e^-(x^2).
 */
final class ErrorFunction {
    private static final double MIDDLE = 27.0 / 32;
    /** From here on 1 - erf(x) is less than half a last place of 1. */
    private static final double FLAT = 6;

    private ErrorFunction() {}

    static double erf(double x) {
        double size = Math.abs(x);
        if (size < MIDDLE) {
            return x + x * excess(x * x);
        }
        if (size >= FLAT) {
            return Num.copySign(1, x);
        }
        double decay = Exponential.exp(-1 * x * x);
        return Num.copySign(1 - decay * scaledComplement((size - 1) / (size + 3)), x);
    }

    private static double excess(double z) {
        return 0.1283791670955126 + z * (-0.3761263890318375 + z * (0.1128379167095475
                + z * (-0.026866170645032463 + z * (0.005223977624097163 + z * (-0.0008548326915326388
                        + z * (0.00012055327465179917
                                + z * (-1.4925464721236963e-05 + z * (1.6457933735793534e-06
                                        + z * (-1.6303297847570307e-07 + z * (1.4206793354295644e-08
                                                + z * -8.882761962016055e-10))))))))));
    }

    private static double scaledComplement(double t) {
        return 0.427583576155807 + t * (-1.0928480591355947 + t * (1.377096922814909
                + t * (-1.2234841074781744 + t * (0.7239166811253966 + t * (-0.22394683022405684
                        + t * (-0.02237153214094631 + t * (0.04264110738130273 + t * (-0.0021788039675706312
                                + t * (-0.00837568550034348
                                        + t * (0.00012774502850013966 + t * (0.0025698036649099507
                                                + t * -0.0006887588792382947)))))))))));
    }
}
