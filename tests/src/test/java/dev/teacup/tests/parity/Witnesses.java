package dev.teacup.tests.parity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Tables of two columns, a name and a reason, parted by a tab. */
final class Witnesses {
    private Witnesses() {}

    /** The reasons by name. */
    static Map<String, String> reasons(String table) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        try (InputStream in = Witnesses.class.getResourceAsStream(table)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] fields = line.split("\t", -1);
                if (fields.length != 2 || fields[1].isBlank()) {
                    throw new IOException(table + ": '" + line + "' is not a name, a tab and a reason");
                }
                reasons.put(fields[0], fields[1]);
            }
        }
        return reasons;
    }
}
