package dev.teacup.train.tabular.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/**
 * How a column writes its dates.
 *
 * @param pattern as {@link DateTimeFormatter} writes it, for people too
 */
record DateForm(String pattern, DateTimeFormatter format) {
    /** The earlier one where a column fits two: of 1/2/2000 the month is first. */
    static final List<DateForm> ALL = List.of(of("yyyy-M-d"), of("yyyy/M/d"), of("yyyy.M.d"), of("M/d/yyyy"),
            of("d/M/yyyy"), of("d.M.yyyy"), of("d-M-yyyy"), of("M-d-yyyy"), of("MMM d yyyy"),
            of("MMM d, yyyy"), of("d MMM yyyy"), of("d-MMM-yyyy"), of("MMMM d, yyyy"), of("d MMMM yyyy"),
            of("yyyy-M"), of("MMM yyyy"), of("yyyyMMdd"));

    private static final int LONGEST = 40;

    private static DateForm of(String pattern) {
        String proleptic = pattern.replace('y', 'u');
        String hours = pattern.equals("yyyy-M") || pattern.equals("MMM yyyy") ? ""
                : "[[' ']['T'][' ']H:mm[:ss][.SSSSSS][.SSS][' '][" + "X".repeat(3) + "]['Z']]";
        DateTimeFormatter format = new DateTimeFormatterBuilder().parseCaseInsensitive()
                .appendPattern(proleptic + hours).toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        return new DateForm(pattern, format);
    }

    /** Whether only words about the column tell it from a number. */
    boolean isDigits() {
        return pattern.equals("yyyyMMdd");
    }

    /** The moment in a cell, at midnight where no time is said; null where it is no date. */
    LocalDateTime of(CharSequence cell) {
        if (cell.length() < 6 || cell.length() > LONGEST) {
            return null;
        }
        try {
            TemporalAccessor parsed = format.parse(cell);
            LocalDate day = parsed.query(TemporalQueries.localDate());
            if (day == null) {
                day = LocalDate.of(parsed.get(ChronoField.YEAR), parsed.get(ChronoField.MONTH_OF_YEAR), 1);
            }
            var time = parsed.query(TemporalQueries.localTime());
            return time == null ? day.atStartOfDay() : day.atTime(time);
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
