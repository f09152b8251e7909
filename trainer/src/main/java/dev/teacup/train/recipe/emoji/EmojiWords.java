package dev.teacup.train.recipe.emoji;

import dev.teacup.train.report.Facts.Trial;
import dev.teacup.train.report.Facts.Tried;
import dev.teacup.train.report.Facts.Use;
import java.util.List;
import java.util.Map;

/** What is said of the search for emoji in words. */
final class EmojiWords {
    static final String QUESTION =
            "Somebody types *noise* and wants a loudspeaker. Unicode's text has the word for no emoji at"
                    + " all, and it is not among the queries that the model learns from. Search by letters"
                    + " finds names; this model is to find what is meant, among 1,914 emoji, at every key, in"
                    + " the page.";

    static final String SOURCE =
            "Two packages on Maven Central that ./teacup fetches: net.fellbaum:jemoji 2.0.0, which has"
                    + " Unicode's description and keywords of every emoji and the aliases of chat programs,"
                    + " and org.webjars.npm:emojilib 3.0.7, in which people have tagged emoji with 2,283"
                    + " keywords of their own: the queries.";

    static final String OTHER_SOURCE =
            "Other files of the same form, given by --data. What is said of traps and trials is true of the"
                    + " published packages, and may not be of these files.";

    static final String LICENCE =
            "jemoji is Apache-2.0, emojilib MIT; descriptions and keywords are of Unicode's CLDR (Unicode"
                    + " License v3). The model holds the descriptions and weights.";

    static final List<String> TRAPS = List.of(
            "The first keyword of each emoji in emojilib is its name, nearly Unicode's description: it is"
                    + " no query.",
            "*cup* and *cups* would be on both sides of a random split: the hash is of the query without a"
                    + " plural's s.",
            "Most queries are words of the emoji's own text, and are found by their letters. Hence a second"
                    + " figure of those that are not: there, emoji that have the words in their text are"
                    + " taken out of the ranking.",
            "The text of every emoji is learnt from, and the training queries; of emojilib nothing else.",
            "270 of the emoji are flags with much the same words.");

    static final Tried TRIED = new Tried(
            "Figures are of the validation queries: success@10 of all, then of those about meaning. They were"
                    + " measured once, with a prototype of the same network in NumPy that is not kept; one"
                    + " seed, 20 epochs of texts in batches of 256 where nothing else is said; the last two"
                    + " lines have no epochs. The test queries were not looked at while choosing.",
            List.of(new Trial("width 64, 8,192 rows, sharpness 16, dropout .3, spread .3, 20 epochs",
                    ".695, .276", "the point of departure"),
                    new Trial("the same, 30 epochs", ".701, .293", "longer is better"),
                    new Trial("4,096 rows", ".682, .209", "too many words share a row"),
                    new Trial("sharpness 12", ".699, .259", "within chance"),
                    new Trial("sharpness 24", ".684, .209", "worse"),
                    new Trial("dropout .15; .5", ".690, .251; .693, .226", "worse"),
                    new Trial("runs of 5 characters, too", ".686, .247", "worse"),
                    new Trial("training queries weigh three times", ".690, .264", "no gain"),
                    new Trial("spread .15", ".682, .209", "worse: meaning comes from emoji that are alike"),
                    new Trial("spread .6", ".686, .268", "no gain"),
                    new Trial("an emoji begins where its own text points, width 128", ".695, .268",
                            "no gain at twice the size"),
                    new Trial("width 128, 30 epochs", ".701, .293", "no gain at twice the size"),
                    new Trial("kernel ridge regression on the same runs and words", ".677, .142",
                            "all letters, little meaning"),
                    new Trial("the same, smoothed over emoji that are alike", ".708, .297",
                            "as good, but it keeps all texts")),
            Map.of());

    static final String LEARNING =
            "The loss is the cross entropy with all 1,914 emoji as candidates, so that every wrong emoji is"
                    + " a negative and the hardest have the largest gradients; it has a floor, for a text"
                    + " has several right answers and a share goes to emoji that are alike. The epoch with"
                    + " the best mean of both validation figures is kept.";

    static final Use USE = new Use(
            "A table of points for hashed words and runs of characters, and a point for each emoji, learnt"
                    + " with a contrastive loss; reading the text is part of the ONNX file.",
            "Apache-2.0, as the code.",
            List.of("To find an emoji while one types, in a page, without a server.",
                    "To show search by meaning at a few megabytes."),
            List.of("Sentences: words are added up, and their order is lost.",
                    "Other languages than English."),
            List.of("Words that neither Unicode's text nor a training query has are told by their spelling"
                    + " only.", "A text is read up to 48 characters; a sign beyond Latin-1 ends it."),
            List.of("The tags are by volunteers and carry their habits: what a flag, a face or a profession"
                    + " is tagged with may be a stereotype."),
            List.of("It always shows ten emoji, however little it knows.",
                    "Emoji with a tone of skin are left out; the plain one stands for all."));

    private EmojiWords() {}
}
