package dev.teacup.train.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;

/**
 * The bytes of a CSV file (RFC 4180, UTF-8, a header first), unpacked when they were gzipped, and the table
 * in them. In a file that is called {@code .tsv} tabs stand for the commas.
 *
 * @param name the file's name without {@code .gz}, for errors
 * @param bytes the unpacked bytes
 */
public record CsvFile(String name, byte[] bytes) {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    /**
     * Reads a file, gzipped or not.
     *
     * @throws ModelException when it is not there or cannot be read
     */
    public static CsvFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            String there = Files.isDirectory(file) ? "a folder" : "nothing";
            throw new ModelException(file.toString(), "there is no such file", "a CSV file", there,
                    "check the path given to --data");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in);
        } catch (IOException unreadable) {
            throw new ModelException(file.toString(), "the file cannot be read", "a readable CSV file",
                    unreadable.toString(), "check the file and who may read it");
        }
    }

    /**
     * Reads a stream to its end, gzipped or not.
     *
     * @throws ModelException when it begins as gzip and does not go on so
     */
    public static CsvFile read(String name, InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        String plainName = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return new CsvFile(plainName, isGzip(bytes) ? unpacked(name, bytes) : bytes);
    }

    /**
     * The table in the file.
     *
     * @throws ModelException when it is empty, is no UTF-8, or has a column without a name, two columns of
     *         one name, a row with too few or too many fields, or a quote that does not end
     */
    public Table table() {
        try (CSVParser parser = CSVParser.parse(new StringReader(text()), format())) {
            return table(parser.iterator());
        } catch (UncheckedIOException | IOException broken) {
            throw new ModelException(name, "this is no CSV",
                    "fields in quotes that end before the next comma",
                    String.valueOf(broken.getMessage()), "correct the quotes there");
        }
    }

    /** The SHA-256 of the unpacked bytes, in hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    private CSVFormat format() {
        return name.endsWith(".tsv") ? FORMAT.builder().setDelimiter('\t').get() : FORMAT;
    }

    /**
     * Refuses other bytes than those that published figures were measured on.
     *
     * @throws ModelException when the hash is another one
     */
    void check(String published) {
        if (!sha256().equals(published)) {
            throw new ModelException(name, "the shipped data is not the published one", "sha256 " + published,
                    "sha256 " + sha256(), "restore the file from the repository, or name your own by --data");
        }
    }

    private Table table(Iterator<CSVRecord> records) {
        if (bytes.length == 0 || !records.hasNext()) {
            throw empty("an empty file");
        }
        List<String> header = header(records.next());
        List<CSVRecord> rows = new ArrayList<>();
        records.forEachRemaining(record -> {
            if (!isEmptyLine(record, header)) {
                checkFields(record, header);
                rows.add(record);
            }
        });
        if (rows.isEmpty()) {
            throw empty("a header without rows");
        }
        return columns(header, rows);
    }

    private Table columns(List<String> header, List<CSVRecord> rows) {
        String[][] cells = new String[header.size()][rows.size()];
        int[] fileRows = new int[rows.size()];
        for (int row = 0; row < fileRows.length; row++) {
            fileRows[row] = Math.toIntExact(rows.get(row).getRecordNumber());
            for (int column = 0; column < cells.length; column++) {
                cells[column][row] = rows.get(row).get(column);
            }
        }
        return new Table(name, header, cells, fileRows);
    }

    private List<String> header(CSVRecord record) {
        Set<String> seen = new HashSet<>();
        for (String column : record) {
            if (column.isBlank() || !seen.add(column)) {
                throw new ModelException(name + ", row 1",
                        column.isBlank() ? "a column has no name" : "two columns have one name",
                        "a header with a name of its own for each column", Text.quoted(column),
                        "name the columns in the first row");
            }
        }
        return record.toList();
    }

    private void checkFields(CSVRecord record, List<String> header) {
        if (record.size() != header.size()) {
            throw new ModelException(name + ", row " + record.getRecordNumber(),
                    "the row has too " + (record.size() < header.size() ? "few" : "many") + " fields",
                    header.size() + " fields, as the header has",
                    record.size() == 1 ? "1 field" : record.size() + " fields",
                    "complete the row, put a field that holds a separator in quotes, or delete the row");
        }
    }

    private static boolean isEmptyLine(CSVRecord record, List<String> header) {
        return header.size() > 1 && record.size() == 1 && record.get(0).isBlank();
    }

    private ModelException empty(String got) {
        return new ModelException(name, "there are no rows", "a CSV file with a header and rows", got,
                "check that the file was written to its end");
    }

    private String text() {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw new ModelException(name, "the text is not in UTF-8", "a CSV file in UTF-8",
                    "bytes of another encoding", "save the file again with the encoding UTF-8");
        }
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    private static byte[] unpacked(String name, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException damaged) {
            throw new ModelException(name, "the gzip file is damaged", "a whole gzip file",
                    String.valueOf(damaged.getMessage()), "fetch or pack the file again");
        }
    }
}
