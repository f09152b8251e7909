package dev.teacup.train.data;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.train.data.picture.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/**
 * Pictures of 155 concepts, glyphs of the icon fonts of 38 packs in 32 families. Packs of one family copy
 * each other, so a family lies in one fold: 0 is the test, 4 the validation, 1 to 3 are learnt from.
 *
 * @param table one picture a row, with {@link #COLUMNS}
 * @param concepts in the order of the alphabet
 * @param labels the index of each row's concept
 * @param pictures of the rows
 * @param folds 0 to 4, of the rows
 * @param sha256 of the unpacked file, in hexadecimal
 */
public record Icons(Table table, List<String> concepts, int[] labels, List<Picture> pictures, int[] folds,
        String sha256) {
    public static final String CONCEPT = "concept";
    public static final String FAMILY = "family";
    public static final String FOLD = "fold";
    public static final String PACK = "pack";
    public static final String NAME = "name";
    public static final String CODE_POINT = "codepoint";
    /** A font in a pack, or a picture: a file whose name ends with {@code .png}, beside the table. */
    public static final String FONT = "font";
    public static final List<String> COLUMNS = List.of(CONCEPT, FAMILY, FOLD, PACK, NAME, CODE_POINT, FONT);

    public static final int TEST_FOLD = 0;
    public static final int VALIDATION_FOLD = 4;
    private static final int FOLDS = 5;

    private static final String RESOURCE = "icons.tsv.gz";
    private static final String SHA256 = "a0856ef45c237efcff6a9e2ff12e0dcd60da5a2096512ff81df3e0d95173ae1c";

    /**
     * The icons whose list Teacup ships; the fonts are in the packs.
     *
     * @throws ModelException when the packs are not there, or the list is not the one that the published
     *         figures were measured on
     */
    public static Icons shipped() {
        try (InputStream in = Icons.class.getResourceAsStream(RESOURCE)) {
            CsvFile file = CsvFile.read(RESOURCE, in);
            file.check(SHA256);
            return of(file, null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those that a file of the same columns lists, or what is shipped where that is null. */
    public static Icons of(Path file) {
        return file == null ? shipped() : of(CsvFile.read(file), file.toAbsolutePath().getParent());
    }

    /** Whether these are the icons that Teacup ships. */
    public boolean isShipped() {
        return sha256.equals(SHA256);
    }

    public int rows() {
        return labels.length;
    }

    /** The rows to judge on. */
    public int[] test() {
        return rows(fold -> fold == TEST_FOLD);
    }

    /** The rows to choose on. */
    public int[] validation() {
        return rows(fold -> fold == VALIDATION_FOLD);
    }

    /** The rows that a recipe is fitted on while it is chosen. */
    public int[] train() {
        return rows(fold -> fold != TEST_FOLD && fold != VALIDATION_FOLD);
    }

    /** The rows that the chosen recipe is fitted on: all but the test. */
    public int[] trainAndValidation() {
        return rows(fold -> fold != TEST_FOLD);
    }

    /** The rows of folds. */
    public int[] rows(IntPredicate fold) {
        return IntStream.range(0, rows()).filter(row -> fold.test(folds[row])).toArray();
    }

    /** The cell of a row in a column of words. */
    public String text(String column, int row) {
        return table.column(column).text(row);
    }

    /**
     * The labels by a list of concepts other than this one's own, such as a model's.
     *
     * @throws ModelException when a row has a concept that is not in the list
     */
    public int[] labelsAmong(List<String> known) {
        int[] other = new int[rows()];
        for (int row = 0; row < other.length; row++) {
            String concept = concepts.get(labels[row]);
            other[row] = known.indexOf(concept);
            if (other[row] < 0) {
                String meant = Text.didYouMean(concept, known);
                throw new ModelException(table.place(row), "the concept is not known",
                        "one of the " + known.size() + " that the model was trained on", Text.quoted(concept),
                        meant.isEmpty() ? "train with it, or delete the row" : meant);
            }
        }
        return other;
    }

    static Icons of(CsvFile file, Path folder) {
        Table table = file.table();
        COLUMNS.forEach(table::column);
        Column concepts = table.column(CONCEPT);
        List<String> names = List.copyOf(new TreeSet<>(words(table, concepts)));
        int[] labels =
                IntStream.range(0, table.rows()).map(row -> names.indexOf(concepts.text(row))).toArray();
        int[] folds =
                IntStream.range(0, table.rows()).map(row -> whole(table, FOLD, row, FOLDS - 1)).toArray();
        checkFamilies(table, folds);
        checkFolds(table, names, labels, folds);
        return new Icons(table, names, labels, pictures(table, folder), folds, file.sha256());
    }

    private static List<String> words(Table table, Column column) {
        for (int row = 0; row < table.rows(); row++) {
            if (column.isBlank(row)) {
                throw new ModelException(table.place(row),
                        "column " + Text.quoted(column.name()) + " is blank",
                        "a word", "nothing", "fill in the cell, or delete the row");
            }
        }
        return IntStream.range(0, table.rows()).mapToObj(column::text).toList();
    }

    private static int whole(Table table, String column, int row, int most) {
        double number = table.column(column).number(row);
        if (!(number >= 0 && number <= most) || number != Math.rint(number)) {
            throw new ModelException(table.place(row), "column " + Text.quoted(column) + " is out of range",
                    "a whole number from 0 to " + most, Text.quoted(table.column(column).text(row)),
                    "correct the cell");
        }
        return (int) number;
    }

    /** A family whose pictures are both learnt from and judged on would flatter the figures. */
    private static void checkFamilies(Table table, int[] folds) {
        Map<String, Integer> first = new HashMap<>();
        for (int row = 0; row < folds.length; row++) {
            String family = table.column(FAMILY).text(row);
            Integer other = first.putIfAbsent(family, folds[row]);
            if (other != null && other != folds[row]) {
                throw new ModelException(table.place(row),
                        "the family " + Text.quoted(family) + " is in two folds",
                        "fold " + other + ", as in the first of its rows", "fold " + folds[row],
                        "put all of a family into one fold, since its pictures are alike");
            }
        }
    }

    /** Each concept must be among those that are learnt from, and each part must have rows. */
    private static void checkFolds(Table table, List<String> concepts, int[] labels, int[] folds) {
        int[] learnt = new int[concepts.size()];
        int[] inFold = new int[FOLDS];
        for (int row = 0; row < labels.length; row++) {
            inFold[folds[row]]++;
            learnt[labels[row]] += folds[row] == TEST_FOLD || folds[row] == VALIDATION_FOLD ? 0 : 1;
        }
        for (int row = 0; row < labels.length; row++) {
            if (learnt[labels[row]] == 0) {
                throw new ModelException(table.place(row),
                        "there is nothing to learn " + Text.quoted(concepts.get(labels[row])) + " from",
                        "a picture of each concept in the folds 1 to 3",
                        "none among " + (labels.length - inFold[TEST_FOLD] - inFold[VALIDATION_FOLD]),
                        "add some, or delete the rows of this concept");
            }
        }
        if (inFold[TEST_FOLD] == 0 || inFold[VALIDATION_FOLD] == 0) {
            throw new ModelException(table.name(), "there is nothing to judge on",
                    "rows in the folds " + TEST_FOLD + " (test) and " + VALIDATION_FOLD + " (validation)",
                    inFold[TEST_FOLD] + " and " + inFold[VALIDATION_FOLD] + " rows",
                    "put whole families into them");
        }
    }

    private static List<Picture> pictures(Table table, Path folder) {
        IconFonts fonts = new IconFonts();
        return IntStream.range(0, table.rows()).mapToObj(row -> picture(table, row, folder, fonts)).toList();
    }

    private static Picture picture(Table table, int row, Path folder, IconFonts fonts) {
        String font = table.column(FONT).text(row);
        if (font.endsWith(".png")) {
            return read(folder.resolve(font), table.place(row));
        }
        int codePoint = whole(table, CODE_POINT, row, Character.MAX_CODE_POINT);
        return Picture.of(fonts.outline(font, codePoint, table.place(row)));
    }

    private static Picture read(Path file, String where) {
        try {
            var image = ImageIO.read(file.toFile());
            if (image != null) {
                return Picture.of(image, where);
            }
            throw new IOException("this is no PNG");
        } catch (IOException unreadable) {
            throw new ModelException(where, "the picture cannot be read", "a PNG beside the table",
                    file + ": " + unreadable.getMessage(), "check the file's name");
        }
    }
}
