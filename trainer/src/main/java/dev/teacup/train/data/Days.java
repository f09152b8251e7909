package dev.teacup.train.data;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The weather of Seattle and New York, day by day from 2012 to 2015: what was measured, and the word for it.
 *
 * @param table one day of a city a row, with {@link #CITY}, {@link #DATE}, {@link #NUMBERS} and
 *     {@link #WEATHER}; the days of each city follow each other without a gap
 * @param numbers those columns, [columns][rows]
 * @param weather the index of each row's word among {@link #WORDS}
 * @param places how many days of its city come before each row
 * @param split by the year of the day that is foretold: train to 2013, validation 2014, test from 2015
 * @param sha256 of the unpacked CSV, in hexadecimal
 */
public record Days(Table table, double[][] numbers, int[] weather, int[] places, Split split, String sha256) {
    public static final String CITY = "location";
    public static final String DATE = "date";
    public static final String WEATHER = "weather";

    /** The columns whose cells are numbers: mm a day, two temperatures in degrees Celsius, m/s. */
    public static final List<String> NUMBERS = List.of("precipitation", "temp_max", "temp_min", "wind");

    /** The words of the weather, the frequent ones first. */
    public static final List<String> WORDS = List.of("sun", "rain", "fog", "snow", "drizzle");

    public static final int LAST_TRAIN_YEAR = 2013;
    public static final int LAST_VALIDATION_YEAR = 2014;
    /** The most days that a forecast may look back; a row with fewer days before it is not foretold. */
    public static final int MOST_STEPS = 14;

    private static final String RESOURCE = "weather.csv.gz";
    private static final String SHA256 = "27219f1ca8dbd94c9b6f4b9f4f52ab2f1eb33dfdcf719cd9fc6481ed50b74549";

    /**
     * The days that Teacup ships.
     *
     * @throws ModelException when their bytes are not the ones that the published figures were measured on
     */
    public static Days shipped() {
        try (InputStream in = Days.class.getResourceAsStream(RESOURCE)) {
            CsvFile file = CsvFile.read(RESOURCE, in);
            file.check(SHA256);
            return of(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Those in a file of the same columns, or what is shipped where that is null.
     *
     * @throws ModelException when it is no such file, with the row that is wrong
     */
    public static Days of(Path file) {
        return file == null ? shipped() : of(CsvFile.read(file));
    }

    /** Whether these are the days that Teacup ships. */
    public boolean isShipped() {
        return sha256.equals(SHA256);
    }

    /** The row that lies so many days before another, which has at least so many before it. */
    public int before(int row, int days) {
        String city = city(row);
        int before = row;
        for (int left = days; left > 0;) {
            before--;
            left -= city(before).equals(city) ? 1 : 0;
        }
        return before;
    }

    /** The rows from one day on and before another, written as 2014-07-01, that have days before them. */
    public int[] between(String from, String to) {
        LocalDate first = LocalDate.parse(from);
        LocalDate end = LocalDate.parse(to);
        return IntStream.range(0, table.rows()).filter(row -> places[row] >= MOST_STEPS)
                .filter(row -> !date(row).isBefore(first) && date(row).isBefore(end)).toArray();
    }

    public String city(int row) {
        return table.column(CITY).text(row);
    }

    public LocalDate date(int row) {
        return table.column(DATE).date(row);
    }

    /** How many of some rows have each word. */
    public int[] counts(int[] rows) {
        int[] counts = new int[WORDS.size()];
        Arrays.stream(rows).forEach(row -> counts[weather[row]]++);
        return counts;
    }

    static Days of(CsvFile file) {
        Table table = file.table();
        List<String> columns = new ArrayList<>(List.of(CITY, DATE));
        columns.addAll(NUMBERS);
        columns.add(WEATHER);
        table.expect(columns);
        int[] places = places(table);
        double[][] numbers = NUMBERS.stream().map(name -> numbers(table.column(name), table))
                .toArray(double[][]::new);
        int[] weather = weather(table);
        Split all = Split.byYear(table.column(DATE), table.rows(), LAST_TRAIN_YEAR, LAST_VALIDATION_YEAR);
        Split split = new Split(foretold(all.train(), places), foretold(all.validation(), places),
                foretold(all.test(), places));
        Days days = new Days(table, numbers, weather, places, split, file.sha256());
        days.checkClasses();
        return days;
    }

    private static int[] foretold(int[] rows, int[] places) {
        return Arrays.stream(rows).filter(row -> places[row] >= MOST_STEPS).toArray();
    }

    /** Days before each row in its city. */
    private static int[] places(Table table) {
        Map<String, LocalDate> last = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        int[] places = new int[table.rows()];
        for (int row = 0; row < places.length; row++) {
            String city = table.column(CITY).text(row);
            LocalDate date = table.column(DATE).date(row);
            LocalDate expected = last.containsKey(city) ? last.get(city).plusDays(1) : date;
            if (!date.equals(expected)) {
                throw new ModelException(table.place(row), "a day of " + Text.quoted(city)
                        + (date.isAfter(expected) ? " is missing before it" : " comes again, or too late"),
                        expected.toString(), date.toString(),
                        "give each city its days one after the other, without a gap");
            }
            last.put(city, date);
            places[row] = counts.merge(city, 1, Integer::sum) - 1;
        }
        return places;
    }

    private static double[] numbers(Column column, Table table) {
        double[] numbers = column.numbers();
        for (int row = 0; row < numbers.length; row++) {
            if (Double.isNaN(numbers[row])) {
                throw new ModelException(table.place(row), "column " + Text.quoted(column.name())
                        + " is blank", "a number", "nothing", "fill in what was measured that day");
            }
        }
        return numbers;
    }

    private static int[] weather(Table table) {
        Column column = table.column(WEATHER);
        return IntStream.range(0, table.rows()).map(row -> {
            int index = WORDS.indexOf(column.text(row));
            if (index < 0) {
                String meant = Text.didYouMean(column.text(row), WORDS);
                throw new ModelException(table.place(row), "the weather has no known word",
                        "one of " + String.join(", ", WORDS), Text.quoted(column.text(row)),
                        meant.isEmpty() ? "correct the cell" : meant);
            }
            return index;
        }).toArray();
    }

    private void checkClasses() {
        check(split.train(), "up to " + LAST_TRAIN_YEAR);
        for (int[] rows : List.of(split.validation(), split.test())) {
            if (rows.length == 0) {
                throw new ModelException(table.name(), "there is nothing to judge a forecast on",
                        "days of 2014, and of 2015 or later, with " + MOST_STEPS + " days before them",
                        split.validation().length + " days of 2014, " + split.test().length + " later",
                        "add days of those years");
            }
        }
    }

    private void check(int[] rows, String years) {
        int[] counts = counts(rows);
        for (int word = 0; word < counts.length; word++) {
            if (counts[word] == 0) {
                throw new ModelException(table.name(),
                        "no day " + years + " has the weather " + Text.quoted(WORDS.get(word)),
                        "at least one day of each word to learn from, with " + MOST_STEPS + " days before it",
                        "none among " + rows.length, "add days of those years");
            }
        }
    }
}
