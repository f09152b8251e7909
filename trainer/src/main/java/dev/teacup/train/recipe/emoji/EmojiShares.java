package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.Emoji;
import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.data.Tokens;
import dev.teacup.train.data.WordNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is learnt: texts, each with the emoji that it stands for. They are the words, keywords and
 * descriptions that jemoji has of every emoji, and the training queries; beside them words of WordNet, which
 * stand for the emoji of the words that they are akin to.
 *
 * @param told texts that somebody has given to emoji, in the order in which they come
 * @param akin words that nobody has given to an emoji
 * @param candidates how many emoji there are
 */
record EmojiShares(List<Text> told, List<Text> akin, int candidates) {
    /**
     * A text that is learnt.
     *
     * @param emoji that it stands for
     * @param shares of each of them, adding up to 1
     */
    record Text(String text, int[] emoji, double[] shares) {
        private static Text of(String text, Collection<Integer> emoji) {
            double[] shares = new double[emoji.size()];
            Arrays.fill(shares, 1.0 / shares.length);
            return new Text(text, emoji.stream().mapToInt(place -> place).toArray(), shares);
        }
    }

    /**
     * All that is learnt.
     *
     * @param most so many emoji a word of WordNet stands for at most
     */
    static EmojiShares of(EmojiQueries data, WordNet wordNet, int most) {
        Map<String, SortedSet<Integer>> known = told(data);
        List<Text> told = new ArrayList<>();
        known.forEach((text, emoji) -> told.add(Text.of(text, emoji)));
        List<Text> akin = new ArrayList<>();
        WordKin kin = new WordKin(wordNet, known, data.candidates().size());
        wordNet.entries().forEach((word, entry) -> {
            if (most > 0 && entry.isTagged() && !known.containsKey(word) && isRead(word)) {
                double[] scores = kin.scores(word);
                int[] best = IntStream.range(0, scores.length).filter(emoji -> scores[emoji] > 0).boxed()
                        .sorted(Comparator.comparingDouble(emoji -> -scores[emoji])).limit(most)
                        .mapToInt(emoji -> emoji).toArray();
                double sum = IntStream.of(best).mapToDouble(emoji -> scores[emoji]).sum();
                if (best.length > 0) {
                    akin.add(new Text(word, best,
                            IntStream.of(best).mapToDouble(emoji -> scores[emoji] / sum).toArray()));
                }
            }
        });
        return new EmojiShares(told, akin, data.candidates().size());
    }

    private static boolean isRead(String word) {
        return word.length() <= Grams.MOST && word.chars().anyMatch(sign -> sign >= 'a' && sign <= 'z');
    }

    /** The texts that somebody has given to emoji, with the places of these. */
    static Map<String, SortedSet<Integer>> told(EmojiQueries data) {
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
        return known;
    }

    private static void add(Map<String, SortedSet<Integer>> known, String text, int emoji) {
        known.computeIfAbsent(text, fresh -> new TreeSet<>()).add(emoji);
    }

    /** All texts, first those that are told. */
    List<String> texts() {
        return Stream.concat(told.stream(), akin.stream()).map(Text::text).toList();
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
        float[] shares = new float[(told.size() + akin.size()) * candidates];
        int row = 0;
        for (Text text : Stream.concat(told.stream(), akin.stream()).toList()) {
            for (int i = 0; i < text.emoji.length; i++) {
                double share = text.shares[i];
                shares[row + text.emoji[i]] += (float) ((1 - spread) * share);
                for (int other = 0; other < candidates; other++) {
                    shares[row + other] += (float) (spread * share * alike[text.emoji[i]][other]);
                }
            }
            row += candidates;
        }
        return shares;
    }

    /**
     * How much emoji are alike, each row adding up to 1: the cosine of the texts that are told of them, of
     * which one that n emoji have counts 1 / sqrt(n).
     */
    double[][] alike() {
        double[][] alike = new double[candidates][candidates];
        for (Text together : told) {
            for (int one : together.emoji) {
                for (int other : together.emoji) {
                    alike[one][other] += 1.0 / together.emoji.length;
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
