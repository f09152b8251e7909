package dev.teacup.train.loop;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import dev.teacup.train.ort.Batch;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/** Samples in memory, as named columns of numbers or strings; the arrays belong to it from then on. */
public final class Dataset {
    private final int rows;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /** An array of float, long or String with {@code width} elements for each sample. */
    private record Column(DType dtype, Object values, int width) {
        String type() {
            return dtype + " with " + width + (width == 1 ? " element" : " elements") + " a sample";
        }
    }

    private Dataset(int rows) {
        this.rows = rows;
    }

    /** A data set of so many samples, without columns yet. */
    public static Dataset of(int rows) {
        return new Dataset(rows);
    }

    /** Adds a column of floats, the samples one behind the other. */
    public Dataset floats(String name, float[] values) {
        return add(name, DType.FLOAT32, values, values.length);
    }

    /** Adds a column of integers. */
    public Dataset longs(String name, long[] values) {
        return add(name, DType.INT64, values, values.length);
    }

    /** Adds a column of strings. */
    public Dataset texts(String name, String[] values) {
        return add(name, DType.STRING, values, values.length);
    }

    public int rows() {
        return rows;
    }

    public Set<String> columns() {
        return columns.keySet();
    }

    /** The values of a float column, of all samples. */
    public float[] floats(String name) {
        return (float[]) column(name).values;
    }

    /** Tells data sets apart. */
    long fingerprint() {
        CRC32 crc = new CRC32();
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            Object values = column.getValue().values;
            int hash = values instanceof float[] floats ? java.util.Arrays.hashCode(floats)
                    : values instanceof long[] longs ? java.util.Arrays.hashCode(longs)
                            : java.util.Arrays.hashCode((String[]) values);
            crc.update((column.getKey() + " " + hash).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return crc.getValue();
    }

    /** A batch for those of these inputs that the data set has a column for. */
    Batch batch(Map<String, Type> inputs, int capacity) {
        Batch batch = new Batch(inputs, capacity);
        for (String name : inputs.keySet()) {
            Column column = column(name);
            if (column.dtype != inputs.get(name).dtype() || column.width != batch.elements(name)) {
                throw new ModelException("column " + quoted(name), "it does not fit the model's input",
                        inputs.get(name).toString(), column.type(), "make the two agree");
            }
        }
        return batch;
    }

    /** Copies the samples {@code order[from]} to {@code order[from + count - 1]} into a batch. */
    void fill(Batch batch, int[] order, int from, int count) {
        for (String name : batch.types().keySet()) {
            Column column = columns.get(name);
            int width = column.width;
            Copy copy = copy(column, batch, name);
            for (int i = 0; i < count; i++) {
                copy.apply(order[from + i] * width, i * width, width);
            }
        }
    }

    /** Copies {@code count} elements of a column, from {@code at} on, to {@code to} in a batch. */
    private interface Copy {
        void apply(int at, int to, int count);
    }

    private static Copy copy(Column column, Batch batch, String name) {
        if (column.values instanceof float[] values) {
            FloatBuffer buffer = batch.floats(name);
            return (at, to, count) -> buffer.put(to, values, at, count);
        } else if (column.values instanceof long[] values) {
            LongBuffer buffer = batch.longs(name);
            return (at, to, count) -> buffer.put(to, values, at, count);
        }
        String[] texts = batch.texts(name);
        return (at, to, count) -> System.arraycopy(column.values, at, texts, to, count);
    }

    private Dataset add(String name, DType dtype, Object values, int length) {
        if (rows < 1 || length % rows != 0) {
            throw new ModelException("column " + quoted(name), "its values are not so many for each sample",
                    "a multiple of " + rows + " values", length + " values", "give each sample its values");
        }
        columns.put(name, new Column(dtype, values, length / rows));
        return this;
    }

    private Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            String meant = Text.didYouMean(name, columns.keySet());
            throw new ModelException("column " + quoted(name), "the data set has no column for this input",
                    "a column for each input of the model", String.join(", ", columns.keySet()),
                    meant.isEmpty() ? "add the column" : meant);
        }
        return column;
    }
}
