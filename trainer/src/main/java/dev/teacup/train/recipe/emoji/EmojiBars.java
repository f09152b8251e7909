package dev.teacup.train.recipe.emoji;

import dev.teacup.train.baseline.Bm25;
import dev.teacup.train.data.Emoji;
import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.data.Tokens;
import dev.teacup.train.data.WordNet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the network has to beat: search by spelling, in the text that jemoji has of each emoji. */
record EmojiBars(EmojiQueries data, WordNet wordNet) {
    /** By whole words, as often as the text has them. */
    EmojiScores byWords(List<Query> queries) {
        Bm25 search = new Bm25(data.candidates().stream().map(Emoji::words).collect(Collectors.toList()));
        return EmojiScores.of(data.candidates(), queries,
                query -> search.scores(Tokens.of(query.text())), 0);
    }

    /**
     * By runs of characters and by words that are akin in WordNet, without anything that is learnt: the sum
     * of both scores, each over its highest. What is akin is looked up in all that the network learns from.
     */
    EmojiScores byGramsAndKin(List<Query> queries) {
        Bm25 search = grams();
        WordKin kin = new WordKin(wordNet, EmojiShares.told(data), data.candidates().size());
        return EmojiScores.of(data.candidates(), queries, query -> {
            double[] sum = overHighest(search.scores(Bm25.grams(Tokens.of(query.text()))));
            double[] akin = overHighest(kin.scores(query.text()));
            Arrays.setAll(sum, emoji -> sum[emoji] + akin[emoji]);
            return sum;
        }, 0);
    }

    private static double[] overHighest(double[] scores) {
        double highest = Arrays.stream(scores).max().orElse(0);
        return Arrays.stream(scores).map(score -> highest > 0 ? score / highest : 0).toArray();
    }

    private Bm25 grams() {
        return new Bm25(data.candidates().stream().map(emoji -> Bm25.grams(emoji.vocabulary()))
                .collect(Collectors.toList()));
    }

    /** By runs of three and four characters of the words, each word once. */
    EmojiScores byGrams(List<Query> queries) {
        Bm25 search = grams();
        return EmojiScores.of(data.candidates(), queries,
                query -> search.scores(Bm25.grams(Tokens.of(query.text()))), 0);
    }
}
