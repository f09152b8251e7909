package dev.teacup.train.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Writes Markdown, block by block. */
final class Markdown {
    private final StringBuilder out = new StringBuilder();

    Markdown heading(int level, String text) {
        return block("#".repeat(level) + " " + text);
    }

    Markdown paragraph(String text) {
        return block(text);
    }

    /** One item a line; nothing for no items. */
    Markdown items(List<String> items) {
        return items.isEmpty() ? this : block("- " + String.join("\n- ", items));
    }

    /** Names and values, one item a line. */
    Markdown named(Map<String, String> values) {
        return items(
                values.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).toList());
    }

    Markdown picture(String description, String file) {
        return block("![" + description.replace("[", "\\[").replace("]", "\\]") + "](" + file + ")");
    }

    Markdown code(String text) {
        return block("```\n" + text + "\n```");
    }

    Markdown table(List<String> header, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(header)).append('\n')
                .append(row(Collections.nCopies(header.size(), "---")));
        rows.forEach(cells -> table.append('\n').append(row(cells)));
        return block(table.toString());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList())
                + " |";
    }

    private Markdown block(String text) {
        out.append(out.isEmpty() ? "" : "\n").append(text).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
