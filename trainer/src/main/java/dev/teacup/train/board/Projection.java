package dev.teacup.train.board;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Points that the projector shows.
 *
 * @param name such as {@code letters}; that of a folder, too
 * @param vectors a point each, of one length
 * @param columns what is said of each point, such as word and kind
 * @param labels the cells of each point, one for each column
 * @param pictures of one size, one for each point, or none at all
 */
public record Projection(String name, float[][] vectors, List<String> columns, List<List<String>> labels,
        List<BufferedImage> pictures) {
    private static final int MOST_SPRITE_PIXELS = 8192;

    /**
     * Checks that points, labels and pictures belong together.
     *
     * @throws ModelException when they differ in number or size
     */
    public Projection {
        String where = "projection " + quoted(name);
        require(name.matches("[\\w.-]+"), where, "its name is none of a folder",
                "letters, digits, '.', '_' and '-'", quoted(name), "give it another name");
        require(vectors.length > 0 && vectors[0].length > 0, where, "there is nothing to show",
                "1 or more points of 1 or more numbers", vectors.length + " points",
                "project a table that has rows");
        for (float[] vector : vectors) {
            require(vector.length == vectors[0].length, where, "its points differ in length",
                    vectors[0].length + " numbers", String.valueOf(vector.length),
                    "project rows of one table");
        }
        require(labels.size() == vectors.length, where, "points and labels differ in number",
                vectors.length + " labels", String.valueOf(labels.size()), "name every point");
        for (List<String> label : labels) {
            require(label.size() == columns.size() && !columns.isEmpty(), where,
                    "a label has not a cell for each column", String.join(", ", columns),
                    String.join(", ", label), "give as many cells as there are columns, 1 or more");
        }
        require(pictures.isEmpty() || pictures.size() == vectors.length, where,
                "points and pictures differ in number", vectors.length + " pictures or none",
                String.valueOf(pictures.size()), "draw every point, or none");
        requirePictures(where, pictures);
    }

    /** Points that have a name each. */
    public static Projection of(String name, float[][] vectors, List<String> names) {
        return new Projection(name, vectors, List.of("name"), names.stream().map(List::of).toList(),
                List.of());
    }

    /**
     * The rows of a table [rows, width] in row-major order, that have a name each.
     *
     * @throws ModelException when the names are not as many as the rows
     */
    public static Projection ofTable(String name, float[] table, int width, List<String> names) {
        float[][] rows = new float[table.length / width][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(table, row * width, (row + 1) * width);
        }
        return of(name, rows, names);
    }

    /** The same with pictures. */
    public Projection with(List<BufferedImage> others) {
        return new Projection(name, vectors, columns, labels, List.copyOf(others));
    }

    /** All pictures on one sheet, row by row from the first point's on, as PNG; null where there are none. */
    public byte[] sprite() {
        return pictures.isEmpty() ? null : Sprite.png(pictures);
    }

    /**
     * Shows the points under a run; others of the same name go.
     *
     * @param run its folder
     * @throws ModelException when it cannot be written to
     */
    public void writeTo(Path run) {
        ProjectorFiles.write(run, this);
    }

    /** How many numbers a point has. */
    public int width() {
        return vectors[0].length;
    }

    private static void requirePictures(String where, List<BufferedImage> pictures) {
        if (pictures.isEmpty()) {
            return;
        }
        int width = pictures.get(0).getWidth();
        int height = pictures.get(0).getHeight();
        for (BufferedImage picture : pictures) {
            require(picture.getWidth() == width && picture.getHeight() == height, where,
                    "its pictures differ in size", width + " x " + height,
                    picture.getWidth() + " x " + picture.getHeight(), "scale them to one size");
        }
        int side = Sprite.columns(pictures.size()) * Math.max(width, height);
        require(side <= MOST_SPRITE_PIXELS, where, "its pictures are too large for one sheet",
                MOST_SPRITE_PIXELS + " pixels a side", String.valueOf(side), "scale them down");
    }

    private static void require(boolean holds, String where, String what, String expected, String got,
            String fix) {
        if (!holds) {
            throw new ModelException(where, what, expected, got, fix);
        }
    }
}
