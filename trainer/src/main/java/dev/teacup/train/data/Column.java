package dev.teacup.train.data;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;

/** One column of a {@link Table}: its cells as words, numbers or dates. */
public final class Column {
    private final Table table;
    private final String name;
    private final String[] cells;

    Column(Table table, String name, String[] cells) {
        this.table = table;
        this.name = name;
        this.cells = cells;
    }

    public String name() {
        return name;
    }

    /** The cell as it stands in the file. */
    public String text(int row) {
        return cells[row];
    }

    /** Whether the cell says nothing. */
    public boolean isBlank(int row) {
        return cells[row].isBlank();
    }

    /**
     * The cell as a number, NaN when it is blank.
     *
     * @throws ModelException when it is anything else than a finite decimal number
     */
    public double number(int row) {
        if (isBlank(row)) {
            return Double.NaN;
        }
        String text = cells[row].strip();
        double number = isDecimal(text) ? parsed(text) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw new ModelException(table.place(row), "column " + Text.quoted(name) + " is no number",
                    "a decimal number such as 140 or -2.5, or nothing where it is not known",
                    Text.quoted(text),
                    "correct the cell, or leave it blank");
        }
        return number;
    }

    /** All cells as numbers, NaN for blank ones. */
    public double[] numbers() {
        double[] numbers = new double[cells.length];
        Arrays.setAll(numbers, this::number);
        return numbers;
    }

    /**
     * The cell as a date.
     *
     * @throws ModelException when it is no date of the calendar in the form 1999-12-31
     */
    public LocalDate date(int row) {
        try {
            return LocalDate.parse(cells[row].strip());
        } catch (DateTimeParseException noDate) {
            throw new ModelException(table.place(row), "column " + Text.quoted(name) + " is no date",
                    "a date as year-month-day, such as 1999-12-31", Text.quoted(cells[row]),
                    "correct the cell");
        }
    }

    /** Letters that {@link Double#parseDouble} takes and people do not write: NaN, 1d, 0x1p3. */
    private static boolean isDecimal(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }
}
