package dev.teacup.tests.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the functions and sections of a WebAssembly module weigh, by package: the table of docs/size.md. */
final class ModuleParts {
    private static final List<String> SECTIONS = List.of("", "types", "imports", "functions", "table",
            "memory", "globals", "exports", "start", "elements", "code", "strings", "data count",
            "exceptions");
    private static final int IMPORT = 2;
    private static final int CODE = 10;
    private final byte[] bytes;
    private final Map<String, Integer> sections = new TreeMap<>();
    private final Map<String, int[]> parts = new TreeMap<>();
    private final List<Integer> bodies = new ArrayList<>();
    private final Map<Integer, String> names = new HashMap<>();
    private int imported;
    private int at = 8;

    private ModuleParts(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Writes the table of an engine behind the line of the page that begins one. */
    static void write(byte[] engine, Path page) throws IOException {
        ModuleParts parts = new ModuleParts(engine);
        parts.read();
        String text = Files.readString(page);
        Files.writeString(page, text.substring(0, text.indexOf("| part")) + parts.table());
    }

    private void read() {
        while (at < bytes.length) {
            int id = bytes[at++];
            int end = number() + at;
            int start = at;
            if (id == IMPORT) {
                imports();
            } else if (id == CODE) {
                for (int count = number(); count > 0; count--) {
                    int size = number();
                    bodies.add(size);
                    at += size;
                }
            } else if (id == 0 && string().equals("name")) {
                names(end);
            }
            if (id != 0) {
                sections.merge(SECTIONS.get(id), end - start, Integer::sum);
            }
            at = end;
        }
        for (int i = 0; i < bodies.size(); i++) {
            int[] part =
                    parts.computeIfAbsent(part(names.getOrDefault(i + imported, "?")), any -> new int[2]);
            part[0]++;
            part[1] += bodies.get(i);
        }
    }

    /** Counts the functions among what is imported: those, a memory, and globals of numbers. */
    private void imports() {
        for (int count = number(); count > 0; count--) {
            string();
            string();
            int kind = bytes[at++];
            if (kind == 0) {
                imported++;
                number();
            } else if (kind == 2) {
                boolean hasMost = bytes[at++] == 1;
                number();
                number(hasMost);
            } else {
                at += 2;
            }
        }
    }

    private void names(int end) {
        while (at < end) {
            boolean isFunctions = bytes[at++] == 1;
            int next = number() + at;
            for (int count = isFunctions ? number() : 0; count > 0; count--) {
                names.put(number(), string());
            }
            at = next;
        }
    }

    private int number() {
        int value = 0;
        int shift = 0;
        while (bytes[at] < 0) {
            value |= (bytes[at++] & 0x7F) << shift;
            shift += 7;
        }
        return value | bytes[at++] << shift;
    }

    private void number(boolean isThere) {
        if (isThere) {
            number();
        }
    }

    private String string() {
        int length = number();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** The package of a function, and TeaVM's own by its kind. */
    private static String part(String name) {
        String type = name.replaceAll("::.*|@.*", "");
        if (name.startsWith("dev.teacup.op.") && name.contains("::<clinit>")) {
            return "definitions of the operators";
        }
        return type.startsWith("dev.teacup.") ? type.substring(11).replaceAll("\\.?[A-Z].*", "")
                : type.startsWith("java.") ? type.replaceAll("\\.[A-Z].*", "") : "TeaVM";
    }

    private String table() {
        StringBuilder text = new StringBuilder("| part | functions | bytes |\n|---|---:|---:|\n");
        parts.entrySet().stream().sorted((a, b) -> b.getValue()[1] - a.getValue()[1]).forEach(part -> text
                .append("| ").append(part.getKey()).append(" | ").append(part.getValue()[0]).append(" | ")
                .append(part.getValue()[1]).append(" |\n"));
        sections.forEach((name, size) -> text.append(
                name.equals("code") ? "" : "| section of the " + name + " | | " + size + " |\n"));
        return text.toString();
    }
}
