package dev.teacup.train.tabular.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.train.data.CsvFile;
import dev.teacup.train.data.Table;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnGuessTest {
    private static Table table(String name, String... cells) {
        String text = "first|" + name + "\n" + IntStream.range(0, cells.length)
                .mapToObj(row -> "row " + row + "|" + cells[row] + "\n").collect(Collectors.joining());
        return Sheet.of(new CsvFile("a.csv", text.getBytes(StandardCharsets.UTF_8))).table();
    }

    private static ReadColumn guess(String name, String... cells) {
        return ColumnGuess.of(table(name, cells), Overrides.NONE).get(1);
    }

    private static String[] forty(java.util.function.IntFunction<String> cell) {
        return IntStream.range(0, 40).mapToObj(cell).toArray(String[]::new);
    }

    @Test
    void takesThousandsMarksPercentsAndCurrenciesForNumbers() {
        assertArrayEquals(new double[] {1234.5, -2, 1e6, 45, 3.5, 7},
                guess("x", "1,234.5", "-2", "1,000,000", "45%", "$3.50", "\u22127".replace('\u2212', '+'))
                        .numbers());
    }

    @Test
    void takesDecimalCommasForNumbersAndSaysSo() {
        ReadColumn column = guess("x", "1,5", "1.234,25", "3");
        assertArrayEquals(new double[] {1.5, 1234.25, 3}, column.numbers());
        assertEquals("with decimal commas", column.why());
    }

    @Test
    void takesSeveralWordsForMissing() {
        ReadColumn column = guess("x", "1", "NA", "n/a", "NaN", "null", "?", "-", "2");
        assertEquals(Kind.NUMBER, column.kind());
        assertEquals(6, column.missing());
    }

    @Test
    void takesAFewStrangersInAColumnOfNumbersForMissingAndSaysSo() {
        ReadColumn column = guess("x", IntStream.range(0, 100)
                .mapToObj(row -> row == 50 ? "about 7" : row % 9 + ".5").toArray(String[]::new));
        assertEquals(Kind.NUMBER, column.kind());
        assertEquals("1 cell such as 'about 7' taken as missing", column.why());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2020-02-29|2020-12-31", "29.2.2020|31.12.2020",
        "2/29/2020|12/31/2020", "29/2/2020|31/12/2020", "2020/02/29|2020/12/31", "Feb 29 2020|Dec 31 2020",
        "29 Feb 2020|31 Dec 2020", "29-Feb-2020|31-dec-2020", "2020-02-29T00:00:00Z|2020-12-31T00:00:00Z",
        "2020-02-29 00:00|2020-12-31 00:00"})
    void readsDates(String first, String second) {
        ReadColumn column = guess("day", first, second);
        assertEquals(Kind.DATE, column.kind());
        assertEquals(List.of(LocalDateTime.of(2020, 2, 29, 0, 0), LocalDateTime.of(2020, 12, 31, 0, 0)),
                List.of(column.moments()));
    }

    @Test
    void takesEightDigitsForADateOnlyWhereTheNameSaysSo() {
        assertEquals(Kind.DATE, guess("date", "20200229", "20201231").kind());
        assertEquals(Kind.NUMBER, guess("amount", "20200229", "20201231").kind());
    }

    @Test
    void takesADayThatIsNoneForAWord() {
        assertEquals(Kind.CATEGORY, guess("day", "2021-02-29", "2021-02-30", "2021-02-29").kind());
    }

    @Test
    void leavesOutWhatCountsTheRows() {
        assertEquals(Kind.IDENTIFIER, guess("n", forty(row -> String.valueOf(row + 1))).kind());
        assertEquals(Kind.IDENTIFIER, guess("id", forty(row -> String.valueOf(row * 37 % 40 + 500))).kind());
        assertEquals(Kind.NUMBER, guess("n", forty(row -> String.valueOf(row * 37 % 53 * 7))).kind());
    }

    @Test
    void leavesOutNamesOfTheirOwn() {
        assertEquals(Kind.IDENTIFIER, guess("name", forty(row -> "person" + row)).kind());
    }

    @Test
    void countsNoFurtherThanItsBound() {
        ReadColumn names =
                ColumnGuess.of(table("name", forty(row -> "person" + row)), Overrides.NONE, 30).get(1);
        assertEquals(Kind.IDENTIFIER, names.kind());
        assertEquals("nearly every row has its own: more than 30", names.why());
    }

    @Test
    void tellsTextsFromCategories() {
        assertEquals(Kind.TEXT, guess("said", forty(row -> "it is the word " + row)).kind());
        assertEquals(Kind.CATEGORY, guess("said", forty(row -> "it is the word " + row % 4)).kind());
    }

    @Test
    void takesDigitsWithZerosBeforeThemForCodes() {
        assertEquals(Kind.CATEGORY, guess("zip", forty(row -> "0050" + row % 3)).kind());
    }

    @Test
    void leavesOutColumnsThatSayNothingOrAlwaysTheSame() {
        assertEquals(Kind.EMPTY, guess("x", "NaN", "", "NA").kind());
        assertEquals(Kind.CONSTANT, guess("x", "a", "a", "a").kind());
        assertEquals(Kind.CATEGORY, guess("x", "a", "", "a").kind());
    }

    @Test
    void doesAsItIsTold() {
        Overrides told = new Overrides(List.of(), List.of("x"), List.of(), List.of(), List.of("first"));
        List<ReadColumn> columns = ColumnGuess.of(table("x", "1", "2", "3"), told);
        assertEquals(List.of(Kind.DROPPED, Kind.CATEGORY), columns.stream().map(ReadColumn::kind).toList());
    }

    @Test
    void refusesToBeToldWhatIsNotSo() {
        Overrides told = new Overrides(List.of("x"), List.of(), List.of(), List.of(), List.of());
        assertEquals("""
                a.csv, column 'x': it is not a number, as was said
                expected: numbers such as 140, -2.5 or 1,234.5
                got: 'red'
                fix: correct the cells, or say it of another column""",
                assertThrows(ModelException.class, () -> ColumnGuess.of(table("x", "red", "blue"), told))
                        .getMessage());
    }

    @Test
    void refusesToBeToldOfAColumnThatIsNotThere() {
        Overrides told = new Overrides(List.of(), List.of(), List.of(), List.of(), List.of("frist"));
        assertEquals("did you mean 'first'?",
                assertThrows(ModelException.class, () -> ColumnGuess.of(table("x", "1", "2"), told)).fix());
    }
}
