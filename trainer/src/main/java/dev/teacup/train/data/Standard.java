package dev.teacup.train.data;

/**
 * Mean and standard deviation of the known numbers of a column, by which they are brought to mean 0 and
 * deviation 1.
 *
 * @param mean in the column's unit
 * @param deviation in the column's unit, over all known numbers (not n - 1); 1 when they are all the same
 */
public record Standard(double mean, double deviation) {
    /** Of the numbers at {@code rows}, those that are NaN left out. */
    public static Standard of(double[] numbers, int[] rows) {
        double mean = 0;
        double squares = 0;
        int known = 0;
        for (int row : rows) {
            if (!Double.isNaN(numbers[row])) {
                known++;
                double fromOldMean = numbers[row] - mean;
                mean += fromOldMean / known;
                squares += fromOldMean * (numbers[row] - mean);
            }
        }
        double deviation = known == 0 ? 0 : Math.sqrt(squares / known);
        return new Standard(mean, deviation == 0 ? 1 : deviation);
    }

    /** The number in deviations from the mean. */
    public double of(double number) {
        return (number - mean) / deviation;
    }
}
