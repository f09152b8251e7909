package dev.teacup.train.tabular.feature;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Standard;
import dev.teacup.train.layer.Context;
import dev.teacup.train.report.ModelDescription.Range;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.tabular.read.ReadColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A column of dates, fed as three numbers: year, month and day; and the hour where there is one. In the graph
 * they become the day as a number, which counts no further than the training rows went, the year as one wave
 * and as two, the day of the week, the day as a wave, and a mark where the date is missing.
 *
 * @param input the begin of the names of the graph's inputs
 * @param days mean and deviation of the day numbers
 * @param first of the training rows
 * @param last of the training rows
 * @param hasWeekday whether more than the month is known
 * @param hasHour whether a training row says more than the day
 * @param isMissable whether a training row lacked it
 */
record LearntDate(String column, String input, Standard days, LocalDate first, LocalDate last,
        boolean hasWeekday, boolean hasHour, boolean isMissable) implements Learnt {
    /** What an input of this column is called behind the column's name. */
    static final List<String> PARTS = List.of("_year", "_month", "_day", "_hour");

    private static final int DAYS_OF_WEEK = 7;
    /** From the first of March of the year 0 to the first day of 1970. */
    private static final long TO_EPOCH = 719_468;
    /** What can be learnt of a season from rows of a few weeks is no season. */
    private static final long FEW_DAYS = 180;

    static LearntDate of(ReadColumn read, String input, int[] rows) {
        LocalDateTime[] moments = read.moments();
        LocalDateTime[] known = Arrays.stream(rows).mapToObj(row -> moments[row]).filter(Objects::nonNull)
                .sorted().toArray(LocalDateTime[]::new);
        double[] numbers = Arrays.stream(moments)
                .mapToDouble(moment -> moment == null ? Double.NaN : number(moment.toLocalDate())).toArray();
        LocalDate first = known.length == 0 ? LocalDate.EPOCH : known[0].toLocalDate();
        LocalDate last = known.length == 0 ? first : known[known.length - 1].toLocalDate();
        return new LearntDate(read.name(), input, Standard.of(numbers, rows), first, last,
                Arrays.stream(known).anyMatch(moment -> moment.getDayOfMonth() != 1),
                Arrays.stream(known).anyMatch(moment -> moment.getHour() != 0), known.length < rows.length);
    }

    private static double number(LocalDate day) {
        return day.toEpochDay() + TO_EPOCH;
    }

    @Override
    public List<Feed> feeds(ReadColumn read, int[] rows) {
        float[][] parts = new float[hasHour ? 4 : 3][rows.length];
        for (int i = 0; i < rows.length; i++) {
            LocalDateTime moment = rows[i] < 0 ? null : read.moments()[rows[i]];
            int[] of = moment == null ? null : new int[] {moment.getYear(), moment.getMonthValue(),
                moment.getDayOfMonth(), moment.getHour()};
            for (int part = 0; part < parts.length; part++) {
                parts[part][i] = of == null ? Float.NaN : of[part];
            }
        }
        List<Feed> feeds = new ArrayList<>();
        for (int part = 0; part < parts.length; part++) {
            feeds.add(Feed.of(names().get(part), parts[part]));
        }
        return feeds;
    }

    private List<String> names() {
        return PARTS.subList(0, hasHour ? 4 : 3).stream().map(input::concat).toList();
    }

    @Override
    public void addTo(Context c, List<Value> features) {
        List<Value> parts = names().stream().map(name -> c.input(name, DType.FLOAT32, 1)).toList();
        Value number = dayNumber(c, parts.get(0), parts.get(1), parts.get(2));
        Value isMissing = c.op("IsNaN", number);
        Value bounded = c.op("Min", c.op("Max", number, c.real(number(first))), c.real(number(last)));
        features.add(LearntNumber.standardised(c, bounded, isMissing, days));
        if (last.toEpochDay() - first.toEpochDay() > FEW_DAYS) {
            Value month = c.op("Add", parts.get(1), c.op("Div", parts.get(2), c.real(31)));
            Value year = c.op("Mul", month, c.real(2 * Math.PI / 12));
            addWaves(c, features, year, isMissing);
            addWaves(c, features, c.op("Add", year, year), isMissing);
        }
        if (hasWeekday) {
            Value week = c.op("Floor", c.op("Div", number, c.real(DAYS_OF_WEEK)));
            Value weekday = c.op("Sub", number, c.op("Mul", week, c.real(DAYS_OF_WEEK)));
            Value all = c.reals(new int[] {1, DAYS_OF_WEEK}, 0, 1, 2, 3, 4, 5, 6);
            features.add(c.as(c.op("Equal", weekday, all), c.real()));
        }
        if (hasHour) {
            addWaves(c, features, c.op("Mul", parts.get(3), c.real(2 * Math.PI / 24)), isMissing);
        }
        if (isMissable) {
            features.add(c.as(isMissing, c.real()));
        }
    }

    private static void addWaves(Context c, List<Value> features, Value angle, Value isMissing) {
        for (String wave : List.of("Sin", "Cos")) {
            features.add(c.op("Where", isMissing, c.real(0), c.op(wave, angle)));
        }
    }

    /**
     * The days since the first of March of the year 0, [batch, 1]: a year that begins in March has its leap
     * day last, so that the days before month m, counted from March as 0, are floor((153 m + 2) / 5). All of
     * them are whole numbers below 2^24, which float32 holds.
     *
     * @see <a href="https://howardhinnant.github.io/date_algorithms.html#days_from_civil">days_from_civil</a>
     */
    static Value dayNumber(Context c, Value year, Value month, Value day) {
        Value isBefore = c.as(c.op("Less", month, c.real(3)), c.real());
        Value y = c.op("Sub", year, isBefore);
        Value m = c.op("Add", c.op("Sub", month, c.real(3)), c.op("Mul", isBefore, c.real(12)));
        Value before = c.op("Floor",
                c.op("Div", c.op("Add", c.op("Mul", m, c.real(153)), c.real(2)), c.real(5)));
        Value leaps = c.op("Add", c.op("Sub", floor(c, y, 4), floor(c, y, 100)), floor(c, y, 400));
        Value years = c.op("Add", c.op("Mul", y, c.real(365)), leaps);
        return c.op("Add", years, c.op("Add", before, c.op("Sub", day, c.real(1))));
    }

    private static Value floor(Context c, Value x, int by) {
        return c.op("Floor", c.op("Div", x, c.real(by)));
    }

    @Override
    public List<PageInput> fields() {
        List<PageInput> fields = new ArrayList<>(List.of(
                field(0, "year", new Range(first.getYear(), last.getYear() + 1, 1, last.getYear())),
                field(1, "month", new Range(1, 12, 1, last.getMonthValue())),
                field(2, "day", new Range(1, 31, 1, last.getDayOfMonth()))));
        if (hasHour) {
            fields.add(field(3, "hour", new Range(0, 23, 1, 12)));
        }
        return fields;
    }

    private PageInput field(int part, String word, Range range) {
        PageInput.Number field =
                PageInput.number(names().get(part), column + ": " + word, column, null, range);
        return isMissable ? field.orNothing() : field;
    }
}
