package dev.teacup.train.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Things that a model has learnt a place for, each a point of many dimensions.
 *
 * @param name of the table in the model
 * @param width how many dimensions
 * @param vectors [rows, width], row after row
 * @param columns what is known of each row; the first is its label
 * @param sprite a small picture of each row, null for none
 */
record Space(String name, int width, float[] vectors, List<Column> columns, Sprite sprite) {
    /** More rows than these are not drawn: the file would be tens of megabytes. */
    static final int MOST_ROWS = 10_000;

    Space {
        columns = List.copyOf(columns);
    }

    /**
     * What is known of the rows.
     *
     * @param values one for each row
     */
    record Column(String name, List<String> values) {
        Column {
            values = List.copyOf(values);
        }
    }

    /**
     * Pictures of the rows, one after the other in lines, as TensorBoard's projector has them.
     *
     * @param png the picture of all
     * @param width of one, in pixels
     * @param height of one, in pixels
     */
    record Sprite(byte[] png, int width, int height) {}

    int rows() {
        return vectors.length / width;
    }

    /** Whether the other one has as many rows and dimensions: the same table, read elsewhere. */
    boolean isLike(Space other) {
        return rows() == other.rows() && width == other.width;
    }

    /** The first rows, where there are too many. */
    Space shortened() {
        if (rows() <= MOST_ROWS) {
            return this;
        }
        float[] first = Arrays.copyOf(vectors, MOST_ROWS * width);
        List<Column> shorter = columns.stream()
                .map(column -> new Column(column.name(), column.values().subList(0, MOST_ROWS))).toList();
        return new Space(name, width, first, shorter, sprite);
    }

    /** Numbers as the page reads them: float32, little-endian, in base64. */
    static String base64(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
