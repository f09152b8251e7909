package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.Emoji;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.data.Tokens;
import dev.teacup.train.metric.Ranks;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well queries find their emoji.
 *
 * @param queries all that were asked
 * @param found where the first relevant emoji of each comes
 * @param meant those that can be found by meaning only: an emoji is relevant, and its own text lacks a word
 *     of the query
 * @param foundByMeaning where the first such emoji of each comes, the other relevant ones taken out
 */
record EmojiScores(List<Query> queries, Ranks found, List<Query> meant, Ranks foundByMeaning) {
    /** Among how many the relevant emoji has to be. */
    static final int SHOWN = 10;

    /**
     * Scores of a search.
     *
     * @param scores a score of each candidate for a query, the best highest
     * @param rankedAbove a candidate with this score or less is not found
     */
    static EmojiScores of(List<Emoji> candidates, List<Query> queries, Function<Query, double[]> scores,
            double rankedAbove) {
        List<Set<String>> texts = candidates.stream().map(Emoji::vocabulary).toList();
        List<Query> meant = queries.stream().filter(query -> !meant(texts, query).isEmpty()).toList();
        int[] places = new int[queries.size()];
        int[] byMeaning = new int[meant.size()];
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            Query query = queries.get(i);
            double[] scored = scores.apply(query);
            Set<Integer> relevant = Arrays.stream(query.relevant()).boxed().collect(Collectors.toSet());
            places[i] = Ranks.place(scored, relevant, Set.of(), rankedAbove);
            Set<Integer> looked = meant(texts, query);
            if (!looked.isEmpty()) {
                Set<Integer> others = relevant.stream().filter(emoji -> !looked.contains(emoji))
                        .collect(Collectors.toSet());
                byMeaning[at++] = Ranks.place(scored, looked, others, rankedAbove);
            }
        }
        return new EmojiScores(queries, new Ranks(places), meant, new Ranks(byMeaning));
    }

    /** The relevant emoji whose own text lacks a word of the query. */
    private static Set<Integer> meant(List<Set<String>> texts, Query query) {
        List<String> words = Tokens.of(query.text());
        return IntStream.of(query.relevant()).filter(emoji -> !texts.get(emoji).containsAll(words)).boxed()
                .collect(Collectors.toSet());
    }

    /** By their keys. */
    Map<String, Double> measures() {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("successAt10", found.success(SHOWN));
        measures.put("mrrAt10", found.reciprocal(SHOWN));
        measures.put("meaningSuccessAt10", foundByMeaning.success(SHOWN));
        measures.put("meaningMrrAt10", foundByMeaning.reciprocal(SHOWN));
        return measures;
    }
}
