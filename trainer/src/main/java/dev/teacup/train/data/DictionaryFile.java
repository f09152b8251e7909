package dev.teacup.train.data;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The bytes of a pronouncing dictionary (UTF-8): a row {@code word PH PH ..} for the first reading of a word,
 * and {@code word(2) PH PH ..} and so on for others.
 *
 * @param name the file's name, for errors
 */
record DictionaryFile(String name, byte[] bytes) {
    /**
     * Reads a file.
     *
     * @throws ModelException when it is not there or cannot be read
     */
    static DictionaryFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file.toString(), "there is no such file", "a pronouncing dictionary",
                    Files.isDirectory(file) ? "a folder" : "nothing", "check the path given to --data");
        }
        try {
            return new DictionaryFile(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new ModelException(file.toString(), "the file cannot be read", "a readable file",
                    unreadable.toString(), "check the file and who may read it");
        }
    }

    String sha256() {
        return new CsvFile(name, bytes).sha256();
    }

    String place(int row) {
        return name + ", row " + row;
    }

    /**
     * All words with their readings, in the order of the file.
     *
     * @throws ModelException with the row that is not of this form
     */
    List<Pronunciations.Word> words() {
        Map<String, Pronunciations.Word> words = new LinkedHashMap<>();
        String[] rows = text().split("\r?\n", -1);
        for (int i = 0; i < rows.length; i++) {
            if (!rows[i].isBlank()) {
                add(words, rows[i], i + 1);
            }
        }
        if (words.isEmpty()) {
            throw new ModelException(name, "there are no words", "rows such as 'cat K AE T'",
                    bytes.length == 0 ? "an empty file" : "blank rows",
                    "check that the file was written to its end");
        }
        return new ArrayList<>(words.values());
    }

    private void add(Map<String, Pronunciations.Word> words, String text, int row) {
        StringTokenizer parts = new StringTokenizer(text);
        String key = parts.nextToken();
        int[] reading = new int[parts.countTokens()];
        if (reading.length == 0) {
            throw new ModelException(place(row), "the word has no phonemes",
                    "a word and how it is pronounced, such as 'cat K AE T'", quoted(text),
                    "complete the row, or delete it");
        }
        for (int i = 0; i < reading.length; i++) {
            reading[i] = phoneme(parts.nextToken(), row);
        }
        int open = key.endsWith(")") ? key.lastIndexOf('(') : -1;
        if (open > 0) {
            addFurther(words, key, open, reading, row);
        } else if (words.containsKey(key)) {
            throw new ModelException(place(row), "the word was there before",
                    "one row for the first reading of a word", quoted(key) + ", also in row "
                            + words.get(key).row(),
                    "write further readings as " + key + "(2), or delete the row");
        } else {
            words.put(key, new Pronunciations.Word(key, new ArrayList<>(List.of(reading)), row));
        }
    }

    private void addFurther(Map<String, Pronunciations.Word> words, String key, int open, int[] reading,
            int row) {
        String number = key.substring(open + 1, key.length() - 1);
        boolean isNumber = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
        Pronunciations.Word word = words.get(key.substring(0, open));
        if (!isNumber || word == null) {
            throw new ModelException(place(row),
                    isNumber ? "the word has a further reading and no first one"
                            : "the number of the reading is none",
                    isNumber ? "a row for " + quoted(key.substring(0, open)) + " before it"
                            : "a number in brackets, such as (2)",
                    quoted(key), "correct the row, or delete it");
        }
        word.readings().add(reading);
    }

    private int phoneme(String phoneme, int row) {
        int number = Phonemes.number(phoneme);
        if (number < 0) {
            String meant = Text.didYouMean(phoneme, Phonemes.ALL);
            throw new ModelException(place(row), "the phoneme is not known",
                    "one of " + String.join(" ", Phonemes.ALL), quoted(phoneme),
                    meant.isEmpty() ? "write phonemes without stress, in capitals" : meant);
        }
        return number;
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException otherEncoding) {
            throw new ModelException(name, "the text is not in UTF-8", "a dictionary in UTF-8",
                    "bytes of another encoding", "save the file again with the encoding UTF-8");
        }
    }
}
