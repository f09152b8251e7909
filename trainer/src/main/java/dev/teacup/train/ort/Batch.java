package dev.teacup.train.ort;

import static dev.teacup.error.Text.quoted;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.teacup.error.ModelException;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a model for up to some number of samples. Numbers lie in direct buffers that are filled again
 * for each batch; strings are copied.
 */
public final class Batch implements AutoCloseable {
    private final Map<String, Type> types;
    private final int capacity;
    private final Map<String, Integer> most;
    private final Map<String, Integer> sizes;
    private final Map<String, ByteBuffer> buffers = new HashMap<>();
    private final Map<String, String[]> texts = new HashMap<>();
    private final Map<Extent, Map<String, OnnxTensor>> numbers = new HashMap<>();
    private final List<OnnxTensor> strings = new ArrayList<>();

    /** What of the buffers is used: the samples, and the sizes of named dimensions. */
    private record Extent(int from, int rows, Map<String, Integer> sizes) {}

    /** Some samples that follow each other, as tensors, which the batch closes. */
    record Part(int rows, Map<String, OnnxTensor> tensors) {}

    /**
     * @param types of the inputs, [batch, ..] of float32, int64 or string
     * @param capacity the largest number of samples
     * @throws ModelException when an input has another element type, or an unknown size
     */
    public Batch(Map<String, Type> types, int capacity) {
        this(types, capacity, Map.of());
    }

    /**
     * One whose inputs may have named dimensions behind the first.
     *
     * @param most the largest size of each of these dimensions, by name
     */
    public Batch(Map<String, Type> types, int capacity, Map<String, Integer> most) {
        this.types = new LinkedHashMap<>(types);
        this.capacity = capacity;
        this.most = Map.copyOf(most);
        this.sizes = new HashMap<>(most);
        types.forEach((name, type) -> {
            long elements = (long) capacity * elements(name, type);
            if (elements * Long.BYTES > Integer.MAX_VALUE) {
                throw new ModelException("input " + quoted(name), "a batch of it is too large",
                        "at most 2 GB", capacity + " samples of " + type, "train with smaller batches");
            }
            if (type.dtype() == DType.STRING) {
                texts.put(name, new String[(int) elements]);
            } else {
                buffers.put(name, Direct.bytes((int) elements * type.dtype().bytes()));
            }
        });
    }

    /** Whether inputs of this element type can be fed. */
    public static boolean holds(DType dtype) {
        return dtype == DType.FLOAT32 || dtype == DType.INT64 || dtype == DType.STRING;
    }

    public Map<String, Type> types() {
        return types;
    }

    public int capacity() {
        return capacity;
    }

    /**
     * Sets the size of a named dimension for the samples that are filled in next.
     *
     * @throws ModelException when there is no room for it
     */
    public void resize(String dimension, int size) {
        int room = most.getOrDefault(dimension, 0);
        if (size < 0 || size > room) {
            throw new ModelException("dimension " + quoted(dimension), "the batch has no room for its size",
                    "0 to " + room, String.valueOf(size), "make the batch for the longest sample");
        }
        sizes.put(dimension, size);
    }

    /** The elements of one sample of an input, at the present sizes. */
    public int elements(String name) {
        return elements(name, types.get(name));
    }

    /**
     * Where the samples of a float32 input go.
     *
     * @throws ModelException when the model has no such input
     */
    public FloatBuffer floats(String name) {
        requireInput(name, DType.FLOAT32);
        return buffers.get(name).asFloatBuffer();
    }

    /**
     * Where the samples of an int64 input go.
     *
     * @throws ModelException when the model has no such input
     */
    public LongBuffer longs(String name) {
        requireInput(name, DType.INT64);
        return buffers.get(name).asLongBuffer();
    }

    /**
     * Where the samples of a string input go.
     *
     * @throws ModelException when the model has no such input
     */
    public String[] texts(String name) {
        requireInput(name, DType.STRING);
        return texts.get(name);
    }

