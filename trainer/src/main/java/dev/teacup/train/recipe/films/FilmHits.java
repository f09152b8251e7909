package dev.teacup.train.recipe.films;

import dev.teacup.train.data.Viewing;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How many of the films that readers rated next are among the first ten that they were offered, of all films
 * that they had not rated.
 *
 * @param train what each had rated
 * @param next what each rated then
 */
record FilmHits(List<Viewing> train, List<Viewing> next) {
    static final int OFFERED = 10;

    /**
     * The share of what came next.
     *
     * @param scores of all films, for a reader; of equals the film of the smaller movieId comes first
     */
    double share(IntFunction<double[]> scores) {
        return share(hits(scores));
    }

    /** The same of numbers of hits, a reader each. */
    double share(double[] hits) {
        return Arrays.stream(hits).sum() / next.stream().mapToInt(Viewing::count).sum();
    }

    /** How many of each reader's next films were offered. */
    double[] hits(IntFunction<double[]> scores) {
        double[] hits = new double[train.size()];
        for (int reader = 0; reader < hits.length; reader++) {
            hits[reader] = hits(reader, first(scores.apply(reader), train.get(reader)));
        }
        return hits;
    }

    /** How many of a reader's next films are among those that are offered. */
    int hits(int reader, int[] offered) {
        int hits = 0;
        for (int film : next.get(reader).films()) {
            hits += Arrays.stream(offered).anyMatch(one -> one == film) ? 1 : 0;
        }
        return hits;
    }

    /** The films of the highest scores that a reader has not rated. */
    private static int[] first(double[] scores, Viewing rated) {
        double[] left = scores.clone();
        for (int film : rated.films()) {
            left[film] = Double.NaN;
        }
        int[] first = new int[OFFERED];
        for (int i = 0; i < OFFERED; i++) {
            int best = -1;
            for (int film = 0; film < left.length; film++) {
                if (!Double.isNaN(left[film]) && (best < 0 || left[film] > left[best])) {
                    best = film;
                }
            }
            first[i] = best;
            left[best] = Double.NaN;
        }
        return first;
    }
}
