package dev.teacup.train.data;

import dev.teacup.error.ModelException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What people type when they look for an emoji: the keywords of emojilib, each with all emoji that list it,
 * beside the text that jemoji has of every emoji.
 *
 * @param candidates every emoji that may be found, in jemoji's order
 * @param queries in the order of emojilib
 * @param split of the queries, by their {@link #family}, so that no plural in s helps with its singular
 * @param sha256 of both files, one behind the other, in hexadecimal
 */
public record EmojiQueries(List<Emoji> candidates, List<Query> queries, Split split, String sha256) {
    private static final String SHA256 = "d2ee718b4c97a0f11e9e7935ad3ae16a57d9118f9949cc9cc9d429a82fb8ae02";
    private static final int FOLDS = 5;

    /**
     * A query.
     *
     * @param text words of a to z, digits and apostrophes, one blank between two
     * @param relevant the places of the emoji that are looked for, rising
     */
    public record Query(String text, int[] relevant) {}

    /**
     * Those of the data packages jemoji and emojilib, or of two files of their form in a folder.
     *
     * @param folder with {@code emojis.json} and {@code emoji-en-US.json}, or null for the packages
     * @throws ModelException when they are not there, or not of this form; or when the packages are not those
     *     that the published figures were measured on
     */
    public static EmojiQueries of(Path folder) {
        if (folder != null) {
            return of(EmojiFiles.read(folder));
        }
        EmojiFiles files = EmojiFiles.published();
        if (!files.sha256().equals(SHA256)) {
            throw new ModelException("jemoji and emojilib", "the packages are not the published ones",
                    "sha256 " + SHA256, "sha256 " + files.sha256(),
                    "use net.fellbaum:jemoji:2.0.0 and org.webjars.npm:emojilib:3.0.7, or name a folder by"
                            + " --data");
        }
        return of(files);
    }

    /** Whether these are the queries that the published figures were measured on. */
    public boolean isPublished() {
        return sha256.equals(SHA256);
    }

    /** The queries at some places. */
    public List<Query> queries(int[] rows) {
        return IntStream.of(rows).mapToObj(queries::get).toList();
    }

    /** A query without a final s, where it has more than 3 letters and does not end in ss. */
    public static String family(String query) {
        boolean isPlural = query.length() > 3 && query.endsWith("s") && !query.endsWith("ss");
        return isPlural ? query.substring(0, query.length() - 1) : query;
    }

    static EmojiQueries of(EmojiFiles files) {
        List<Emoji> candidates = files.candidates();
        List<Query> queries = files.queries(candidates);
        int[] folds = queries.stream().mapToInt(query -> Fold.of("emoji:" + family(query.text()), FOLDS))
                .toArray();
        Split split = new Split(rows(folds, 2, FOLDS), rows(folds, 1, 2), rows(folds, 0, 1));
        checkPart(split.train(), "to learn from");
        checkPart(split.validation(), "to choose by");
        checkPart(split.test(), "to judge on");
        return new EmojiQueries(candidates, queries, split, files.sha256());
    }

    private static int[] rows(int[] folds, int from, int to) {
        return IntStream.range(0, folds.length).filter(row -> folds[row] >= from && folds[row] < to)
                .toArray();
    }

    private static void checkPart(int[] rows, String purpose) {
        if (rows.length == 0) {
            throw new ModelException(EmojiFiles.QUERIES, "no query is left " + purpose,
                    "keywords in each of the three parts, which a hash of the keyword deals out", "none",
                    "give it some dozens of keywords of the letters a to z");
        }
    }
}
