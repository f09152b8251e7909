package dev.teacup.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;

/**
 * An immutable table of text, column by column, which knows the file and the row that each of its cells came
 * from. Cells are read as words, numbers or dates by {@link Column}.
 */
public final class Table {
    private final String name;
    private final List<String> names;
    private final String[][] cells;
    private final int[] fileRows;

    /**
     * A table over arrays that nobody else changes.
     *
     * @param name the file's name, for errors
     * @param names the names of the columns
     * @param cells the text of each column, [columns][rows]
     * @param fileRows the row of the file that each row came from; the header is row 1, as in a spreadsheet
     */
    public Table(String name, List<String> names, String[][] cells, int[] fileRows) {
        this.name = name;
        this.names = List.copyOf(names);
        this.cells = cells;
        this.fileRows = fileRows;
    }

    /** The name of the file that the table was read from. */
    public String name() {
        return name;
    }

    public int rows() {
        return fileRows.length;
    }

    /** The names of the columns, in the file's order. */
    public List<String> columns() {
        return names;
    }

    public boolean has(String column) {
        return names.contains(column);
    }

    /**
     * The column of this name.
     *
     * @throws ModelException when there is none, with the name that was probably meant
     */
    public Column column(String column) {
        int at = names.indexOf(column);
        if (at < 0) {
            throw missing(column);
        }
        return new Column(this, column, cells[at]);
    }

    /**
     * Refuses a table of other columns than these.
     *
     * @throws ModelException when one is missing, or one is there that nobody knows
     */
    void expect(List<String> needed) {
        expect(needed, List.of());
    }

    /** The same, where some columns may be there or not. */
    void expect(List<String> needed, List<String> allowed) {
        needed.forEach(this::column);
        List<String> known = new ArrayList<>(needed);
        known.addAll(allowed);
        for (String column : names) {
            if (!known.contains(column)) {
                String guess = Text.didYouMean(column, known);
                throw new ModelException(name + ", row 1", "the column " + Text.quoted(column)
                        + " is not known", "the columns " + String.join(", ", known), Text.quoted(column),
                        guess.isEmpty() ? "remove the column" : guess);
            }
        }
    }

    /** The table without these columns; those that it does not have are no mistake. */
    public Table without(List<String> dropped) {
        List<String> kept = names.stream().filter(column -> !dropped.contains(column)).toList();
        String[][] columns =
                kept.stream().map(column -> cells[names.indexOf(column)]).toArray(String[][]::new);
        return new Table(name, kept, columns, fileRows);
    }

    /** Those of {@code rows} that repeat no earlier one of them in every column. */
    public int[] distinct(int[] rows) {
        Set<List<String>> seen = new HashSet<>();
        return Arrays.stream(rows).filter(row -> seen.add(cellsOf(row))).toArray();
    }

    /** Where a cell's mistake lies: the file and its row. */
    public String place(int row) {
        return name + ", row " + fileRows[row];
    }

    private List<String> cellsOf(int row) {
        return Arrays.stream(cells).map(column -> column[row]).toList();
    }

    private ModelException missing(String column) {
        String guess = Text.didYouMean(column, names);
        return new ModelException(name + ", row 1", "there is no column " + Text.quoted(column),
                "a header with the column " + Text.quoted(column), "the columns " + String.join(", ", names),
                guess.isEmpty() ? "add the column, or name another one" : guess);
    }
}
