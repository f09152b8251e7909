package dev.teacup.train.baseline;

import dev.teacup.train.data.Viewing;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What every reader may rate next, by what readers have rated: a score for each film, of which only the order
 * counts. Stars are left out.
 *
 * @param train what each reader has rated
 * @param films how many there are
 */
public record FilmRankings(List<Viewing> train, int films) {
    /** What many have rated: scores [readers][films]. */
    public double[][] popularity() {
        double[] counts = Arrays.stream(counts()).asDoubleStream().toArray();
        return train.stream().map(reader -> counts).toArray(double[][]::new);
    }

    /**
     * What the neighbours of a film, of those that the reader has rated, speak for: the sum of their
     * similarities, which are cosines with some thought readers in the denominator.
     *
     * @param neighbours of a film that count
     * @param shrink the thought readers
     * @see <a href="https://doi.org/10.1145/371920.372071">Sarwar et al., Item-based collaborative filtering
     *         recommendation algorithms</a>
     */
    public double[][] neighbours(int neighbours, double shrink) {
        int[][] readersOf = readersOf();
        double[][] scores = new double[train.size()][films];
        for (int film = 0; film < films; film++) {
            double[] alike = similarities(film, readersOf, shrink);
            int[] nearest = IntStream.range(0, films).filter(other -> alike[other] > 0).boxed()
                    .sorted(Comparator.comparingDouble(other -> -alike[other])).limit(neighbours)
                    .mapToInt(Integer::intValue).toArray();
            for (int near : nearest) {
                for (int reader : readersOf[near]) {
                    scores[reader][film] += alike[near];
                }
            }
        }
        return scores;
    }

    /**
     * A linear regression of each film on all others, in closed form: B = I - P diag(P)^-1 with
     * P = (X'X + l2)^-1. As there are fewer readers than films, X P = (X X' + l2)^-1 X is what is solved.
     *
     * @see <a href="https://arxiv.org/abs/1905.03375">Steck, Embarrassingly Shallow Autoencoders for Sparse
     *         Data</a>
     */
    public double[][] regression(double l2) {
        int readers = train.size();
        boolean[][] has = new boolean[readers][films];
        double[][] kernel = new double[readers][readers];
        for (int reader = 0; reader < readers; reader++) {
            for (int film : train.get(reader).films()) {
                has[reader][film] = true;
            }
            for (int other = 0; other <= reader; other++) {
                kernel[reader][other] = (reader == other ? l2 : 0) + common(train.get(other), has[reader]);
            }
        }
        Cholesky.factor(kernel);
        double[][] scores = new double[readers][films];
        double[] column = new double[readers];
        for (int film = 0; film < films; film++) {
            for (int reader = 0; reader < readers; reader++) {
                column[reader] = has[reader][film] ? 1 : 0;
            }
            Cholesky.substitute(kernel, column);
            double explained = 0;
            for (int reader = 0; reader < readers; reader++) {
                explained += has[reader][film] ? column[reader] : 0;
            }
            double diagonal = (1 - explained) / l2;
            for (int reader = 0; reader < readers; reader++) {
                scores[reader][film] = (has[reader][film] ? 1 : 0) - column[reader] / diagonal;
            }
        }
        return scores;
    }

    private static int common(Viewing reader, boolean[] has) {
        int common = 0;
        for (int film : reader.films()) {
            common += has[film] ? 1 : 0;
        }
        return common;
    }

    private double[] similarities(int film, int[][] readersOf, double shrink) {
        double[] alike = new double[films];
        for (int reader : readersOf[film]) {
            for (int other : train.get(reader).films()) {
                alike[other]++;
            }
        }
        alike[film] = 0;
        for (int other = 0; other < films; other++) {
            if (alike[other] > 0) {
                double length = Math.sqrt((double) readersOf[film].length * readersOf[other].length);
                alike[other] /= length + shrink;
            }
        }
        return alike;
    }

    private int[] counts() {
        int[] counts = new int[films];
        train.forEach(reader -> Arrays.stream(reader.films()).forEach(film -> counts[film]++));
        return counts;
    }

    private int[][] readersOf() {
        int[] counts = counts();
        int[][] readers = IntStream.range(0, films).mapToObj(film -> new int[counts[film]])
                .toArray(int[][]::new);
        for (int reader = train.size() - 1; reader >= 0; reader--) {
            for (int film : train.get(reader).films()) {
                readers[film][--counts[film]] = reader;
            }
        }
        return readers;
    }
}
