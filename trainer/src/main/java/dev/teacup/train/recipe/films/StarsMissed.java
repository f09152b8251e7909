package dev.teacup.train.recipe.films;

import dev.teacup.train.data.Viewing;
import dev.teacup.train.metric.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * By how much stars are missed; what is foretold is held to .5 to 5 stars.
 *
 * @param squares of what was missed, summed for each reader
 * @param counts of each reader's ratings that were foretold
 */
record StarsMissed(double[] squares, int[] counts) {
    private static final double LEAST = .5;
    private static final double MOST = 5;

    /** @param guesses for each of the stars, by reader */
    static StarsMissed of(List<Viewing> given, List<double[]> guesses) {
        double[] squares = new double[guesses.size()];
        for (int reader = 0; reader < squares.length; reader++) {
            for (int i = 0; i < guesses.get(reader).length; i++) {
                double missed = missed(given.get(reader).stars()[i], guesses.get(reader)[i]);
                squares[reader] += missed * missed;
            }
        }
        return new StarsMissed(squares, guesses.stream().mapToInt(one -> one.length).toArray());
    }

    /** By how much more were foretold than given. */
    static double missed(double stars, double guess) {
        return Math.max(LEAST, Math.min(MOST, guess)) - stars;
    }

    /** The root of the mean square. */
    double rmse() {
        return rmse(IntStream.range(0, squares.length).toArray());
    }

    /** The same of some readers, each as often as it is named. */
    double rmse(int[] readers) {
        return Math.sqrt(Arrays.stream(readers).mapToDouble(reader -> squares[reader]).sum()
                / Arrays.stream(readers).map(reader -> counts[reader]).sum());
    }

    /** Where it lies had other readers been drawn. */
    Interval interval() {
        return Interval.bootstrap(squares.length, this::rmse);
    }
}
