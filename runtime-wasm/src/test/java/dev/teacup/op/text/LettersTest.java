package dev.teacup.op.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LettersTest {
    /** Those of more than one letter in another case, or of a third one: titles, and Greek with an iota. */
    private static final String OTHERS = "ßẞǅǈǋǲ\u0345ϐϑϕϖϰϱϴϵẛ\u1FBE";

    @Test
    void areThoseOfTheJdkInBothDirections() {
        for (boolean isUpper : new boolean[] {true, false}) {
            char[] table = Letters.table(isUpper);
            for (char c = 0; c < 0x1C80; c++) {
                int other = isUpper ? Character.toUpperCase(c) : Character.toLowerCase(c);
                if (OTHERS.indexOf(c) < 0) {
                    assertEquals(Integer.toHexString(other), Integer.toHexString(table[c]), "of " + c);
                }
            }
        }
    }

    @Test
    void areLettersOfTheJdkWhereverTheyDiffer() {
        for (boolean isUpper : new boolean[] {true, false}) {
            char[] table = Letters.table(isUpper);
            int pairs = 0;
            for (char c = 0; c < Character.MAX_VALUE; c++) {
                if (table[c] != c) {
                    pairs++;
                    assertEquals(isUpper ? Character.toUpperCase(c) : Character.toLowerCase(c), table[c]);
                }
            }
            assertEquals(isUpper ? 1162 : 1162, pairs);
        }
    }
}
