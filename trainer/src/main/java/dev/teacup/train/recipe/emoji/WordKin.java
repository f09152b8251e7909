package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.WordNet;
import dev.teacup.train.data.WordNet.Link;
import dev.teacup.train.data.WordNet.Sense;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Which emoji have to do with a word, because they are tagged with words that are akin to it. By WordNet,
 * those are the ones that mean the same, those that its meanings are linked to, and those of its definitions,
 * by how rare these are in definitions.
 */
final class WordKin {
    private static final int MOST_SENSES = 3;
    private static final double OF_GLOSS = .3;
    /** What has n emoji counts 1 / n^.6 for each of them. */
    private static final double DAMPING = .6;
    /** Endings of inflected words and what stands there in a dictionary: morphy(7WN), for all parts. */
    private static final List<List<String>> ENDINGS = List.of(List.of("s", ""), List.of("es", ""),
            List.of("ies", "y"), List.of("ed", ""), List.of("ed", "e"), List.of("ing", ""),
            List.of("ing", "e"));
    private static final int LEAST_STEM = 3;
    /** How much a word counts that is linked by each sign; what is wider says more than what is narrower. */
    private static final Map<String, Double> BY_LINK = Map.ofEntries(Map.entry("+", .8),
            Map.entry("\\", .8), Map.entry("&", .6), Map.entry("^", .6), Map.entry("=", .5),
            Map.entry("@", .3), Map.entry("@i", .3), Map.entry("*", .3), Map.entry(">", .3),
            Map.entry("#p", .3), Map.entry("$", .3), Map.entry("~", .15), Map.entry("~i", .15),
            Map.entry("%p", .15), Map.entry("#m", .15), Map.entry("%m", .15), Map.entry(";c", .15));

    private final WordNet wordNet;
    private final Map<String, SortedSet<Integer>> tagged;
    private final int candidates;
    /** In how many definitions each word is. */
    private final Map<String, Integer> definitions = new HashMap<>();
    private final int meanings;

    /** @param tagged the places of the emoji of each text, of so many candidates */
    WordKin(WordNet wordNet, Map<String, SortedSet<Integer>> tagged, int candidates) {
        this.wordNet = wordNet;
        this.tagged = tagged;
        this.candidates = candidates;
        Set<WordNet.Meaning> all = Collections.newSetFromMap(new IdentityHashMap<>());
        for (WordNet.Entry entry : wordNet.entries().values()) {
            for (Sense sense : entry.senses()) {
                if (all.add(sense.meaning())) {
                    sense.meaning().gloss().forEach(word -> definitions.merge(word, 1, Integer::sum));
                }
            }
        }
        meanings = all.size();
    }

    /** How much each emoji has to do with a word, by others; what is tagged with it counts for nothing. */
    double[] scores(String word) {
        double[] scores = new double[candidates];
        of(word).forEach((akin, weight) -> {
            SortedSet<Integer> emoji = emoji(akin);
            emoji.forEach(place -> scores[place] += weight / Math.pow(emoji.size(), DAMPING));
        });
        return scores;
    }

    /** The emoji of a word, or of what it may be an inflection of. */
    private SortedSet<Integer> emoji(String word) {
        SortedSet<Integer> found = tagged.get(word);
        for (int i = 0; i < ENDINGS.size() && found == null; i++) {
            String ending = ENDINGS.get(i).get(0);
            int stem = word.length() - ending.length();
            if (stem >= LEAST_STEM && word.endsWith(ending)) {
                found = tagged.get(word.substring(0, stem) + ENDINGS.get(i).get(1));
            }
        }
        return found == null ? Collections.emptySortedSet() : found;
    }

    /** Words with how much each is akin; a sense counts half as much as the one that is more frequent. */
    Map<String, Double> of(String word) {
        Map<String, Double> kin = new LinkedHashMap<>();
        WordNet.Entry entry = wordNet.entries().get(word);
        if (entry == null) {
            return kin;
        }
        for (Sense sense : entry.senses()) {
            if (sense.rank() < MOST_SENSES) {
                double weight = Math.pow(.5, sense.rank());
                add(kin, sense.meaning().words(), weight);
                for (Link link : sense.meaning().links()) {
                    add(kin, link.words(), weight * BY_LINK.getOrDefault(link.sign(), 0.0));
                }
                for (String said : sense.meaning().gloss()) {
                    add(kin, List.of(said), weight * OF_GLOSS * rarity(said));
                }
            }
        }
        kin.remove(word);
        return kin;
    }

    private static void add(Map<String, Double> kin, List<String> words, double weight) {
        if (weight > 0) {
            words.forEach(word -> kin.merge(word, weight, Double::sum));
        }
    }

    /** 1 for what one definition has, 0 for what all have: the square of the inverse document frequency. */
    private double rarity(String word) {
        double share = Math.log((double) meanings / definitions.get(word)) / Math.log(meanings);
        return share * share;
    }
}
