package dev.teacup.train.badinput;

import java.util.Locale;

/**
 * What became of a file.
 *
 * @param message the refusal, or what is known of a crash; empty for a file that ran
 */
public record Verdict(String file, Result result, String message) {
    /** The words of the table that {@code badinput} writes. */
    public enum Result {
        /** Refused when its bytes were read. */
        PARSE,
        /** Refused as a model. */
        LOAD,
        /** Refused when it ran. */
        RUN,
        /** It ran. */
        OK,
        /** Something other than a refusal came out, or it took too much memory. */
        CRASH,
        /** It took too much time. */
        HANG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the engine kept to the contract. */
        public boolean isSafe() {
            return this != CRASH && this != HANG;
        }
    }

    /** The row of the table, without the end of the line. */
    public String row() {
        return line(file) + "\t" + result + "\t" + line(message);
    }

    /** A text as one line. */
    static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
