package dev.teacup.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teacup.error.ModelException;

class CsvFileTest {
    @TempDir
    Path folder;

    @Test
    void readsQuotesCommasAndLineBreaks() {
        Table table = table("a,b\r\n\"x, y\",\"1\n2\"\r\n\"say \"\"no\"\"\",3\r\n");
        assertEquals(List.of("a", "b"), table.columns());
        assertEquals("x, y", table.column("a").text(0));
        assertEquals("1\n2", table.column("b").text(0));
        assertEquals("say \"no\"", table.column("a").text(1));
        assertEquals(2, table.rows());
    }

    @Test
    void readsWithAByteOrderMarkAndWithoutALastLineBreak() {
        Table table = table("\uFEFFa,b\n1,2");
        assertEquals(2, table.column("b").number(0));
        assertEquals("a", table.columns().get(0));
    }

    @Test
    void readsAGzippedFileUnderItsPlainName() throws IOException {
        Path file = Files.write(folder.resolve("t.csv.gz"), gzipped("a\n7\n"));
        CsvFile read = CsvFile.read(file);
        assertEquals("t.csv", read.name());
        assertEquals(7, read.table().column("a").number(0));
    }

    @Test
    void countsRowsAsASpreadsheetDoesAndPassesOverEmptyLines() {
        ModelException refused = refusal("a,b\n1,2\n\n\"3\n3\",4\n5\n");
        assertEquals("t.csv, row 5", refused.where());
    }

    @Test
    void refusesARowWithTooFewFields() {
        assertEquals("""
                t.csv, row 3: the row has too few fields
                expected: 2 fields, as the header has
                got: 1 field
                fix: complete the row, put a field that holds a separator in quotes, or delete the row""",
                refusal("a,b\n1,2\n3\n").getMessage());
    }

    @Test
    void refusesARowWithTooManyFields() {
        assertEquals("t.csv, row 2: the row has too many fields", firstLine(refusal("a,b\n1,2,3\n")));
    }

    @Test
    void refusesAnEmptyFileAndAHeaderWithoutRows() {
        assertEquals("""
                t.csv: there are no rows
                expected: a CSV file with a header and rows
                got: an empty file
                fix: check that the file was written to its end""", refusal("").getMessage());
        assertEquals("a header without rows", refusal("a,b\n").got());
    }

    @Test
    void refusesAHeaderThatNamesNoColumnOrOneTwice() {
        assertEquals("t.csv, row 1: a column has no name", firstLine(refusal("a,\n1,2\n")));
        assertEquals("t.csv, row 1: two columns have one name", firstLine(refusal("a,a\n1,2\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,\"2\n", "a,b\n\"1\"x,2\n"})
    void refusesAQuoteThatDoesNotEnd(String text) {
        assertEquals("t.csv: this is no CSV", firstLine(refusal(text)));
    }

    @Test
    void refusesAnotherEncoding() {
        byte[] latin = "a\nZürich\n".getBytes(StandardCharsets.ISO_8859_1);
        ModelException refused =
                assertThrows(ModelException.class, () -> new CsvFile("t.csv", latin).table());
        assertEquals("t.csv: the text is not in UTF-8", firstLine(refused));
    }

    @Test
    void refusesADamagedGzipFile() throws IOException {
        byte[] whole = gzipped("a\n7\n");
        Path file = Files.write(folder.resolve("t.csv.gz"), Arrays.copyOf(whole, whole.length - 9));
        ModelException refused = assertThrows(ModelException.class, () -> CsvFile.read(file));
        assertEquals("t.csv.gz: the gzip file is damaged", firstLine(refused));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        ModelException refused =
                assertThrows(ModelException.class, () -> CsvFile.read(folder.resolve("no.csv")));
        assertTrue(refused.where().endsWith("no.csv"));
        assertEquals("a folder", assertThrows(ModelException.class, () -> CsvFile.read(folder)).got());
    }

    @Test
    void readsNumbersAndNaNForBlankCells() {
        double[] numbers = table("a,b\n140,\n-2.5, \n1e3,x\n").column("a").numbers();
        assertArrayEquals(new double[] {140, -2.5, 1000}, numbers);
        assertTrue(Double.isNaN(table("a,b\n1,\n").column("b").number(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "NaN", "0x1p3", "1d", "1e999", "1.2.3"})
    void refusesAnUnreadableNumber(String cell) {
        Column column = table("a,b\n1,2\n" + cell + ",3\n").column("a");
        ModelException refused = assertThrows(ModelException.class, column::numbers);
        assertEquals("t.csv, row 3: column 'a' is no number\n"
                + "expected: a decimal number such as 140 or -2.5, or nothing where it is not known\n"
                + "got: '" + cell
                + "'\nfix: correct the cell, or leave it blank", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-02-30", "31.12.1999", "", "1999"})
    void refusesADateThatIsNone(String cell) {
        Column column = table("a,b\n" + cell + ",1\n").column("a");
        ModelException refused = assertThrows(ModelException.class, () -> column.date(0));
        assertEquals("t.csv, row 2: column 'a' is no date", firstLine(refused));
        assertEquals("'" + cell + "'", refused.got());
    }

    @Test
    void refusesAMissingColumnWithTheNameThatWasMeant() {
        Table table = table("speed,size\n1,2\n");
        ModelException refused = assertThrows(ModelException.class, () -> table.column("sped"));
        assertEquals("""
                t.csv, row 1: there is no column 'sped'
                expected: a header with the column 'sped'
                got: the columns speed, size
                fix: did you mean 'speed'?""", refused.getMessage());
    }

    @Test
    void keepsTheRowsOfTheFileWhenColumnsAreDropped() {
        Table table = table("a,b,c\n1,2,3\n1,2,4\n1,3,3\n").without(List.of("c", "none"));
        assertEquals(List.of("a", "b"), table.columns());
        assertArrayEquals(new int[] {0, 2}, table.distinct(new int[] {0, 1, 2}));
        assertEquals("t.csv, row 4", table.place(2));
    }

    private static Table table(String text) {
        return new CsvFile("t.csv", text.getBytes(StandardCharsets.UTF_8)).table();
    }

    private static ModelException refusal(String text) {
        return assertThrows(ModelException.class, () -> table(text));
    }

    private static String firstLine(ModelException refused) {
        return refused.getMessage().lines().findFirst().orElseThrow();
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
