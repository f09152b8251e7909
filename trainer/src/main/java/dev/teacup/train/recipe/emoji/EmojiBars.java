package dev.teacup.train.recipe.emoji;

import dev.teacup.train.baseline.Bm25;
import dev.teacup.train.data.Emoji;
import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.data.Tokens;
import java.util.List;
import java.util.stream.Collectors;

/** What the network has to beat: search by spelling, in the text that jemoji has of each emoji. */
record EmojiBars(EmojiQueries data) {
    /** By whole words, as often as the text has them. */
    EmojiScores byWords(List<Query> queries) {
        Bm25 search = new Bm25(data.candidates().stream().map(Emoji::words).collect(Collectors.toList()));
        return EmojiScores.of(data.candidates(), queries,
                query -> search.scores(Tokens.of(query.text())), 0);
    }

    /** By runs of three and four characters of the words, each word once. */
    EmojiScores byGrams(List<Query> queries) {
        Bm25 search = new Bm25(data.candidates().stream().map(emoji -> Bm25.grams(emoji.vocabulary()))
                .collect(Collectors.toList()));
        return EmojiScores.of(data.candidates(), queries,
                query -> search.scores(Bm25.grams(Tokens.of(query.text()))), 0);
    }
}
