package dev.teacup.train.data;

import dev.teacup.train.data.picture.Drawing;
import dev.teacup.train.data.picture.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Icons drawn by strokes, made for Teacup: what a reader draws, where {@link Icons} is what designers made.
 *
 * @param concepts what each of them means
 * @param drawings as they were meant
 */
public record Drawings(List<String> concepts, List<Drawing> drawings) {
    /** The pixels of each side of a sheet. */
    public static final int SIZE = 96;
    /** The width of a line, as a share of the sheet. */
    public static final double PEN = 0.05;

    private static final String RESOURCE = "drawings.tsv";
    private static final String STROKES = "strokes";

    /** Those that Teacup ships. */
    public static Drawings shipped() {
        try (InputStream in = Drawings.class.getResourceAsStream(RESOURCE)) {
            Table table = CsvFile.read(RESOURCE, in).table();
            List<String> concepts = new ArrayList<>();
            List<Drawing> drawings = new ArrayList<>();
            for (int row = 0; row < table.rows(); row++) {
                concepts.add(table.column(Icons.CONCEPT).text(row));
                drawings.add(Drawing.parse(table.column(STROKES).text(row)));
            }
            return new Drawings(concepts, drawings);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those of some concepts only. */
    public Drawings of(List<String> some) {
        List<String> kept = concepts.stream().filter(some::contains).toList();
        return new Drawings(kept,
                kept.stream().map(concept -> drawings.get(concepts.indexOf(concept))).toList());
    }

    public int rows() {
        return concepts.size();
    }

    /** One of them by an unsteady hand, another one for each seed: ink [SIZE * SIZE]. */
    public float[] byHand(int row, long seed) {
        return drawn(row, seed).ink(SIZE, PEN);
    }

    /** The same scaled as pictures of icons are. */
    public Picture framed(int row, long seed) {
        return drawn(row, seed).framed(PEN);
    }

    private Drawing drawn(int row, long seed) {
        return drawings.get(row).byHand(new SplittableRandom(31 * seed + concepts.get(row).hashCode()));
    }
}
