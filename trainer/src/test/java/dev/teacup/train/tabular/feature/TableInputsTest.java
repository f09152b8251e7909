package dev.teacup.train.tabular.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.train.tabular.read.Kind;
import dev.teacup.train.tabular.read.ReadColumn;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableInputsTest {
    private static final int WEEKDAYS_FROM = 5;

    private static ReadColumn dates(LocalDate... days) {
        LocalDateTime[] moments = Arrays.stream(days).map(day -> day == null ? null : day.atStartOfDay())
                .toArray(LocalDateTime[]::new);
        return new ReadColumn("day", Kind.DATE, "", 0, new String[days.length], null, moments);
    }

    private static ReadColumn numbers(double... numbers) {
        String[] words = Arrays.stream(numbers).mapToObj(String::valueOf).toArray(String[]::new);
        return new ReadColumn("x", Kind.NUMBER, "", 0, words, numbers, null);
    }

    private static ReadColumn words(Kind kind, String... words) {
        return new ReadColumn("said", kind, "", 0, words, null, null);
    }

    private static float[] features(ReadColumn column, int rows) {
        int[] all = IntStream.range(0, rows).toArray();
        return TableInputs.learn(List.of(column), all).features(all);
    }

    @Test
    void tellsTheDayOfTheWeekInTheGraphAsTheCalendarDoes() {
        LocalDate[] days = Stream.iterate(LocalDate.of(1896, 2, 1), day -> day.plusDays(37))
                .limit(3000).toArray(LocalDate[]::new);
        float[] features = features(dates(days), days.length);
        int width = features.length / days.length;
        for (int row = 0; row < days.length; row++) {
            // The first of March of the year 0 was a Wednesday, as that of 2000.
            int weekday =
                    Math.floorMod(days[row].getDayOfWeek().getValue() - DayOfWeek.WEDNESDAY.getValue(), 7);
            for (int i = 0; i < 7; i++) {
                assertEquals(i == weekday ? 1 : 0, features[row * width + WEEKDAYS_FROM + i],
                        days[row].toString());
            }
        }
    }

    @Test
    void marksTheUsualNumberAmongMany() {
        float[] features = features(numbers(0, 0, 0, 1, 2, 3), 6);
        for (int row = 0; row < 6; row++) {
            assertEquals(row < 3 ? 1 : 0, features[row * 2 + 1]);
        }
        assertEquals(4, features(numbers(0, 0, 1, 1), 4).length, "two numbers need no mark");
    }

    @Test
    void tellsHowMuchOfEachPieceBetweenQuantilesANumberHasPassed() {
        double[] rising = IntStream.rangeClosed(0, 80).mapToDouble(row -> row).toArray();
        rising[80] = Double.NaN;
        ReadColumn column = numbers(rising);
        int[] rows = IntStream.range(0, 81).toArray();
        TableInputs inputs = TableInputs.learn(List.of(column), rows);
        assertEquals(2, inputs.pieces());
        float[] features = inputs.features(new int[] {0, 10, 39, 59, 79, 80});
        int width = features.length / 6;
        float[][] passed = {{0, 0}, {10 / 39f, 0}, {1, 0}, {1, 0.5f}, {1, 1}, {0, 0}};
        for (int i = 0; i < passed.length; i++) {
            assertArrayEquals(passed[i], Arrays.copyOfRange(features, (i + 1) * width - 2, (i + 1) * width),
                    1e-6f);
        }
        assertEquals(0, TableInputs.learn(List.of(column), IntStream.range(0, 79).toArray()).pieces());
    }

    @Test
    void marksWhatIsMissingAndCountsItAsUsual() {
        assertArrayEquals(new float[] {-1, 0, 1, 0, 0, 1}, features(numbers(1, 3, Double.NaN), 3), 1e-6f);
    }

    @Test
    void addsTheLogarithmWhereAFewNumbersAreFarLarger() {
        assertEquals(2 * 5, features(numbers(1, 1.5, 1.75, 2, 1000), 5).length);
        assertEquals(5, features(numbers(1, 1.5, 1.75, 2, 3), 5).length);
    }

    @Test
    void givesEachFrequentWordAPlaceAndARareOneNone() {
        float[] features = features(words(Kind.CATEGORY, "a", "b", "a", "b", "a", "b", "c"), 7);
        assertArrayEquals(new float[] {1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0}, features);
    }

    @Test
    void findsTheFrequentWordsOfAText() {
        String[] texts = {"the cat", "the dog", "a cat  the", "the  cat", "cat the cat", "", "the cat"};
        float[] features = features(words(Kind.TEXT, texts), texts.length);
        assertArrayEquals(new float[] {1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1}, features);
    }

    @Test
    void callsInputsByLettersAndDigitsEachByItsOwn() {
        List<ReadColumn> columns = Stream
                .of("Größe (cm)", "gr_e cm", "2020", "day", "day year", "probability")
                .map(name -> new ReadColumn(name, name.equals("day") ? Kind.DATE : Kind.CATEGORY, "", 0,
                        new String[] {"a", "a", "a"}, null, new LocalDateTime[3]))
                .toList();
        assertEquals(List.of("gr_e_cm", "gr_e_cm_2", "column_2020", "day_year", "day_month", "day_day",
                "day_year_2", "probability_2"), TableInputs.learn(columns, new int[] {0, 1, 2}).names());
    }
}
