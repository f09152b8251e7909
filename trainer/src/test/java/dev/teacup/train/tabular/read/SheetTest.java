package dev.teacup.train.tabular.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.train.data.CsvFile;
import dev.teacup.train.data.Table;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
    private static Sheet read(byte... bytes) {
        return Sheet.of(new CsvFile("a.csv", bytes));
    }

    private static Sheet read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> column(Sheet sheet, String name) {
        Table table = sheet.table();
        return java.util.stream.IntStream.range(0, table.rows()).mapToObj(table.column(name)::text).toList();
    }

    private static void refuses(String lines, byte... bytes) {
        assertEquals(lines.strip(), assertThrows(ModelException.class, () -> read(bytes)).getMessage());
    }

    private static void refuses(String lines, String text) {
        refuses(lines, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheSeparator(String separator) {
        Sheet sheet = read("a,b,c\n1,x y,2\n3,z,4\n".replace(",", separator));
        assertEquals(separator.charAt(0), sheet.separator());
        assertEquals(List.of("x y", "z"), column(sheet, "b"));
    }

    @Test
    void takesADecimalCommaForNoSeparator() {
        Sheet sheet = read("weight;length\n1,5;2,5\n3,5;4,5\n");
        assertEquals(List.of("weight", "length"), sheet.table().columns());
        assertEquals(List.of("1,5", "3,5"), column(sheet, "weight"));
    }

    @Test
    void readsQuotesWithSeparatorsLineBreaksAndQuotesInThem() {
        Sheet sheet = read("a,b\r\n\"x, y\",\"one\ntwo\"\r\n \"say \"\"hi\"\"\" , 2 \r\n");
        assertEquals(List.of("x, y", "say \"hi\""), column(sheet, "a"));
        assertEquals(List.of("one\ntwo", "2"), column(sheet, "b"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "windows-1252, Windows-1252", "ISO-8859-1, Windows-1252",
        "UTF-16, UTF-16", "UTF-16LE, UTF-16", "UTF-16BE, UTF-16"})
    void findsTheEncoding(String charset, String found) {
        Sheet sheet = read("name,town\nJörg,Würzburg\nMaría,Málaga\n".getBytes(Charset.forName(charset)));
        assertEquals(found, sheet.encoding());
        assertEquals(List.of("Jörg", "María"), column(sheet, "name"));
    }

    @Test
    void leavesAByteOrderMarkOutOfTheFirstName() {
        assertEquals(List.of("a", "b"), read("\uFEFFa,b\n1,2\n").table().columns());
    }

    @Test
    void skipsLinesThatSayNothing() {
        Sheet sheet = read("\n\na,b\n1,2\n\n3,4\n,\n\n\n");
        assertEquals(List.of("1", "3"), column(sheet, "a"));
        assertEquals("a.csv, row 6", sheet.table().place(1));
    }

    @Test
    void namesColumnsThatHaveNoNameOrThatOfAnother() {
        Sheet sheet = read("a,,a\n1,2,3\n");
        assertEquals(List.of("a", "column 2", "a (2)"), sheet.table().columns());
        assertEquals(List.of("column 2 has no name: it is called 'column 2'",
                "column 3 is another 'a': it is called 'a (2)'"), sheet.notes());
    }

    @Test
    void refusesARowWithTooFewFields() {
        refuses("""
                a.csv, row 3: the row has too few fields
                expected: 2 fields, as the header has
                got: 1 field
                fix: complete the row, put a field that holds a separator in quotes, or delete the row
                """, "a,b\n1,2\n3\n");
    }

    @Test
    void refusesARowWithTooManyFields() {
        refuses("""
                a.csv, row 2: the row has too many fields
                expected: 2 fields, as the header has
                got: 3 fields
                fix: complete the row, put a field that holds a separator in quotes, or delete the row
                """, "a,b\n1,2,3\n4,5\n6,7\n8,9\n");
    }

    @Test
    void refusesAnEmptyFile() {
        refuses("""
                a.csv: there are no rows
                expected: a CSV file with a header and rows
                got: an empty file
                fix: check that the file was written to its end
                """, "");
    }

    @Test
    void refusesAHeaderWithoutRows() {
        refuses("""
                a.csv: there are no rows
                expected: a CSV file with a header and rows
                got: a header without rows
                fix: check that the file was written to its end
                """, "a,b\n\n");
    }

    @Test
    void refusesBytesThatAreNoText() {
        refuses("""
                a.csv: this is no text
                expected: a CSV file: text, a row of the table a line
                got: a binary file
                fix: name the CSV file itself
                """, new byte[] {1, 2, 3, 0, 0, 0, 7, 1, 0});
    }

    @Test
    void refusesAWorkbook() {
        refuses("""
                a.csv: this is no text
                expected: a CSV file: text, a row of the table a line
                got: a zip file, such as a workbook of a spreadsheet
                fix: open it in the spreadsheet, and save the sheet as CSV
                """, new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8});
    }

    @Test
    void refusesLettersThatNoEncodingHas() {
        refuses("""
                a.csv: the letters of the file cannot be read
                expected: text in UTF-8, UTF-16 or Windows-1252
                got: bytes that are no letters there
                fix: save the file again with the encoding UTF-8
                """, new byte[] {'a', ',', 'b', '\n', (byte) 0x81, ',', (byte) 0x9D, '\n'});
    }

    @Test
    void refusesAQuoteThatDoesNotEnd() {
        ModelException refusal = assertThrows(ModelException.class, () -> read("a,b\n1,\"2\n3,4\n"));
        assertEquals("this is no CSV", refusal.what());
        assertEquals("correct the quotes there", refusal.fix());
    }
}
