package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.Emoji;
import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.data.Tokens;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is learnt: texts, each with the emoji that it stands for. They are the words, keywords and
 * descriptions that jemoji has of every emoji, and the training queries.
 *
 * @param texts in the order in which they come
 * @param emoji of each text, rising
 * @param candidates how many emoji there are
 */
record EmojiShares(List<String> texts, List<int[]> emoji, int candidates) {
    static EmojiShares of(EmojiQueries data) {
        Map<String, SortedSet<Integer>> known = new LinkedHashMap<>();
        for (int i = 0; i < data.candidates().size(); i++) {
            Emoji emoji = data.candidates().get(i);
            for (String word : emoji.vocabulary()) {
                add(known, word, i);
            }
            for (String keyword : emoji.keywords()) {
                add(known, String.join(" ", Tokens.of(keyword)), i);
            }
            add(known, String.join(" ", Tokens.of(emoji.description())), i);
        }
        for (Query query : data.queries(data.split().train())) {
            for (int relevant : query.relevant()) {
                add(known, query.text(), relevant);
            }
        }
        known.remove("");
        return new EmojiShares(List.copyOf(known.keySet()), known.values().stream().map(EmojiShares::places)
                .toList(), data.candidates().size());
    }

    private static void add(Map<String, SortedSet<Integer>> known, String text, int emoji) {
        known.computeIfAbsent(text, fresh -> new TreeSet<>()).add(emoji);
    }

    private static int[] places(Collection<Integer> emoji) {
        return emoji.stream().mapToInt(place -> place).toArray();
    }

    /**
     * The share that each emoji has of each text, row by row. Most of it is divided among the text's own
     * emoji; the rest goes to emoji that are alike, because they have other texts in common. That is how a
     * word comes near what nobody has tagged with it.
     *
     * @param spread the share that goes to emoji that are alike
     */
    float[] shares(double spread) {
        double[][] alike = alike();
        float[] shares = new float[texts.size() * candidates];
        for (int text = 0; text < texts.size(); text++) {
            int[] own = emoji.get(text);
            for (int place : own) {
                shares[text * candidates + place] += (float) ((1 - spread) / own.length);
                for (int other = 0; other < candidates; other++) {
                    shares[text * candidates + other] += (float) (spread * alike[place][other] / own.length);
                }
            }
        }
        return shares;
    }

    /**
     * How much emoji are alike, each row adding up to 1: the cosine of their texts, of which one that n emoji
     * have counts 1 / sqrt(n).
     */
    double[][] alike() {
        double[][] alike = new double[candidates][candidates];
        for (int[] together : emoji) {
            for (int one : together) {
                for (int other : together) {
                    alike[one][other] += 1.0 / together.length;
                }
            }
        }
        double[] lengths = new double[candidates];
        for (int i = 0; i < candidates; i++) {
            lengths[i] = Math.sqrt(alike[i][i]);
        }
        for (int one = 0; one < candidates; one++) {
            double sum = 0;
            for (int other = 0; other < candidates; other++) {
                if (alike[one][other] > 0) {
                    alike[one][other] /= lengths[one] * lengths[other];
                    sum += alike[one][other];
                }
            }
            for (int other = 0; other < candidates && sum > 0; other++) {
                alike[one][other] /= sum;
            }
        }
        return alike;
    }
}
