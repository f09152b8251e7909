package dev.teacup.op.text;

import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class StringSplitTest {
    @Test
    void splitsAtEachDelimiterAndFillsUpWithEmptyTexts() {
        check("StringSplit").with("delimiter", ".").in(texts(2).of("abc.com", "a..b.")).gives(
                texts(2, 4).of("abc", "com", "", "", "a", "", "b", ""), longs(2).of(2, 4));
    }

    @Test
    void takesALongDelimiterWhole() {
        check("StringSplit").with("delimiter", "::").in(texts().of("a:::b")).gives(texts(2).of("a", ":b"),
                longs().of(2));
    }

    @Test
    void splitsAtWhiteSpaceOfAnyLength() {
        check("StringSplit").in(texts(1, 2).of(" hello \t\n world\u3000", "\u00a0"))
                .gives(texts(1, 2, 2).of("hello", "world", "", ""), longs(1, 2).of(2, 0));
    }

    @Test
    void leavesTheRestInOnePart() {
        check("StringSplit").with("delimiter", ".").with("maxsplit", 1).in(texts(2).of("a.b.c.", "d"))
                .gives(texts(2, 2).of("a", "b.c.", "d", ""), longs(2).of(2, 1));
        check("StringSplit").with("maxsplit", 1).in(texts(1).of(" a  b c  ")).gives(
                texts(1, 2).of("a", "b c"), longs(1).of(2));
        check("StringSplit").with("maxsplit", 0).in(texts(1).of(" a b")).gives(texts(1, 1).of("a b"),
                longs(1).of(1));
        check("StringSplit").with("maxsplit", -1).in(texts(1).of("a b c")).gives(
                texts(1, 3).of("a", "b", "c"), longs(1).of(3));
    }

    @Test
    void findsOneEmptyPartBetweenNoDelimitersAndNoWordInNoText() {
        check("StringSplit").with("delimiter", ",").in(texts(1).of("")).gives(texts(1, 1).of(""),
                longs(1).of(1));
        check("StringSplit").in(texts(1).of("")).gives(texts(1, 0).of(new String[0]), longs(1).of(0));
    }

    @Test
    void givesNothingOfNothingAndOnlyTheCounts() {
        check("StringSplit").in(texts(2, 0).of(new String[0])).gives(texts(2, 0, 0).of(new String[0]),
                longs(2, 0).of(new double[0]));
        check("StringSplit").in(texts(2).of("a b", "c")).gives(null, longs(2).of(2, 1));
    }

    @Test
    void refusesAResultOfTooManyDimensions() {
        int[] dims = new int[32];
        java.util.Arrays.fill(dims, 1);
        check("StringSplit").in(texts(dims).of("a")).refuses(
                "StringSplit 'it': the result has too many dimensions",
                "expected: at most 32",
                "got: 33",
                "fix: use fewer dimensions");
    }
}
