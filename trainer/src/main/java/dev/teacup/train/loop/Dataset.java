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

    /**
     * A data set of so many samples, without columns yet.
     *
     * @throws ModelException when there are none
     */
    public static Dataset of(int rows) {
        if (rows < 1) {
            throw new ModelException("data set", "it has no samples", "1 or more", String.valueOf(rows),
                    "look at what was read, and at what was left out of it");
        }
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
        for (int row = 0; row < rows; row++) {
            if (values[row] == null) {
                throw new ModelException("column " + quoted(name), "sample " + row + " has no list",
                        "a list, perhaps an empty one", "null", "give each sample a list");
            }
        }
        return put(name, new RaggedColumn(values, pad));
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

    /**
     * The values of a float column, of all samples.
     *
     * @throws ModelException when there is no such column, or it holds something else
     */
    public float[] floats(String name) {
        Column column = column(name);
        if (column instanceof FixedColumn fixed && fixed.values() instanceof float[] values) {
            return values;
        }
        throw new ModelException("column " + quoted(name), "it holds no floats", DType.FLOAT32.toString(),
                column.type(), "ask for another column");
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
            boolean fits = column(name).fits(type);
            if (!fits && Batch.holds(type.dtype())) {
                throw new ModelException("column " + quoted(name), "it does not fit the model's input",
                        type.toString(), column(name).type(), "make the two agree");
            }
            if (fits) {
                column(name).measure(type, sizes);
            }
        });
        return new Batch(inputs, capacity, sizes);
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
        if (length % rows != 0) {
            throw new ModelException("column " + quoted(name), "its values are not so many for each sample",
                    "a multiple of " + rows + " values", length + " values", "give each sample its values");
        }
        return put(name, new FixedColumn(dtype, values, length / rows));
    }

    private Dataset put(String name, Column column) {
        if (columns.putIfAbsent(name, column) != null) {
            throw new ModelException("column " + quoted(name), "it is there already",
                    "a name for each column", quoted(name) + " twice", "rename one of them");
        }
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
