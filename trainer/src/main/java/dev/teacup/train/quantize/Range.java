package dev.teacup.train.quantize;

/**
 * What 256 steps of a value between nodes span: {@code x' = scale (q - zeroPoint)}, q = 0 .. 255.
 *
 * @param scale the width of a step
 * @param zeroPoint the step that is 0, so that padding and what a Relu cut off stay exact
 */
record Range(float scale, int zeroPoint) {
    private static final int STEPS = 255;

    /** From {@code lowest} to {@code highest}, widened to hold 0. */
    static Range of(double lowest, double highest) {
        double low = Math.min(0, lowest);
        double high = Math.max(0, highest);
        float scale = (float) Math.max((high - low) / STEPS, Float.MIN_NORMAL);
        return new Range(scale, (int) Math.max(0, Math.min(STEPS, Math.rint(-low / scale))));
    }

    /** What becomes of a number. */
    double rounded(double x) {
        double q = Math.max(0, Math.min(STEPS, Math.rint(x / scale) + zeroPoint));
        return scale * (q - zeroPoint);
    }
}