    private void requireInput(String name, DType dtype) {
        if (!types.containsKey(name) || types.get(name).dtype() != dtype) {
            throw new ModelException("batch", "it has no such input", types.toString(),
                    dtype + " " + quoted(name), "fill the inputs of the model, each with its own type");
        }
    }

    /** The first {@code rows} samples as tensors, which the batch closes. */
    Map<String, OnnxTensor> tensors(int rows) throws OrtException {
        return parts(rows, 1).get(0).tensors;
    }

    /** The first {@code rows} samples in parts, as many as asked for, of as many samples but one. */
    List<Part> parts(int rows, int count) throws OrtException {
        closeStrings();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) rows * i / count);
            int size = (int) ((long) rows * (i + 1) / count) - from;
            Map<String, OnnxTensor> tensors = new HashMap<>(numbers(from, size));
            tensors.putAll(strings(from, size));
            parts.add(new Part(size, tensors));
        }
        return parts;
    }

    private Map<String, OnnxTensor> numbers(int from, int rows) throws OrtException {
        Extent extent = new Extent(from, rows, Map.copyOf(sizes));
        Map<String, OnnxTensor> all = numbers.get(extent);
        if (all == null) {
            all = new HashMap<>();
            numbers.put(extent, all);
            for (String name : buffers.keySet()) {
                all.put(name, numbers(name, from, rows));
            }
        }
        return all;
    }

    private Map<String, OnnxTensor> strings(int from, int rows) throws OrtException {
        Map<String, OnnxTensor> all = new HashMap<>();
        for (Map.Entry<String, String[]> text : texts.entrySet()) {
            int each = elements(text.getKey());
            String[] used = Arrays.copyOfRange(text.getValue(), from * each, (from + rows) * each);
            all.put(text.getKey(), OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), used,
                    dims(text.getKey(), rows)));
        }
        strings.addAll(all.values());
        return all;
    }

    @Override
    public void close() {
        numbers.values().forEach(tensors -> tensors.values().forEach(OnnxTensor::close));
        closeStrings();
    }

    private void closeStrings() {
        strings.forEach(OnnxTensor::close);
        strings.clear();
    }

    private OnnxTensor numbers(String name, int from, int rows) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        DType dtype = types.get(name).dtype();
        int each = elements(name) * dtype.bytes();
        ByteBuffer used = Direct.slice(buffers.get(name), from * each, rows * each);
        return dtype == DType.FLOAT32
                ? OnnxTensor.createTensor(environment, used.asFloatBuffer(), dims(name, rows))
                : OnnxTensor.createTensor(environment, used.asLongBuffer(), dims(name, rows));
    }

    private long[] dims(String name, int rows) {
        Shape shape = types.get(name).shape();
        long[] dims = new long[shape.rank()];
        dims[0] = rows;
        for (int axis = 1; axis < dims.length; axis++) {
            dims[axis] = size(shape.dim(axis));
        }
        return dims;
    }

    private int elements(String name, Type type) {
        Shape shape = type.shape();
        boolean areKnown = shape.hasRank() && shape.rank() > 0;
        int elements = 1;
        for (int axis = 1; areKnown && axis < shape.rank(); axis++) {
            int size = size(shape.dim(axis));
            areKnown = size >= 0;
            elements = Math.multiplyExact(elements, Math.max(0, size));
        }
        if (!holds(type.dtype()) || !areKnown) {
            throw new ModelException("input " + quoted(name), "a batch cannot hold inputs of this type",
                    "float32, int64 or string of [batch, sizes that are known]", type.toString(),
                    "declare it so, and convert it in the model by Cast or Reshape");
        }
        return elements;
    }

    /** Of a dimension at present; -1 where nobody knows. */
    private int size(Dim dim) {
        return dim.isKnown() ? Math.toIntExact(dim.size()) : sizes.getOrDefault(dim.name(), -1);
    }
}
