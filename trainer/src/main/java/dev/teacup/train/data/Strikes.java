package dev.teacup.train.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;

/**
 * 10,000 bird strikes reported to the FAA from 1990 to 2002: what is known of each, and whether it damaged
 * the aircraft. The three columns of costs are dropped, since a cost is known only after a damage.
 *
 * @param table one strike a row, with {@link #CATEGORIES}, {@link #DATE}, {@link #SPEED} and {@link #DAMAGE}
 * @param labels 1 for a strike that did any damage, 0 for one that did none
 * @param split by the year of the strike: train to 1997, validation 1998 and 1999, test from 2000
 * @param sha256 of the unpacked CSV, in hexadecimal
 */
public record Strikes(Table table, double[] labels, Split split, String sha256) {
    public static final String DAMAGE = "Effect Amount of damage";
    public static final String DATE = "Flight Date";
    public static final String SPEED = "Speed IAS in knots";
    public static final String SIZE = "Wildlife Size";

    /** The columns whose cells are words. */
    public static final List<String> CATEGORIES = List.of("Airport Name", "Aircraft Make Model",
            "Aircraft Airline Operator", "Origin State", "Phase of flight", SIZE, "Wildlife Species",
            "Time of day");

    /** Columns that are known only after the damage. */
    public static final List<String> LEAKS = List.of("Cost Other", "Cost Repair", "Cost Total $");

    public static final int LAST_TRAIN_YEAR = 1997;
    public static final int LAST_VALIDATION_YEAR = 1999;

    private static final String RESOURCE = "birdstrikes.csv.gz";
    private static final String NO_DAMAGE = "None";
    private static final String SHA256 = "45777edf69984b37599e73dbfb34dbc976055243547407214261a4fcb9466462";

    /**
     * The strikes that Teacup ships.
     *
     * @throws ModelException when their bytes are not the ones that the published figures were measured on
     */
    public static Strikes shipped() {
        try (InputStream in = Strikes.class.getResourceAsStream(RESOURCE)) {
            CsvFile file = CsvFile.read(RESOURCE, in);
            file.check(SHA256);
            return of(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Other strikes in a file of the same columns, in any order; the costs may be missing.
     *
     * @throws ModelException when it is no such file, with the row that is wrong
     */
    public static Strikes read(Path file) {
        return of(CsvFile.read(file));
    }

    /** Those in a file, or what is shipped where that is null. */
    public static Strikes of(Path file) {
        return file == null ? shipped() : read(file);
    }

    /** Strikes in the years that a fit on all but the test years learns from, each once. */
    public int[] rowsToFit() {
        return table.distinct(split.trainAndValidation());
    }

    /** Strikes in the years that a recipe is fitted on while it is chosen, each once. */
    public int[] rowsToChoose() {
        return table.distinct(split.train());
    }

    /** Whether these are the reports that Teacup ships. */
    public boolean isShipped() {
        return sha256.equals(SHA256);
    }

    /** The month of the strike, 1 to 12. */
    public int month(int row) {
        return table.column(DATE).date(row).getMonthValue();
    }

    static Strikes of(CsvFile file) {
        Table table = file.table();
        List<String> needed = new ArrayList<>(CATEGORIES);
        needed.addAll(List.of(DAMAGE, DATE, SPEED));
        table.expect(needed, LEAKS);
        Table known = table.without(LEAKS);
        double[] labels = labels(known);
        Split split = Split.byYear(known.column(DATE), known.rows(), LAST_TRAIN_YEAR, LAST_VALIDATION_YEAR);
        known.column(SPEED).numbers();
        checkPart(known, labels, split.train(), "up to " + LAST_TRAIN_YEAR);
        checkPart(known, labels, split.validation(), "of 1998 and " + LAST_VALIDATION_YEAR);
        checkPart(known, labels, split.test(), "after " + LAST_VALIDATION_YEAR);
        return new Strikes(known, labels, split, file.sha256());
    }

    private static double[] labels(Table table) {
        Column damage = table.column(DAMAGE);
        double[] labels = new double[table.rows()];
        for (int row = 0; row < labels.length; row++) {
            if (damage.isBlank(row)) {
                throw new ModelException(table.place(row), "column " + Text.quoted(DAMAGE) + " is blank",
                        "'None', or how much damage there was", "nothing",
                        "fill in the cell, or delete the row");
            }
            labels[row] = damage.text(row).equals(NO_DAMAGE) ? 0 : 1;
        }
        return labels;
    }

    private static void checkPart(Table table, double[] labels, int[] rows, String years) {
        int damaged = 0;
        for (int row : rows) {
            damaged += (int) labels[row];
        }
        if (damaged == 0 || damaged == rows.length) {
            throw new ModelException(table.name(),
                    "the strikes " + years + " cannot be learnt from or judged",
                    "strikes with damage and strikes without", damaged + " with damage among " + rows.length,
                    "add strikes of those years");
        }
    }
}
