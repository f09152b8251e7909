package dev.teacup.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.train.data.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IconsTest {
    private static final String HEADER = "concept\tfamily\tfold\tpack\tname\tcodepoint\tfont\n";
    private static final String FONT = "feather/4.28/fonts/feather.ttf";
    private static final String CIRCLE = row("circle", 1, 57399) + row("circle", 0, 57399);
    private static final String HEART = row("heart", 2, 57473) + row("heart", 4, 57473);

    @TempDir
    Path folder;

    @Test
    void readsThePicturesOfAFontAndTheirFolds() {
        Icons icons = icons(HEADER + CIRCLE + HEART);
        assertEquals(List.of("circle", "heart"), icons.concepts());
        assertArrayEquals(new int[] {0, 0, 1, 1}, icons.labels());
        assertArrayEquals(new int[] {0, 2}, icons.train());
        assertArrayEquals(new int[] {1}, icons.test());
        assertArrayEquals(new int[] {3}, icons.validation());
        assertArrayEquals(new int[] {0, 2, 3}, icons.trainAndValidation());
        Picture circle = icons.pictures().get(0);
        assertEquals(1, circle.at(16, 3), "ink at the top");
        assertEquals(0, circle.at(16, 16), "paper in the middle");
    }

    @Test
    void readsPicturesOfOnesOwn() throws IOException {
        write("own.png", 32);
        Icons icons = icons(HEADER + CIRCLE + HEART + "circle\town\t3\town\tours\t\town.png\n");
        assertEquals(1, icons.pictures().get(4).at(0, 0));
    }

    @Test
    void refusesAPictureOfTheWrongSize() throws IOException {
        write("small.png", 16);
        assertRefused("circle\town\t3\town\tours\t\tsmall.png\n", """
                icons.tsv, row 6: the picture has the wrong size
                expected: 32 by 32 pixels
                got: 16 by 16
                fix: scale it so that what is drawn takes 28 pixels, in the middle of 32""");
    }

    @Test
    void refusesAFontThatIsMissing() {
        assertRefused("circle\tx\t3\tx\tx-plus\t59800\tnone/1.0/none.ttf\n", """
                icons.tsv, row 6: the font is missing
                expected: 'none/1.0/none.ttf' in an icon pack
                got: no such file on the classpath
                fix: run ./teacup train icons, which fetches the packs (Maven: -Picons)""");
    }

    @Test
    void refusesACodePointThatTheFontDoesNotDraw() {
        assertRefused(row("circle", 3, 65), """
                icons.tsv, row 6: the glyph has no outline
                expected: a code point that the font has a drawing for
                got: code point 65 in 'feather/4.28/fonts/feather.ttf'
                fix: look the code point up in the pack of this version, or delete the row""");
    }

    @Test
    void refusesABrokenRow() {
        assertRefused("circle\tfeather\n", """
                icons.tsv, row 6: the row has too few fields
                expected: 7 fields, as the header has
                got: 2 fields
                fix: complete the row, put a field that holds a separator in quotes, or delete the row""");
    }

    @Test
    void refusesAFoldThatIsNone() {
        assertRefused(row("circle", 5, 57399), """
                icons.tsv, row 6: column 'fold' is out of range
                expected: a whole number from 0 to 4
                got: '5'
                fix: correct the cell""");
    }

    @Test
    void refusesAFamilyInTwoFolds() {
        assertRefused(row("circle", 3, 57399).replace("family 3", "family 0"), """
                icons.tsv, row 6: the family 'family 0' is in two folds
                expected: fold 0, as in the first of its rows
                got: fold 3
                fix: put all of a family into one fold, since its pictures are alike""");
    }

    @Test
    void refusesARowWithoutAConcept() {
        assertRefused(row(" ", 1, 57399), """
                icons.tsv, row 6: column 'concept' is blank
                expected: a word
                got: nothing
                fix: fill in the cell, or delete the row""");
    }

    @Test
    void refusesAConceptThatIsNeverLearnt() {
        assertRefused(row("star", 0, 57399), """
                icons.tsv, row 6: there is nothing to learn 'star' from
                expected: a picture of each concept in the folds 1 to 3
                got: none among 2
                fix: add some, or delete the rows of this concept""");
    }

    @Test
    void refusesToJudgeOnNothing() {
        ModelException refusal =
                assertThrows(ModelException.class, () -> icons(HEADER + row("circle", 1, 57399)));
        assertEquals("""
                icons.tsv: there is nothing to judge on
                expected: rows in the folds 0 (test) and 4 (validation)
                got: 0 and 0 rows
                fix: put whole families into them""", refusal.getMessage());
    }

    @Test
    void refusesAConceptThatAModelDoesNotKnow() {
        Icons icons = icons(HEADER + CIRCLE + HEART);
        assertArrayEquals(new int[] {0, 0, 1, 1}, icons.labelsAmong(List.of("circle", "heart")));
        ModelException refusal =
                assertThrows(ModelException.class, () -> icons.labelsAmong(List.of("circle", "hearts")));
        assertEquals("""
                icons.tsv, row 4: the concept is not known
                expected: one of the 2 that the model was trained on
                got: 'heart'
                fix: did you mean 'hearts'?""", refusal.getMessage());
    }

    private void assertRefused(String row, String message) {
        assertEquals(message, assertThrows(ModelException.class, () -> icons(HEADER + CIRCLE + HEART + row))
                .getMessage());
    }

    private Icons icons(String text) {
        return Icons.of(new CsvFile("icons.tsv", text.getBytes(StandardCharsets.UTF_8)), folder);
    }

    private void write(String name, int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 255);
        ImageIO.write(image, "png", new File(folder.toFile(), name));
    }

    private static String row(String concept, int fold, int codePoint) {
        return concept + "\tfamily " + fold + "\t" + fold + "\tfeather\tfth-x\t" + codePoint + "\t" + FONT
                + "\n";
    }
}
