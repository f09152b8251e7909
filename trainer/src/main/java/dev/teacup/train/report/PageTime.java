package dev.teacup.train.report;

import java.util.Locale;

/**
 * How long a page waits for a model: {@code page.json}.
 *
 * @param browser that was measured
 * @param loadMs until the model is ready once it has been fetched, milliseconds, the median
 * @param runMs for one answer, milliseconds, the median
 * @param day it was measured on, as 1999-12-31
 */
public record PageTime(String browser, double loadMs, double runMs, String day) {
    /** As the report tells it. */
    public Facts.Section section() {
        return Facts.Section.of("Time in the page", String.format(Locale.ROOT,
                "In %s, on %s: %.1f ms until the model is ready once its file is there, %.1f ms for one"
                        + " answer; medians, on the machine that wrote this report, whatever else it did.",
                browser, day, loadMs, runMs));
    }
}
