package dev.teacup.train.board;

/**
 * How often values lie where: buckets of one width from the least value to the largest.
 *
 * @param buckets [buckets, 3] of left edge, right edge and count, in row-major order
 */
record Histogram(double[] buckets) {
    static final int COLUMNS = 3;
    private static final int BUCKETS = 30;

    /** Of the values that are finite; of none, no buckets; of equal ones, a bucket of width 1 about them. */
    static Histogram of(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (least > most) {
            return new Histogram(new double[0]);
        }
        return least == most ? of(values, least - 0.5, most + 0.5, 1) : of(values, least, most, BUCKETS);
    }

    int rows() {
        return buckets.length / COLUMNS;
    }

    private static Histogram of(float[] values, double low, double high, int count) {
        double width = (high - low) / count;
        double[] buckets = new double[count * COLUMNS];
        for (int i = 0; i < count; i++) {
            buckets[i * COLUMNS] = low + i * width;
            buckets[i * COLUMNS + 1] = i == count - 1 ? high : low + (i + 1) * width;
        }
        for (float value : values) {
            if (Float.isFinite(value)) {
                int bucket = (int) ((value - low) / width);
                buckets[Math.min(bucket, count - 1) * COLUMNS + 2]++;
            }
        }
        return new Histogram(buckets);
    }
}
