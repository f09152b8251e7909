package dev.teacup.train.conformance;

import java.util.Locale;
/**
 * How a test ended.
 *
 * @param detail what was wrong, in one line; empty where nothing was
 */
public record Outcome(String test, Result result, String detail) {
    /** The words of the table that {@code conformance} writes. */
    public enum Result {
        /** Every output is as expected. */
        PASS,
        /** An output is not. */
        FAIL,
        /** The engine refused the model or its inputs, or broke. */
        ERROR,
        /** The test was not run. */
        SKIPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The row of the table, without the end of the line. */
    public String row() {
        return test + "\t" + result + "\t" + detail.replaceAll("[\t\r\n]+", " ");
    }
}
