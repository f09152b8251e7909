package dev.teacup.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text as its words of the letters a to z, digits and apostrophes; capitals are made small. */
public final class Tokens {
    private Tokens() {}

    /** The words, in their order. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int from = -1;
        String small = text.toLowerCase(Locale.ROOT) + ' ';
        for (int at = 0; at < small.length(); at++) {
            boolean isInside = isInside(small.charAt(at));
            if (isInside && from < 0) {
                from = at;
            } else if (!isInside && from >= 0) {
                words.add(small.substring(from, at));
                from = -1;
            }
        }
        return words;
    }

    /** Whether a sign is part of a word. */
    public static boolean isInside(int sign) {
        return sign >= 'a' && sign <= 'z' || sign >= '0' && sign <= '9' || sign == '\'';
    }
}
