package dev.teacup.op.text;

import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.op.Attribute;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

class StringNormalizerTest {
    private static OpCheck normalize(String action, String... stopwords) {
        return check("StringNormalizer").with("case_change_action", action)
                .with("stopwords", new Attribute.Texts(stopwords));
    }

    @Test
    void leavesOutStopwordsInAnyCase() {
        normalize("NONE", "monday").in(texts(3).of("Monday", "Tuesday", "MONDAY"))
                .gives(texts(1).of("Tuesday"));
        normalize("UPPER", "É").in(texts(3).of("é", "e", "É")).gives(texts(1).of("E"));
    }

    @Test
    void leavesOutStopwordsInTheirCaseOnly() {
        normalize("LOWER", "Monday").with("is_case_sensitive", 1)
                .in(texts(1, 3).of("Monday", "Tuesday", "MONDAY")).gives(texts(1, 2).of("tuesday", "monday"));
    }

    @Test
    void keepsEmptyTextsThatAreNoStopwords() {
        check("StringNormalizer").in(texts(2).of("", "a")).gives(texts(2).of("", "a"));
    }

    @Test
    void changesTheLettersOfAllAlphabets() {
        normalize("UPPER").in(texts(4).of("straße", "dž", "ωσς", "жя")).gives(
                texts(4).of("STRAßE", "DŽ", "ΩΣΣ", "ЖЯ"));
        normalize("LOWER").in(texts(3).of("ÄÖÜ1_", "Ÿ", "İſ\uD83D\uDE00")).gives(
                texts(3).of("äöü1_", "ÿ", "iſ\uD83D\uDE00"));
    }

    @Test
    void knowsTheDottedAndTheDotlessLetterOfTurkish() {
        normalize("UPPER").with("locale", "tr_TR").in(texts(2).of("iyi", "ısı"))
                .gives(texts(2).of("İYİ", "ISI"));
        normalize("LOWER").with("locale", "az_AZ").in(texts(2).of("İYİ", "ISI"))
                .gives(texts(2).of("iyi", "ısı"));
        normalize("UPPER").with("locale", "en_US").in(texts(1).of("iyi")).gives(texts(1).of("IYI"));
    }

    @Test
    void givesOneEmptyTextWhereNoneIsLeft() {
        normalize("NONE", "a").in(texts(2).of("a", "A")).gives(texts(1).of(""));
        normalize("NONE", "a").in(texts(1, 1).of("a")).gives(texts(1, 1).of(""));
        normalize("NONE").in(texts(0).of(new String[0])).gives(texts(1).of(""));
    }

    @Test
    void refusesSeveralRowsAndOtherRanks() {
        normalize("NONE").in(texts(2, 1).of("a", "b")).refuses(
                "StringNormalizer 'it': the input 'X' has the wrong size in dimension 0",
                "expected: 1, since one list of words is normalized",
                "got: 2 in [2, 1]",
                "fix: make the two agree");
        normalize("NONE").in(texts(1, 1, 1).of("a")).refuses(
                "StringNormalizer 'it': the input 'X' has the wrong number of dimensions",
                "expected: 2 dimensions",
                "got: 3 in [1, 1, 1]",
                "fix: reshape it");
        normalize("NONE").in(texts().of("a")).refuses(
                "StringNormalizer 'it': the input 'X' has too few dimensions",
                "expected: at least 1",
                "got: 0 in []",
                "fix: reshape it");
    }

    @Test
    void refusesAnUnknownAction() {
        normalize("TITLE").in(texts(1).of("a")).refuses(
                "StringNormalizer 'it': the attribute 'case_change_action' has a value that ONNX does not "
                        + "know",
                "expected: one of NONE, LOWER, UPPER",
                "got: 'TITLE'",
                "fix: export the model again");
    }
}
