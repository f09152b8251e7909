package dev.teacup.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DaysTest {
    private static final String HEADER = "location,date,precipitation,temp_max,temp_min,wind,weather";
    private static final Days SHIPPED = Days.shipped();

    @Test
    void countsWhatThePublishedSplitCounts() {
        assertEquals(2922, SHIPPED.table().rows());
        assertEquals(730, SHIPPED.split().test().length);
        assertArrayEquals(new int[] {381, 235, 64, 20, 30}, SHIPPED.counts(SHIPPED.split().test()));
        assertEquals(730, SHIPPED.split().validation().length);
        assertEquals(2 * (366 + 365 - Days.MOST_STEPS), SHIPPED.split().train().length);
        assertTrue(SHIPPED.isShipped());
    }

    @Test
    void looksBackInTheCityOfTheDay() {
        int first = SHIPPED.split().test()[365];
        assertEquals("New York", SHIPPED.city(first));
        assertEquals(LocalDate.of(2015, 1, 1), SHIPPED.date(first));
        int before = SHIPPED.before(first, 14);
        assertEquals("New York", SHIPPED.city(before));
        assertEquals(LocalDate.of(2014, 12, 18), SHIPPED.date(before));
    }

    @Test
    void theCitiesMayTakeTurns() {
        List<String> rows = rows();
        List<String> mixed = new ArrayList<>();
        for (String row : rows) {
            mixed.add(row);
            mixed.add(row.replace("Here", "There"));
        }
        Days days = days(mixed);
        int last = days.table().rows() - 1;
        assertEquals("There", days.city(days.before(last, 3)));
        assertEquals(days.date(last).minusDays(3), days.date(days.before(last, 3)));
    }

    @Test
    void refusesAWordThatItDoesNotKnow() {
        assertEquals("weather.csv, row 4: the weather has no known word\n"
                + "expected: one of sun, rain, fog, snow, drizzle\ngot: 'rian'\nfix: did you mean 'rain'?",
                refusal(rows(), 2, row -> row.substring(0, row.lastIndexOf(',')) + ",rian").getMessage());
    }

    @Test
    void refusesAMeasurementThatIsMissingOrNoNumber() {
        assertEquals("weather.csv, row 3: column 'wind' is blank\nexpected: a number\ngot: nothing\n"
                + "fix: fill in what was measured that day",
                refusal(rows(), 1, row -> row.replace(",4.5,", ",,")).getMessage());
        assertEquals("weather.csv, row 3: column 'wind' is no number\n"
                + "expected: a decimal number such as 140 or -2.5, or nothing where it is not known\n"
                + "got: 'NaN'\nfix: correct the cell, or leave it blank",
                refusal(rows(), 1, row -> row.replace(",4.5,", ",NaN,")).getMessage());
    }

    @Test
    void refusesADayThatIsMissingOrComesAgain() {
        List<String> gap = rows();
        gap.remove(5);
        assertEquals("weather.csv, row 7: a day of 'Here' is missing before it\nexpected: 2013-12-06\n"
                + "got: 2013-12-07\nfix: give each city its days one after the other, without a gap",
                assertThrows(ModelException.class, () -> days(gap)).getMessage());
        List<String> twice = rows();
        twice.add(5, twice.get(4));
        assertEquals("a day of 'Here' comes again, or too late",
                assertThrows(ModelException.class, () -> days(twice)).what());
    }

    @Test
    void refusesARowThatIsBroken() {
        assertEquals("weather.csv, row 3: the row has too few fields\nexpected: 7 fields, as the header has\n"
                + "got: 6 fields\n"
                + "fix: complete the row, put a field that holds a separator in quotes, or delete the row",
                refusal(rows(), 1, row -> row.substring(0, row.lastIndexOf(','))).getMessage());
    }

    @Test
    void refusesAWordThatNoTrainingDayHas() {
        List<String> rows = rows();
        rows.replaceAll(row -> row.startsWith("Here,2013") ? row.replace(",snow", ",sun") : row);
        assertEquals("weather.csv: no day up to 2013 has the weather 'snow'\n"
                + "expected: at least one day of each word to learn from, with 14 days before it\n"
                + "got: none among 17\nfix: add days of those years",
                assertThrows(ModelException.class, () -> days(rows)).getMessage());
    }

    @Test
    void refusesYearsWithoutAnythingToJudgeOn() {
        List<String> rows = rows();
        rows.removeIf(row -> row.startsWith("Here,2015"));
        assertEquals("there is nothing to judge a forecast on",
                assertThrows(ModelException.class, () -> days(rows)).what());
    }

    @Test
    void refusesAColumnThatIsNotKnown() {
        ModelException refused = assertThrows(ModelException.class,
                () -> Days.of(new CsvFile("weather.csv",
                        "location,date,precipitation,temp_max,temp_min,wind,wether\na,2015-01-01,0,1,0,1,sun"
                                .getBytes(StandardCharsets.UTF_8))));
        assertEquals("there is no column 'weather'", refused.what());
        assertEquals("did you mean 'wether'?", refused.fix());
    }

    /** December 2013 to January 2015 of one place, the words in turn. */
    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        LocalDate date = LocalDate.of(2013, 12, 1);
        for (int i = 0; !date.isAfter(LocalDate.of(2015, 1, 31)); i++, date = date.plusDays(1)) {
            rows.add("Here," + date + "," + i % 3 + ",5,1,4.5," + Days.WORDS.get(i % Days.WORDS.size()));
        }
        return rows;
    }

    private static Days days(List<String> rows) {
        String text = HEADER + "\n" + String.join("\n", rows) + "\n";
        return Days.of(new CsvFile("weather.csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ModelException refusal(List<String> rows, int at,
            UnaryOperator<String> change) {
        rows.set(at, change.apply(rows.get(at)));
        return assertThrows(ModelException.class, () -> days(rows));
    }
}
