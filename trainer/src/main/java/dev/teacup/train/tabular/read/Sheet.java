package dev.teacup.train.tabular.read;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.train.data.CsvFile;
import dev.teacup.train.data.Table;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The table in a CSV file of any origin.
 *
 * @param table its cells, without blanks around them
 * @param sha256 of the unpacked bytes
 * @param encoding of its letters, for people
 * @param separator of its fields
 * @param notes what was made of its header, for people
 */
public record Sheet(Table table, String sha256, String encoding, char separator, List<String> notes) {
    private static final long MOST_BYTES = 512L << 20;
    private static final int MOST_CELLS = 100_000_000;
    /** Words that come again and again are kept once; of others, few are worth the looking up. */
    private static final int MOST_SHARED = 10_000;

    /**
     * Reads a file, gzipped or not.
     *
     * @throws ModelException when there is no such file, it holds no text, its quotes do not end, a row has
     *     too few or too many fields, or there are no rows
     */
    public static Sheet read(Path file) {
        return of(bytes(file));
    }

    /** The same of bytes that are there already. */
    static Sheet of(CsvFile file) {
        if (file.bytes().length == 0) {
            throw noRows(file.name(), "an empty file");
        }
        Encoded text = Encoded.of(file.name(), file.bytes());
        char separator = Separator.of(text.text());
        List<String> notes = new ArrayList<>();
        Table table = table(file.name(), text.text(), separator, notes);
        return new Sheet(table, file.sha256(), text.encoding(), separator, notes);
    }

    /** How it was read, for people: {@code 1,461 rows, 6 columns; UTF-8, separated by commas}. */
    public String summary() {
        String between = switch (separator) {
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "bars";
            default -> "commas";
        };
        return String.format(java.util.Locale.ROOT, "%,d rows, %d columns; %s, separated by %s", table.rows(),
                table.columns().size(), encoding, between);
    }

    private static CsvFile bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file.toString(), "there is no such file", "a CSV file",
                    Files.isDirectory(file) ? "a folder" : "nothing", "check the path");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ModelException(file.toString(), "the file is too large",
                        "at most " + (MOST_BYTES >> 20) + " MB", (Files.size(file) >> 20) + " MB",
                        "train on a part of its rows, drawn at random");
            }
            return CsvFile.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Table table(String name, String text, char separator, List<String> notes) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), Separator.format(separator))) {
            Iterator<CSVRecord> records = parser.iterator();
            CSVRecord first = null;
            while (records.hasNext() && (first == null || isBlank(first))) {
                first = records.next();
            }
            if (first == null || isBlank(first)) {
                throw noRows(name, "blank lines");
            }
            List<String> header = header(first, notes);
            return table(name, header, records);
        } catch (UncheckedIOException | IOException broken) {
            throw new ModelException(name, "this is no CSV",
                    "fields in quotes that end before the next separator",
                    String.valueOf(broken.getMessage()), "correct the quotes there");
        }
    }

    private static Table table(String name, List<String> header, Iterator<CSVRecord> records) {
        List<String[]> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        Map<String, String> shared = new HashMap<>();
        while (records.hasNext()) {
            CSVRecord record = records.next();
            if (!isBlank(record)) {
                checkFields(name, record, header);
                if ((long) (rows.size() + 1) * header.size() > MOST_CELLS) {
                    throw new ModelException(name, "the table is too large", "at most " + MOST_CELLS
                            + " cells", "more than " + rows.size() + " rows of " + header.size() + " fields",
                            "train on a part of its rows, drawn at random");
                }
                rows.add(cells(record, shared));
                numbers.add(Math.toIntExact(record.getRecordNumber()));
            }
        }
        if (rows.isEmpty()) {
            throw noRows(name, "a header without rows");
        }
        String[][] columns = new String[header.size()][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = rows.get(row)[column];
            }
        }
        return new Table(name, header, columns, numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    private static String[] cells(CSVRecord record, Map<String, String> shared) {
        String[] cells = new String[record.size()];
        for (int i = 0; i < cells.length; i++) {
            String cell = record.get(i).strip();
            String known = shared.get(cell);
            if (known == null && shared.size() < MOST_SHARED) {
                shared.put(cell, cell);
            }
            cells[i] = known == null ? cell : known;
        }
        return cells;
    }

    /** Columns without a name are called by their number, and the second of one name {@code name (2)}. */
    private static List<String> header(CSVRecord record, List<String> notes) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < record.size(); i++) {
            String given = record.get(i).strip();
            String plain = given.isEmpty() ? "column " + (i + 1) : given;
            String name = plain;
            for (int again = 2; !seen.add(name); again++) {
                name = plain + " (" + again + ")";
            }
            if (!name.equals(given)) {
                notes.add("column " + (i + 1)
                        + (given.isEmpty() ? " has no name" : " is another " + Text.quoted(given))
                        + ": it is called " + Text.quoted(name));
            }
            names.add(name);
        }
        return names;
    }

    private static void checkFields(String name, CSVRecord record, List<String> header) {
        if (record.size() != header.size()) {
            throw new ModelException(name + ", row " + record.getRecordNumber(),
                    "the row has too " + (record.size() < header.size() ? "few" : "many") + " fields",
                    header.size() + (header.size() == 1 ? " field" : " fields") + ", as the header has",
                    record.size() == 1 ? "1 field" : record.size() + " fields",
                    "complete the row, put a field that holds a separator in quotes, or delete the row");
        }
    }

    /** An empty line, or separators alone, as spreadsheets leave them at the end. */
    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    private static ModelException noRows(String name, String got) {
        return new ModelException(name, "there are no rows", "a CSV file with a header and rows", got,
                "check that the file was written to its end");
    }
}
