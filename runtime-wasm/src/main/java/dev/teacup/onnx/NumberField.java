package dev.teacup.onnx;

/** Which field of a tensor holds numbers of which element type, and how. */
final class NumberField {
    private NumberField() {}

    /** The field for numbers of an element type, or {@code string_data}. */
    static int of(int dataType) {
        return switch (dataType) {
            case DataType.STRING -> Fields.Tensor.STRING_DATA;
            case DataType.FLOAT, DataType.COMPLEX64 -> Fields.Tensor.FLOAT_DATA;
            case DataType.DOUBLE, DataType.COMPLEX128 -> Fields.Tensor.DOUBLE_DATA;
            case DataType.INT64 -> Fields.Tensor.INT64_DATA;
            case DataType.UINT32, DataType.UINT64 -> Fields.Tensor.UINT64_DATA;
            default -> Fields.Tensor.INT32_DATA;
        };
    }

    /** The name of a field that holds a tensor's elements. */
    static String name(int field) {
        return switch (field) {
            case Fields.Tensor.FLOAT_DATA -> "float_data";
            case Fields.Tensor.INT32_DATA -> "int32_data";
            case Fields.Tensor.STRING_DATA -> "string_data";
            case Fields.Tensor.INT64_DATA -> "int64_data";
            case Fields.Tensor.DOUBLE_DATA -> "double_data";
            case Fields.Tensor.UINT64_DATA -> "uint64_data";
            default -> "raw_data";
        };
    }

    /** How one value of the field is laid out. */
    static int wireType(int field) {
        return switch (field) {
            case Fields.Tensor.FLOAT_DATA -> WireType.FIXED32;
            case Fields.Tensor.DOUBLE_DATA -> WireType.FIXED64;
            default -> WireType.VARINT;
        };
    }

    /** Whether the values of the field are the elements' own bytes. */
    static boolean isFixed(int field) {
        return wireType(field) != WireType.VARINT;
    }

    /**
     * How many values of its field hold {@code elements} elements: complex numbers need two, small ones share
     * one.
     */
    static long values(int dataType, long elements) {
        return switch (dataType) {
            case DataType.COMPLEX64, DataType.COMPLEX128 -> 2 * elements;
            default -> DataType.bits(dataType) < 8 ? DataType.bytes(dataType, elements) : elements;
        };
    }
}
