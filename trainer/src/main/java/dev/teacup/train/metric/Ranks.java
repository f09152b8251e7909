package dev.teacup.train.metric;

import java.util.Arrays;
import java.util.Set;

/**
 * At which place each query's first right answer comes, counted from 1; 0 where none was ranked.
 *
 * @param places one for each query
 */
public record Ranks(int[] places) {
    /**
     * The place of the first right answer.
     *
     * @param scores one for each candidate, the best highest; of equal ones the first comes first
     * @param right the candidates that are looked for
     * @param leftOut candidates that are taken out of the ranking
     * @param rankedAbove a candidate with this score or less is not ranked at all
     */
    public static int place(double[] scores, Set<Integer> right, Set<Integer> leftOut, double rankedAbove) {
        int best = -1;
        for (int candidate = 0; candidate < scores.length; candidate++) {
            boolean isBetter = best < 0 || scores[candidate] > scores[best];
            if (isBetter && scores[candidate] > rankedAbove && right.contains(candidate)) {
                best = candidate;
            }
        }
        if (best < 0) {
            return 0;
        }
        int place = 1;
        for (int candidate = 0; candidate < scores.length; candidate++) {
            boolean isBefore = scores[candidate] > scores[best]
                    || scores[candidate] == scores[best] && candidate < best;
            place += isBefore && !leftOut.contains(candidate) ? 1 : 0;
        }
        return place;
    }

    /** 1 for each query whose first right answer is among the first {@code most}, else 0. */
    public double[] hits(int most) {
        return Arrays.stream(places).mapToDouble(place -> place > 0 && place <= most ? 1 : 0).toArray();
    }

    /** The share of queries with a right answer among the first {@code most}. */
    public double success(int most) {
        return mean(hits(most));
    }

    /** The mean of 1 / place, 0 where the place is beyond {@code most}: the mean reciprocal rank. */
    public double reciprocal(int most) {
        return mean(Arrays.stream(places).mapToDouble(place -> place > 0 && place <= most ? 1.0 / place : 0)
                .toArray());
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElse(0);
    }
}
