package dev.teacup.train.baseline;

import dev.teacup.train.data.FilmTraits;
import dev.teacup.train.data.Viewing;
import java.util.Arrays;
import java.util.List;

/**
 * Stars as mean + reader + film: how much more than usual a reader gives, and a film gets, by alternating
 * passes; of few ratings each is pulled towards what is usual.
 *
 * @param mean of all stars
 * @param films how much more each film gets
 * @param readers how much more each reader gives, whom it learnt from
 * @param readerShrink so many ratings of 0 are thought to a reader's
 * @see <a href="https://doi.org/10.1145/1644873.1644874">Koren, Factor in the Neighbors, section 2.1</a>
 */
public record FilmBiases(double mean, double[] films, double[] readers, double readerShrink) {
    private static final int PASSES = 15;
    /** How many ratings say as much as a film's traits: above that, more of them say hardly more. */
    private static final double RATINGS_OF_TRAITS = 3;
    private static final double RIDGE = 10;

    /**
     * How it learns.
     *
     * @param readerShrink so many ratings of 0 are thought to each reader's
     * @param filmShrink so many usual ratings are thought to each film's
     * @param traits that say what is usual for a film, or null where 0 is
     */
    public record Terms(double readerShrink, double filmShrink, FilmTraits traits) {
        /** Those of the published bar. */
        public static final Terms PLAIN = new Terms(5, 3, null);
    }

    public static FilmBiases of(List<Viewing> train, int filmCount, Terms terms) {
        double mean = train.stream().flatMapToDouble(FilmBiases::stars).average().orElse(0);
        double[] films = new double[filmCount];
        double[] readers = new double[train.size()];
        for (int pass = 0; pass < PASSES; pass++) {
            FilmBiases known = new FilmBiases(mean, films, readers, terms.readerShrink);
            double[] next = train.stream().mapToDouble(known::reader).toArray();
            films = films(train, filmCount, terms, mean, next);
            readers = next;
        }
        return new FilmBiases(mean, films, readers, terms.readerShrink);
    }

    /** How much more than usual a reader gives. */
    public double reader(Viewing ratings) {
        double sum = 0;
        for (int i = 0; i < ratings.count(); i++) {
            sum += ratings.stars()[i] - mean - films[ratings.films()[i]];
        }
        return sum / (readerShrink + ratings.count());
    }

    /** What a reader whom it learnt from is thought to give. */
    public double stars(int reader, int film) {
        return mean + readers[reader] + films[film];
    }

    private static double[] films(List<Viewing> train, int filmCount, Terms terms, double mean,
            double[] readers) {
        double[] sums = new double[filmCount];
        int[] counts = new int[filmCount];
        for (int reader = 0; reader < readers.length; reader++) {
            Viewing ratings = train.get(reader);
            for (int i = 0; i < ratings.count(); i++) {
                sums[ratings.films()[i]] += ratings.stars()[i] - mean - readers[reader];
                counts[ratings.films()[i]]++;
            }
        }
        double[] usual = terms.traits == null ? new double[filmCount] : usual(terms.traits, sums, counts);
        double[] films = new double[filmCount];
        for (int film = 0; film < filmCount; film++) {
            films[film] =
                    (sums[film] + terms.filmShrink * usual[film]) / (terms.filmShrink + counts[film]);
        }
        return films;
    }

    /** What films of some traits get, by a regression over films that weighs those of many ratings more. */
    private static double[] usual(FilmTraits traits, double[] sums, int[] counts) {
        int width = traits.names().size();
        double[][] products = new double[width][width];
        double[] right = new double[width];
        for (int trait = 0; trait < width; trait++) {
            products[trait][trait] = RIDGE;
        }
        for (int film = 0; film < counts.length; film++) {
            double weight = counts[film] / (1 + counts[film] / RATINGS_OF_TRAITS);
            double mean = counts[film] == 0 ? 0 : sums[film] / counts[film];
            for (int one : traits.of()[film]) {
                right[one] += weight * mean;
                for (int other : traits.of()[film]) {
                    products[one][other] += weight;
                }
            }
        }
        double[] solved = Cholesky.solve(products, right);
        return Arrays.stream(traits.of())
                .mapToDouble(of -> Arrays.stream(of).mapToDouble(trait -> solved[trait]).sum()).toArray();
    }

    private static java.util.stream.DoubleStream stars(Viewing ratings) {
        return java.util.stream.IntStream.range(0, ratings.count()).mapToDouble(i -> ratings.stars()[i]);
    }
}
