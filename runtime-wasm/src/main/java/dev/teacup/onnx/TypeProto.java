package dev.teacup.onnx;

import java.util.List;

/**
 * A value's type.
 *
 * @param value what kind of type it is, or null where the file does not say
 * @param denotation what the value means, as {@code IMAGE}; "" where the file does not say
 */
public record TypeProto(Value value, String denotation) {
    /**
     * A kind of type. Element types are of {@link DataType}, {@link DataType#UNDEFINED} where the file does
     * not say.
     */
    public sealed interface Value {}

    /** A tensor; {@code shape} is null where the rank is not known. */
    public record Tensor(int elemType, TensorShapeProto shape) implements Value {}

    /** A sparse tensor; {@code shape} is null where the rank is not known. */
    public record SparseTensor(int elemType, TensorShapeProto shape) implements Value {}

    /** A list of values of one type, null where the file does not say. */
    public record Sequence(TypeProto elemType) implements Value {}

    /** A value of a type, null where the file does not say, or none. */
    public record Optional(TypeProto elemType) implements Value {}

    /** A map from keys of an element type to values of one type, null where the file does not say. */
    public record Map(int keyType, TypeProto valueType) implements Value {}

    /** A type that only its makers know. */
    public record Opaque(String domain, String name) implements Value {}

    /** The type of kind {@code value}. */
    public static TypeProto of(Value value) {
        return new TypeProto(value, "");
    }

    /** A tensor of known rank. */
    public static TypeProto tensor(int elemType, TensorShapeProto.Dimension... dim) {
        return of(new Tensor(elemType, new TensorShapeProto(List.of(dim))));
    }
}
