package dev.teacup.train.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.train.tabular.read.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableDataTest {
    private static final String ENOUGH = "20 rows or more whose 'y' is known";

    @TempDir
    private Path folder;

    private TableData open(String header, int rows, IntFunction<String> row) throws IOException {
        return open(Asked.of("a.csv", "y"), header, rows, row);
    }

    private TableData open(Asked asked, String header, int rows, IntFunction<String> row) throws IOException {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, header + "\n"
                + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n");
        return TableData.open(file, asked);
    }

    private void refuses(String lines, String header, int rows, IntFunction<String> row) {
        assertEquals(lines.strip(),
                assertThrows(ModelException.class, () -> open(header, rows, row)).getMessage());
    }

    private static Asked splitBy(String column) {
        return new Asked("a.csv", "y", null, column, false, Overrides.NONE);
    }

    @Test
    void refusesATargetThatIsNotThere() {
        assertEquals("""
                a.csv, row 1: there is no column 'prise'
                expected: a header with the column 'prise'
                got: the columns size, price
                fix: did you mean 'price'?""", assertThrows(ModelException.class, () -> open(
                Asked.of("a.csv", "prise"), "size,price", 30, row -> row + "," + row % 2)).getMessage());
    }

    @Test
    void refusesATargetOfOneClass() {
        refuses("""
                a.csv, column 'y': the target has one class only
                expected: two values or more, to tell apart
                got: 'no' in all 30 rows that say something
                fix: name another column by --target, or add rows of other classes
                """, "x,y", 30, row -> row * 7 % 5 + ",no");
    }

    @Test
    void refusesATargetThatSaysNothing() {
        refuses("""
                a.csv, column 'y': the target says nothing
                expected: two values or more, to tell apart
                got: no row with a value
                fix: name another column by --target, or add rows of other classes
                """, "x,y", 30, row -> row * 7 % 5 + ",NaN");
    }

    @Test
    void refusesAFileOfFewRows() {
        refuses("a.csv: there are too few rows to learn from and to judge on\nexpected: " + ENOUGH
                + "\ngot: 3 rows\nfix: add rows", "x,y", 3, row -> row + "," + row % 2);
    }

    @Test
    void refusesAFileOfOneRow() {
        refuses("a.csv: there are too few rows to learn from and to judge on\nexpected: " + ENOUGH
                + "\ngot: 1 row\nfix: add rows", "x,y", 1, row -> "2,1");
    }

    @Test
    void refusesAClassForEachRow() {
        refusesClasses(5_000);
    }

    @Test
    @Tag("long")
    void refusesAMillionClasses() {
        refusesClasses(1_000_000);
    }

    private void refusesClasses(int rows) {
        refuses("""
                a.csv, column 'y': the target has too many classes
                expected: at most 200 classes, each of several rows
                got: %1$,d different words in %1$,d rows
                fix: name another column by --target, or join classes first
                """.formatted(rows), "x,y", rows, row -> row % 9 + ",w" + row);
    }

    @Test
    void leavesOutACategoryForEachRow() throws IOException {
        leavesOutCategories(5_000);
    }

    @Test
    @Tag("long")
    void leavesOutAMillionCategories() throws IOException {
        leavesOutCategories(1_000_000);
    }

    private void leavesOutCategories(int rows) throws IOException {
        TableData data = open("x,name,y", rows, row -> row % 9 + ",w" + row + "," + row % 2);
        assertEquals(List.of("x"), data.features().stream().map(column -> column.name()).toList());
    }

    @Test
    void refusesAFileOfATargetAlone() {
        refuses("""
                a.csv: there is nothing to predict from
                expected: a column besides the target that is a number, a category or a date
                got: x (constant)
                fix: add columns, or say of one what it is, by --number, --category or --date
                """, "x,y", 30, row -> "1," + row % 2);
    }

    @Test
    void refusesToPredictWordsAsNumbers() {
        Asked asked = new Asked("a.csv", "y", "regression", null, false, Overrides.NONE);
        assertEquals("""
                a.csv, column 'y': the target is no number
                expected: a column of numbers for --task regression
                got: a category, such as 'u'
                fix: leave --task out, or name a column of numbers by --target""",
                assertThrows(ModelException.class,
                        () -> open(asked, "x,y", 30, row -> row + "," + (row % 2 == 0 ? "u" : "v")))
                        .getMessage());
    }

    @Test
    void refusesToSplitSoThatAClassIsMissing() {
        ModelException refusal = assertThrows(ModelException.class, () -> open("day,x,y", 100,
                row -> LocalDate.of(2020, 1, 1).plusDays(row) + "," + row * 7 % 5 + ","
                        + (row < 60 ? 1 : 0)));
        assertEquals("rows of both classes in each of the three parts", refusal.expected());
    }

    @Test
    void leavesOutRowsThatDoNotSayTheTargetAndTellsSo() throws IOException {
        TableData data = open("x,y", 50, row -> row * 7 % 13 + "," + (row % 10 == 0 ? "" : row % 2));
        assertEquals(45, data.target().known().length);
        assertTrue(data.lines().contains("5 rows do not say 'y': left out"), data.lines().toString());
    }

    @Test
    void judgesOnTheLastDates() throws IOException {
        TableData data = open("day,y", 100,
                row -> LocalDate.of(2020, 1, 1).plusDays(99 - row) + "," + row * 7 % 19 + ".5");
        assertEquals(15, data.split().test().length);
        assertTrue(Arrays.stream(data.split().test()).allMatch(row -> row < 15));
        assertEquals("by the date in 'day'", data.rows().by());
        assertEquals("2020-03-26 to 2020-04-09", data.rows().parts().get(2));
    }

    @Test
    void keepsRowsOfOneDateTogether() throws IOException {
        TableData data =
                open("day,y", 100, row -> LocalDate.of(2020, 1, 1).plusDays(row / 8) + "," + row + ".5");
        assertEquals(72, data.split().train().length);
        assertEquals(16, data.split().validation().length);
    }

    @Test
    void keepsValuesOfAColumnTogetherWhereAskedTo() throws IOException {
        TableData data = open(splitBy("who"), "who,x,y", 400,
                row -> "w" + row % 40 + "," + row * 7 % 13 + "," + row * 7 % 11 + ".5");
        Set<Integer> tested = new HashSet<>();
        Arrays.stream(data.split().test()).forEach(row -> tested.add(row % 40));
        assertTrue(Arrays.stream(data.split().trainAndValidation())
                .noneMatch(row -> tested.contains(row % 40)));
    }

    @Test
    void keepsEqualRowsTogetherAndSharesOfClasses() throws IOException {
        TableData data = open("x,y", 300, row -> row % 150 + "," + (row % 15 == 0 ? "yes" : "no"));
        Set<Integer> tested = new HashSet<>();
        Arrays.stream(data.split().test()).forEach(row -> tested.add(row % 150));
        assertTrue(Arrays.stream(data.split().trainAndValidation())
                .noneMatch(row -> tested.contains(row % 150)));
        int[] counts = data.target().counts(data.split().test());
        assertTrue(counts[1] >= 2 && counts[1] <= 4, Arrays.toString(counts));
    }

    @Test
    void warnsOfAColumnThatPredictsAlone() throws IOException {
        TableData data = open("x,cost,y", 200,
                row -> row * 7 % 13 + "," + (row % 3 == 0 ? 100 + row : row % 50) + ","
                        + (row % 3 == 0 ? 1 : 0));
        assertEquals(List.of("'cost' alone has an AUC of 1.000. If it is known only after 'y', say --drop"
                + " 'cost'"), data.warnings());
    }

    @Test
    void warnsOfTheTargetByOtherNames() throws IOException {
        TableData data = open("x,code,y", 200,
                row -> row * 7 % 13 + "," + "abc".charAt(row % 3) + ","
                        + List.of("u", "v", "w").get(row % 3));
        assertTrue(data.warnings().get(0).startsWith("'code' is the target by other names."),
                data.warnings().toString());
    }

    @Test
    void warnsOfANumberInAnotherUnit() throws IOException {
        TableData data = open("celsius,y", 200, row -> row * 7 % 101 + "," + (row * 7 % 101 * 1.8 + 32));
        assertTrue(data.warnings().get(0).startsWith("'celsius' alone has an R2 of 1.000."),
                data.warnings().toString());
    }

    @Test
    void asksForTheClassThatIsCalledYesOrForTheRarerOne() throws IOException {
        assertEquals("yes",
                open("x,y", 60, row -> row * 7 % 13 + "," + (row % 3 == 0 ? "no" : "yes")).target().asked());
        assertEquals("u",
                open("x,y", 60, row -> row * 7 % 13 + "," + (row % 3 == 0 ? "u" : "v")).target().asked());
    }

    @Test
    void takesFewWholeNumbersForClassesAndManyForAmounts() throws IOException {
        assertEquals(Task.CLASSES, open("x,y", 200, row -> row * 7 % 101 + "," + row % 4).target().task());
        assertEquals(Task.REGRESSION,
                open("x,y", 200, row -> row * 7 % 101 + "," + row * 3 % 40).target().task());
    }

    @Test
    void saysTheCommandThatAsksTheSameAgain() {
        Asked asked = new Asked("my file.csv", "it's", "classification", "who", true,
                new Overrides(List.of("a b"), List.of(), List.of(), List.of(), List.of("c")));
        assertEquals("'my file.csv' --target 'it'\\''s' --task classification --split-by who --balance"
                + " --number 'a b' --drop c", asked.arguments());
    }
}
