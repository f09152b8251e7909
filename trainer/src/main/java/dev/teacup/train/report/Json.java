package dev.teacup.train.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.teacup.error.ModelException;

/** Records as JSON and back, the same bytes on every platform. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** On one line, for a model's metadata and for standard output. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException noRecord) {
            throw new IllegalArgumentException(noRecord);
        }
    }

    /** Indented, with a line break at the end, for a file that people look into. */
    public static String pretty(Object value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(value) + "\n";
        } catch (JsonProcessingException noRecord) {
            throw new IllegalArgumentException(noRecord);
        }
    }

    /** The components of a record by their names, in its order: numbers, texts, lists and maps. */
    public static Map<String, Object> map(Record value) {
        return MAPPER.convertValue(value, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** The record of these components, the way back from {@link #map}. */
    public static <T extends Record> T of(Map<String, Object> components, Class<T> type) {
        return MAPPER.convertValue(components, type);
    }

    /**
     * The record in a text, such as a model's metadata.
     *
     * @param where for the error
     * @throws ModelException when the text is something else
     */
    public static <T> T parse(String text, String where, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException other) {
            throw new ModelException(where, "this is not the JSON that training writes",
                    "the fields of " + type.getSimpleName(), other.getOriginalMessage(),
                    "train the model again");
        }
    }

    /**
     * The record in a file.
     *
     * @throws ModelException when the file is not there or holds something else
     */
    public static <T> T read(Path file, Class<T> type) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString(), type);
        } catch (IOException unreadable) {
            throw new ModelException(file.toString(), "the file cannot be read", "a JSON file",
                    unreadable.toString(), "train the model first, or name the folder it was trained into");
        }
    }
}
