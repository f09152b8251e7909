package dev.teacup.train.data;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the words of American English are pronounced, from the CMU dictionary: the words that are made of the
 * letters a to z and the apostrophe.
 *
 * @param words in the order of the file
 * @param split of the words, by their {@link #family}, so that no possessive or plural in s helps with its
 *     base
 * @param leftOut words with other signs in them, which are not learnt
 * @param sha256 of the file, in hexadecimal
 */
public record Pronunciations(List<Word> words, Split split, int leftOut, String sha256) {
    /** The most letters of a word, and the most phonemes of a reading. */
    public static final int LONGEST = 28;
    private static final String RESOURCE = "edu/cmu/sphinx/models/en-us/cmudict-en-us.dict";
    private static final String SHA256 = "bab57556ec6547e2e4d712e33d144a0e46739da48420c12f2e53e77d0d976c19";
    private static final int FOLDS = 10;

    /**
     * A word.
     *
     * @param spelling of letters a to z and apostrophes
     * @param readings the numbers of the phonemes of each, as {@link Phonemes} counts them; at least one
     * @param row in the file, from 1, where the word is first
     */
    public record Word(String spelling, List<int[]> readings, int row) {}

    /**
     * The dictionary of the data package {@code de.sciss:sphinx4-data}.
     *
     * @throws ModelException when the package is not there, or its bytes are not those that the published
     *     figures were measured on
     */
    public static Pronunciations published() {
        try (InputStream in = Pronunciations.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new ModelException(RESOURCE, "the CMU dictionary is not on the class path",
                        "the package de.sciss:sphinx4-data, which the profile pronounce brings", "nothing",
                        "start by ./teacup, run Maven with -Ppronounce, or name a dictionary by --data");
            }
            DictionaryFile file = new DictionaryFile("cmudict-en-us.dict", in.readAllBytes());
            checkHash(file);
            return of(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those in a file of the same form, or {@link #published} where that is null. */
    public static Pronunciations of(Path file) {
        return file == null ? published() : of(DictionaryFile.read(file));
    }

    /** Whether these are the words that the published figures were measured on. */
    public boolean isPublished() {
        return sha256.equals(SHA256);
    }

    /** The words at some places. */
    public List<Word> words(int[] rows) {
        return IntStream.of(rows).mapToObj(words::get).toList();
    }

    /**
     * What a word has in common with its inflections: the word without a final {@code 's} or {@code '}, then
     * without a final s, where it has more than 3 letters and does not end in ss.
     */
    public static String family(String word) {
        String base = word.endsWith("'s") ? word.substring(0, word.length() - 2)
                : word.endsWith("'") ? word.substring(0, word.length() - 1) : word;
        boolean isPlural = base.length() > 3 && base.endsWith("s") && !base.endsWith("ss");
        return isPlural ? base.substring(0, base.length() - 1) : base;
    }

    static Pronunciations of(DictionaryFile file) {
        List<Word> all = file.words();
        List<Word> words = all.stream().filter(word -> isSpelt(word.spelling())).toList();
        words.forEach(word -> checkLength(file, word));
        int[] folds = words.stream().mapToInt(word -> Fold.of("pronounce:" + family(word.spelling()), FOLDS))
                .toArray();
        Split split = new Split(rows(folds, 2, FOLDS), rows(folds, 1, 2), rows(folds, 0, 1));
        checkPart(file, split.train(), "to learn from");
        checkPart(file, split.validation(), "to choose by");
        checkPart(file, split.test(), "to judge on");
        return new Pronunciations(words, split, all.size() - words.size(), file.sha256());
    }

    private static boolean isSpelt(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '\'');
    }

    private static int[] rows(int[] folds, int from, int to) {
        return IntStream.range(0, folds.length).filter(row -> folds[row] >= from && folds[row] < to)
                .toArray();
    }

    private static void checkLength(DictionaryFile file, Word word) {
        int longest = word.readings().stream().mapToInt(reading -> reading.length).max().orElse(0);
        if (word.spelling().length() > LONGEST || longest > LONGEST) {
            throw new ModelException(file.place(word.row()), "the word is too long",
                    "at most " + LONGEST + " letters and " + LONGEST + " phonemes",
                    quoted(word.spelling()) + " with " + word.spelling().length() + " and " + longest,
                    "delete the row");
        }
    }

    private static void checkPart(DictionaryFile file, int[] rows, String purpose) {
        if (rows.length == 0) {
            throw new ModelException(file.name(), "no word is left " + purpose,
                    "words in each of the three parts, which a hash of the word deals out", "none",
                    "give it some dozens of words of the letters a to z");
        }
    }

    private static void checkHash(DictionaryFile file) {
        if (!file.sha256().equals(SHA256)) {
            throw new ModelException(file.name(), "the dictionary is not the published one",
                    "sha256 " + SHA256, "sha256 " + file.sha256(),
                    "use de.sciss:sphinx4-data:1.0.0, or name your own by --data");
        }
    }
}
