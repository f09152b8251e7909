package dev.teacup.train.data;

import java.nio.charset.StandardCharsets;

/** A small dictionary for tests: words of two or three sounds, whose spelling says how they are read. */
public final class Words {
    /** Some of its words are in each of the three parts. */
    public static final String DICTIONARY = dictionary();

    private Words() {}

    public static Pronunciations pronunciations() {
        return Pronunciations
                .of(new DictionaryFile("words", DICTIONARY.getBytes(StandardCharsets.UTF_8)));
    }

    private static String dictionary() {
        String[][] first = {{"b", "B"}, {"d", "D"}, {"f", "F"}, {"sh", "SH"}, {"", ""}};
        String[][] middle = {{"a", "AE"}, {"ee", "IY"}, {"o", "AA"}};
        String[][] last = {{"t", "T"}, {"m", "M"}, {"ck", "K"}, {"p's", "P S"}};
        StringBuilder rows = new StringBuilder();
        for (String[] a : first) {
            for (String[] b : middle) {
                for (String[] c : last) {
                    String sounds = (a[1] + " " + b[1] + " " + c[1]).strip();
                    rows.append(a[0]).append(b[0]).append(c[0]).append(' ').append(sounds).append('\n');
                }
            }
        }
        return rows.append("bat(2) B AA T\n").toString();
    }
}
