package dev.teacup.onnx;

import dev.teacup.memory.Memory;
import java.util.List;

/**
 * A constant tensor. One that was read has a known type, a shape within the limits and as many elements as
 * the shape says.
 *
 * @param dataType of {@link DataType}
 * @param dims the shape
 */
public record TensorProto(String name, int dataType, Longs dims, TensorData data, String docString,
        List<StringStringEntryProto> metadataProps) {
    public TensorProto {
        metadataProps = List.copyOf(metadataProps);
    }

    /** A tensor of numbers whose little-endian bytes are {@code bytes}. */
    public static TensorProto of(String name, int dataType, Longs dims, Span bytes) {
        return new TensorProto(name, dataType, dims, new TensorData.Raw(bytes), "", List.of());
    }

    /** A tensor of strings. */
    public static TensorProto strings(String name, Longs dims, String... values) {
        Span[] spans = new Span[values.length];
        for (int i = 0; i < values.length; i++) {
            spans[i] = Span.of(values[i]);
        }
        return new TensorProto(name, DataType.STRING, dims, new TensorData.Strings(List.of(spans)), "",
                List.of());
    }

    /** The number of elements. */
    public long elements() {
        long elements = 1;
        for (int axis = 0; axis < dims.size(); axis++) {
            elements *= dims.get(axis);
        }
        return elements;
    }

    /** How many bytes {@link #copyTo} writes; 0 for strings. */
    public long bytes() {
        return DataType.bytes(dataType, elements());
    }

    /**
     * The elements' little-endian bytes where they lie, or null where they have to be decoded by
     * {@link #copyTo}.
     */
    public Span inPlace() {
        if (data instanceof TensorData.Raw raw) {
            return raw.bytes();
        }
        boolean lies = data instanceof TensorData.Numbers numbers && numbers.packed()
                && NumberField.isFixed(numbers.field());
        return lies ? ((TensorData.Numbers) data).span() : null;
    }

    /**
     * Writes the elements, little-endian, to {@link #bytes} bytes of {@code target} from {@code at} on.
     * Strings and external data have no bytes here.
     *
     * @throws dev.teacup.error.ModelException for a number that the element type cannot hold
     */
    public void copyTo(Memory target, int at) {
        if (data instanceof TensorData.Raw raw) {
            raw.bytes().copyTo(target, at);
        } else if (data instanceof TensorData.Numbers numbers) {
            new NumberDecoder(this, numbers, target).decodeTo(at);
        } else {
            throw new AssertionError("strings and external data have no bytes");
        }
    }
}
