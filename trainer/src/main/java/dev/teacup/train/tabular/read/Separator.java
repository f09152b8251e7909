package dev.teacup.train.tabular.read;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What stands between the fields of a line: the character that cuts most lines into as many fields. */
final class Separator {
    /** The earlier one where two are as good. */
    private static final List<Character> ALL = List.of(',', ';', '\t', '|');
    private static final int LETTERS = 1 << 16;
    private static final int RECORDS = 100;

    private Separator() {}

    /** How a file of this separator is read: RFC 4180, with blanks around fields allowed. */
    static CSVFormat format(char separator) {
        return CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(separator != '\t').get();
    }

    /** The separator of a text. */
    static char of(String text) {
        String head = text.substring(0, Math.min(text.length(), LETTERS));
        char best = ALL.get(0);
        double most = 0;
        for (char separator : ALL) {
            double score = score(head, separator);
            if (score > most) {
                most = score;
                best = separator;
            }
        }
        return best;
    }

    /** The share of lines with as many fields as the first, and a little for more fields; 0 for one field. */
    private static double score(String head, char separator) {
        int width = 0;
        int lines = 0;
        int same = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(head), format(separator))) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext() && lines < RECORDS) {
                CSVRecord record = records.next();
                boolean isCut = !records.hasNext() && head.length() == LETTERS;
                boolean isBlank = record.size() == 1 && record.get(0).isBlank();
                if (!isCut && !isBlank) {
                    width = lines == 0 ? record.size() : width;
                    lines++;
                    same += record.size() == width ? 1 : 0;
                }
            }
        } catch (UncheckedIOException | IOException brokenQuotes) {
            lines = Math.max(lines, 1);
        }
        return width < 2 ? 0 : (double) same / lines + Math.min(width, RECORDS) * 1e-4;
    }
}
