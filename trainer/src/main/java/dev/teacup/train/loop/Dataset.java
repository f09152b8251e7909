package dev.teacup.train.loop;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import dev.teacup.train.ort.Batch;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/** Samples in memory, as named columns of numbers or strings; the arrays belong to it from then on. */
public final class Dataset implements Samples {
    private final int rows;
    private final Map<String, Column> columns = new LinkedHashMap<>();

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

    /** Adds a column of integers, of another number in each sample; in a batch all get the longest's. */
    public Dataset ragged(String name, long[][] values, long pad) {
        if (values.length != rows) {
            throw new ModelException("column " + quoted(name), "its values are not so many for each sample",
                    rows + " lists of values", values.length + " lists", "give each sample a list");
        }
        columns.put(name, new RaggedColumn(values, pad));
        return this;
    }

    /** Adds a column of strings. */
    public Dataset texts(String name, String[] values) {
        return add(name, DType.STRING, values, values.length);
    }

    @Override
    public int rows() {
        return rows;
    }

    public Set<String> columns() {
        return columns.keySet();
    }

    /** The values of a float column, of all samples. */
    public float[] floats(String name) {
        return (float[]) ((FixedColumn) column(name)).values();
    }

    @Override
    public long fingerprint() {
        CRC32 crc = new CRC32();
        columns.forEach((name, column) -> crc
                .update((name + " " + column.hash()).getBytes(StandardCharsets.UTF_8)));
        return crc.getValue();
    }

    @Override
    public Batch batch(Map<String, Type> inputs, int capacity) {
        Map<String, Integer> sizes = new HashMap<>();
        inputs.forEach((name, type) -> {
            if (column(name).fits(type)) {
                column(name).measure(type, sizes);
            }
        });
        Batch batch = new Batch(inputs, capacity, sizes);
        inputs.forEach((name, type) -> {
            if (!column(name).fits(type)) {
                throw new ModelException("column " + quoted(name), "it does not fit the model's input",
                        type.toString(), column(name).type(), "make the two agree");
            }
        });
        return batch;
    }

    @Override
    public void fill(Batch batch, int[] order, int from, int count, Draw draw) {
        Map<String, Integer> sizes = new HashMap<>();
        batch.types()
                .forEach((name, type) -> columns.get(name).measure(type, order, from, count, sizes));
        sizes.forEach(batch::resize);
        batch.types().keySet().forEach(name -> columns.get(name).fill(batch, name, order, from, count));
    }

    private Dataset add(String name, DType dtype, Object values, int length) {
        if (rows < 1 || length % rows != 0) {
            throw new ModelException("column " + quoted(name), "its values are not so many for each sample",
                    "a multiple of " + rows + " values", length + " values", "give each sample its values");
        }
        columns.put(name, new FixedColumn(dtype, values, length / rows));
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
