package dev.teacup.train.tabular;

import dev.teacup.error.Text;
import dev.teacup.train.tabular.read.ReadColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The columns of a file and what they were taken for, as a table. */
record ColumnList(List<ReadColumn> columns, String target) {
    private static final int WIDEST = 40;

    /** For a report: name, kind, missing, what is said of it. */
    List<List<String>> cells() {
        List<List<String>> cells = new ArrayList<>();
        for (ReadColumn column : columns) {
            boolean isTarget = column.name().equals(target);
            String kind = column.kind().word();
            cells.add(List.of(Text.visible(column.name()), isTarget ? "target" : kind, missing(column),
                    isTarget || column.kind().isLearnt() ? column.why()
                            : column.why() + ": left out"));
        }
        return cells;
    }

    private static String missing(ReadColumn column) {
        return column.missing() == 0 ? ""
                : String.format(Locale.ROOT, "%,d", column.missing());
    }

    /** For a terminal. */
    List<String> lines() {
        List<List<String>> all = new ArrayList<>(List.of(List.of("column", "kind", "missing", "")));
        all.addAll(cells());
        return aligned(all);
    }

    /** Rows of cells as lines, the cells of a column below each other. */
    static List<String> aligned(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width =
                        Math.min(WIDEST, rows.stream().mapToInt(of -> of.get(at).length()).max().orElse(0));
                boolean isLast = column == row.size() - 1;
                String cell = isLast || row.get(column).length() <= WIDEST ? row.get(column)
                        : row.get(column).substring(0, WIDEST - 1) + "\u2026";
                line.append("  ").append(cell).append(" ".repeat(Math.max(0, width - cell.length())));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
