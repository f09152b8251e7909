package dev.teacup.op.text;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.teacup.op.Attribute;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The pool has the 1-grams 2 and 3, and the 2-grams 2 3, 3 3 and 5 2, in the columns 0 to 4. */
class TfIdfVectorizerTest {
    private static final long[] POOL = {2, 3, 2, 3, 3, 3, 5, 2};
    private static final Literal X = longs(6).of(2, 3, 3, 5, 2, 3);

    private static OpCheck count(String mode, long least, long most, long skips) {
        return check("TfIdfVectorizer").with("mode", mode).with("min_gram_length", least)
                .with("max_gram_length", most).with("max_skip_count", skips)
                .with("ngram_counts", new long[] {0, 2}).with("ngram_indexes", new long[] {0, 1, 2, 3, 4})
                .with("pool_int64s", POOL);
    }

    private static OpCheck weighted(String mode) {
        return count(mode, 1, 2, 0).with("weights", new Attribute.Reals(1, 10, 100, 1000, 10000));
    }

    @Test
    void needsNoTimeForRowsWithoutTokens() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check("TfIdfVectorizer").with("mode", "TF")
                .with("min_gram_length", 1).with("max_gram_length", 1).with("max_skip_count", 0)
                .with("ngram_counts", new long[0]).with("ngram_indexes", new long[0])
                .in(longs(Integer.MAX_VALUE, 0).counting()).gives(floats(Integer.MAX_VALUE, 0).counting()));
    }

    @Test
    void countsNgramsOfTheLengthsThatAreWanted() {
        count("TF", 1, 1, 0).in(X).gives(floats(5).of(2, 3, 0, 0, 0));
        count("TF", 1, 2, 0).in(X).gives(floats(5).of(2, 3, 2, 1, 1));
        count("TF", 2, 9, 0).in(X).gives(floats(5).of(0, 0, 2, 1, 1));
        count("TF", 3, 3, 0).in(X).gives(floats(5).of(0, 0, 0, 0, 0));
    }

    /** With one token in between, 2 3 is at 0; with two, 3 3 at 2; with three at 1; with four, 2 3 at 0. */
    @Test
    void skipsTokensAndCountsSingleOnesOnce() {
        count("TF", 1, 2, 1).in(X).gives(floats(5).of(2, 3, 3, 1, 1));
        count("TF", 1, 2, 2).in(X).gives(floats(5).of(2, 3, 3, 2, 1));
        count("TF", 1, 2, Long.MAX_VALUE).in(X).gives(floats(5).of(2, 3, 4, 3, 1));
    }

    @Test
    void countsEachRowByItself() {
        count("TF", 1, 2, 0).in(ints(2, 3).of(2, 3, 3, 5, 2, 3))
                .gives(floats(2, 5).of(1, 2, 1, 1, 0, 1, 1, 1, 0, 1));
    }

    @Test
    void weighsByTheNgram() {
        weighted("TF").in(X).gives(floats(5).of(2, 3, 2, 1, 1));
        weighted("IDF").in(X).gives(floats(5).of(1, 10, 100, 1000, 10000));
        weighted("TFIDF").in(X).gives(floats(5).of(2, 30, 200, 1000, 10000));
        count("IDF", 1, 2, 0).in(X).gives(floats(5).of(1, 1, 1, 1, 1));
        count("TFIDF", 1, 2, 0).in(X).gives(floats(5).of(2, 3, 2, 1, 1));
    }

    @Test
    void putsNgramsIntoTheirColumns() {
        count("TF", 1, 2, 0).with("ngram_indexes", new long[] {6, 0, 4, 3, 0}).in(X)
                .gives(floats(7).of(4, 0, 0, 1, 2, 0, 2));
    }

    @Test
    void countsWords() {
        check("TfIdfVectorizer").with("mode", "TF").with("min_gram_length", 1).with("max_gram_length", 2)
                .with("max_skip_count", 0).with("ngram_counts", new long[] {0, 1})
                .with("ngram_indexes", new long[] {1, 0})
                .with("pool_strings", new Attribute.Texts("tea", "tea", "cup"))
                .in(texts(4).of("tea", "cup", "tea", "pot")).gives(floats(2).of(1, 2));
    }

    @Test
    void findsTheLaterOfTwoEqualNgrams() {
        check("TfIdfVectorizer").with("mode", "TF").with("min_gram_length", 1).with("max_gram_length", 1)
                .with("max_skip_count", 0).with("ngram_counts", new long[] {0})
                .with("ngram_indexes", new long[] {0, 1}).with("pool_int64s", new long[] {7, 7})
                .in(longs(1).of(7)).gives(floats(2).of(0, 1));
    }

    @Test
    void findsNothingInNothing() {
        count("TF", 1, 2, 3).in(longs(0).of(new double[0])).gives(floats(5).of(0, 0, 0, 0, 0));
        count("TF", 1, 2, 3).in(longs(1, 0).of(new double[0])).gives(floats(1, 5).of(0, 0, 0, 0, 0));
        count("TF", 1, 2, 3).in(longs(0, 2).of(new double[0])).gives(floats(0, 5).of(new double[0]));
    }

    @Test
    void refusesAPoolOfAnotherType() {
        count("TF", 1, 2, 0).in(texts(1).of("a")).refuses(
                "TfIdfVectorizer 'it': the pool is of another type than the input 'X'",
                "expected: 'pool_strings' only, since 'X' is of string",
                "got: 8 tokens of the other",
                "fix: export the model again");
    }

    @Test
    void refusesLengthsAndSkipsThatAreNone() {
        count("TF", 0, 2, 0).in(X).refuses(
                "TfIdfVectorizer 'it': the attribute 'min_gram_length' is too small",
                "expected: at least 1", "got: 0", "fix: export the model again");
        count("TF", 2, 1, 0).in(X).refuses(
                "TfIdfVectorizer 'it': the attribute 'max_gram_length' is too small",
                "expected: at least 2", "got: 1", "fix: export the model again");
        count("TF", 1, 2, -1).in(X).refuses(
                "TfIdfVectorizer 'it': the attribute 'max_skip_count' is too small",
                "expected: at least 0", "got: -1", "fix: export the model again");
    }

    @Test
    void refusesAPoolThatIsNotOfWholeNgrams() {
        count("TF", 1, 2, 0).with("ngram_counts", new long[] {0, 3}).in(X).refuses(
                "TfIdfVectorizer 'it': the attribute 'ngram_counts' does not part the pool into n-grams",
                "expected: from each entry to the next one, whole 2-grams of its 8 tokens",
                "got: [0, 3]",
                "fix: export the model again");
        count("TF", 1, 2, 0).with("ngram_counts", new long[] {9}).in(X).refuses(
                "TfIdfVectorizer 'it': the attribute 'ngram_counts' does not part the pool into n-grams",
                "expected: from each entry to the next one, whole 1-grams of its 8 tokens",
                "got: [9]",
                "fix: export the model again");
    }

    @Test
    void refusesListsThatAreNotParallelToThePool() {
        count("TF", 1, 2, 0).with("ngram_indexes", new long[] {0}).in(X).refuses(
                "TfIdfVectorizer 'it': the attribute 'ngram_indexes' has the wrong number of entries",
                "expected: 5, one for each n-gram of the pool",
                "got: 1",
                "fix: export the model again");
        count("TF", 1, 2, 0).with("weights", new Attribute.Reals(1)).in(X).refuses(
                "TfIdfVectorizer 'it': the attribute 'weights' has the wrong number of entries",
                "expected: 5, one for each n-gram of the pool",
                "got: 1",
                "fix: export the model again");
    }

    @Test
    void refusesColumnsThatAreNone() {
        count("TF", 1, 2, 0).with("ngram_indexes", new long[] {0, 1, 2, 3, -1}).in(X).refuses(
                "TfIdfVectorizer 'it': an index in the attribute 'ngram_indexes' is out of range",
                "expected: an index from 0 to 2147483646",
                "got: -1",
                "fix: export the model again");
    }

    @Test
    void refusesOtherRanksAndModes() {
        count("TF", 1, 2, 0).in(longs().of(1)).refuses(
                "TfIdfVectorizer 'it': the input 'X' has too few dimensions",
                "expected: at least 1", "got: 0 in []", "fix: reshape it");
        count("TF", 1, 2, 0).in(longs(1, 1, 1).of(1)).refuses(
                "TfIdfVectorizer 'it': the input 'X' has the wrong number of dimensions",
                "expected: 2 dimensions", "got: 3 in [1, 1, 1]", "fix: reshape it");
        count("BM25", 1, 2, 0).in(X).refuses(
                "TfIdfVectorizer 'it': the attribute 'mode' has a value that ONNX does not know",
                "expected: one of TF, IDF, TFIDF", "got: 'BM25'", "fix: export the model again");
    }
}
