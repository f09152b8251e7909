package dev.teacup.train.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The 39 sounds of General American that the CMU dictionary writes words with, in ARPAbet without stress.
 *
 * @see <a href="http://www.speech.cs.cmu.edu/cgi-bin/cmudict">The CMU Pronouncing Dictionary</a>
 */
public final class Phonemes {
    /** All of them; a phoneme's number is its place here. */
    public static final List<String> ALL = List.of("AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH",
            "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P",
            "R",
            "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH");
    /** Those that a syllable is built around. */
    public static final List<String> VOWELS = ALL.stream()
            .filter(phoneme -> "AEIOU".indexOf(phoneme.charAt(0)) >= 0).toList();

    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        ALL.forEach(phoneme -> NUMBERS.put(phoneme, NUMBERS.size()));
    }

    private Phonemes() {}

    /** The number of a phoneme, or -1 for what is none. */
    public static int number(String phoneme) {
        return NUMBERS.getOrDefault(phoneme, -1);
    }

    /** Phonemes by their numbers, with blanks between. */
    public static String text(int[] numbers) {
        StringBuilder text = new StringBuilder();
        for (int number : numbers) {
            text.append(text.isEmpty() ? "" : " ").append(ALL.get(number));
        }
        return text.toString();
    }
}
