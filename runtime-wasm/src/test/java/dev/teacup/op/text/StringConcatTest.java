package dev.teacup.op.text;

import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class StringConcatTest {
    @Test
    void putsOneTextBehindTheOther() {
        check("StringConcat").in(texts(2).of("tea", ""), texts(2).of("cup", "茶"))
                .gives(texts(2).of("teacup", "茶"));
    }

    @Test
    void broadcastsBothOperands() {
        check("StringConcat").in(texts(2, 1).of("a", "b"), texts(3).of("1", "2", "3"))
                .gives(texts(2, 3).of("a1", "a2", "a3", "b1", "b2", "b3"));
        check("StringConcat").in(texts().of("a"), texts(1, 2).of("1", "2")).gives(texts(1, 2).of("a1", "a2"));
        check("StringConcat").in(texts().of("a"), texts().of("")).gives(texts().of("a"));
    }

    @Test
    void givesNothingOfNothing() {
        check("StringConcat").in(texts(0).of(new String[0]), texts(1).of("a"))
                .gives(texts(0).of(new String[0]));
    }

    @Test
    void refusesShapesThatDoNotBroadcast() {
        check("StringConcat").in(texts(2).of("a", "b"), texts(3).of("a", "b", "c")).refuses(
                "StringConcat 'it': the shapes of the operands do not broadcast",
                "expected: sizes that are equal or 1, counted from the last dimension",
                "got: [3] against [2]",
                "fix: reshape one of them");
    }

    @Test
    void refusesMoreTextThanThereIsRoomFor() {
        String half = "a".repeat(1 << 25);
        check("StringConcat").in(texts().of(half), texts().of(half)).refuses(
                "StringConcat 'it': the strings need more memory than the limit allows",
                "expected: at most 67108864 characters, and of them 32 for each string itself",
                "got: at least 100663392",
                "fix: use a smaller model or input");
    }
}
