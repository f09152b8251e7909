package dev.teacup.tests.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The tests that may fail, each with its reason: lines {@code test, reason} parted by a tab. */
final class Ignored {
    private Ignored() {}

    /** The reasons by test. */
    static Map<String, String> reasons() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        try (InputStream in = Ignored.class.getResourceAsStream("ignored.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] fields = line.split("\t", -1);
                if (fields.length != 2 || fields[1].isBlank()) {
                    throw new IOException("ignored.tsv: '" + line + "' is not a test, a tab and a reason");
                }
                reasons.put(fields[0], fields[1]);
            }
        }
        return reasons;
    }
}
