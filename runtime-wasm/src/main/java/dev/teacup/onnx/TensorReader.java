package dev.teacup.onnx;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one tensor. Its elements stay where they are; that they are there, all and once, is checked, as are
 * its type and shape.
 */
public final class TensorReader {
    private static final int LOCATION_DEFAULT = 0;
    private static final int LOCATION_EXTERNAL = 1;
    private static final String EXPORT_AGAIN = "export the model again";
    /** So many that their bits still fit a long. */
    private static final long MOST_ELEMENTS = 1L << 55;

    private final ProtoReader in;
    private final Message tensor;
    private final List<Span> strings = new ArrayList<>();
    private int dataType;
    private boolean isSegment;
    private int field;
    private int otherField;
    private Span data;
    private boolean packed = true;
    private long values;

    private TensorReader(ProtoReader in) {
        this.in = in;
        this.tensor = new Message(in, Schema.TENSOR);
    }

    /**
     * The tensor that a file of its own holds, as the data of ONNX's test vectors.
     *
     * @throws ModelException when the bytes are no such tensor, or ask for more than {@code limits} allow
     */
    public static TensorProto read(Span file, Limits limits) {
        return read(ProtoReader.of(file, "tensor", limits));
    }

    static TensorProto read(ProtoReader in) {
        return new TensorReader(in).read();
    }

    private TensorProto read() {
        while (in.next()) {
            readField();
        }
        dataType = (int) tensor.integer(Fields.Tensor.DATA_TYPE);
        if (!DataType.isKnown(dataType)) {
            throw in.refuseAll("the tensor's data type is unknown", "a data type of ONNX, 1 to 26",
                    dataType == DataType.UNDEFINED ? "none" : "data type " + dataType, EXPORT_AGAIN);
        }
        if (isSegment) {
            throw in.refuseAll("the tensor is one segment of a larger one", "a whole tensor", "a segment",
                    EXPORT_AGAIN);
        }
        Longs shape = tensor.longs(Fields.Tensor.DIMS);
        long elements = elements(shape);
        return new TensorProto(tensor.text(Fields.Tensor.NAME), dataType, shape, data(shape, elements),
                tensor.text(Fields.Tensor.DOC_STRING), tensor.list(Fields.Tensor.METADATA_PROPS));
    }

    private void readField() {
        switch (in.field()) {
            case Fields.Tensor.SEGMENT -> {
                isSegment = true;
                in.skip();
            }
            case Fields.Tensor.RAW_DATA -> raw(in.bytes("raw_data"));
            case Fields.Tensor.STRING_DATA -> string(in.bytes("string_data"));
            case Fields.Tensor.FLOAT_DATA, Fields.Tensor.DOUBLE_DATA, Fields.Tensor.INT32_DATA,
                    Fields.Tensor.INT64_DATA, Fields.Tensor.UINT64_DATA ->
                numbers(in.field());
            default -> tensor.read();
        }
    }

    /** Notes which field holds data. An empty one holds none. */
    private void hold(int holder) {
        if (field == 0) {
            field = holder;
        } else if (field != holder) {
            otherField = holder;
        }
    }

    private void raw(Span bytes) {
        if (bytes.length() > 0) {
            in.once(field == Fields.Tensor.RAW_DATA ? data : null, "raw_data");
            hold(Fields.Tensor.RAW_DATA);
            data = bytes;
        }
    }

    private void string(Span bytes) {
        hold(Fields.Tensor.STRING_DATA);
        strings.add(bytes);
    }

    private void numbers(int holder) {
        String fieldName = NumberField.name(holder);
        int wireType = NumberField.wireType(holder);
        Span chunk = in.chunk(fieldName, wireType);
        if (chunk.length() > 0) {
            hold(holder);
            packed = data == null;
            data = chunk;
            values += in.values(chunk, fieldName, wireType);
        }
    }

    /** The product of the dimensions, within the limits. */
    private long elements(Longs shape) {
        if (shape.size() > Limits.RANK) {
            throw in.refuseAll("the tensor has too many dimensions", "at most " + Limits.RANK,
                    Integer.toString(shape.size()), "use a tensor of lower rank");
        }
        long elements = 1;
        for (int axis = 0; axis < shape.size(); axis++) {
            if (shape.get(axis) < 0) {
                throw in.refuseAll("the dimension of axis " + axis + " is negative", "0 or more",
                        "dims " + shape,
                        EXPORT_AGAIN);
            }
            elements = shape.get(axis) == 0 ? 0 : elements;
        }
        for (int axis = 0; axis < shape.size() && elements > 0; axis++) {
            elements =
                    elements > MOST_ELEMENTS / shape.get(axis) ? MOST_ELEMENTS : elements * shape.get(axis);
        }
        long most = in.budget().limits.memoryBytes();
        if (elements == MOST_ELEMENTS || DataType.bytes(dataType, elements) > most) {
            throw in.refuseAll("the tensor is too large for the memory limit", "at most " + most + " bytes",
                    "dims " + shape + " of " + DataType.name(dataType),
                    "use a smaller model, or raise the limit");
        }
        return elements;
    }

    private TensorData data(Longs shape, long elements) {
        if (otherField != 0) {
            throw in.refuseAll("the tensor holds data in more than one field", "data in one field",
                    "both " + NumberField.name(field) + " and " + NumberField.name(otherField),
                    EXPORT_AGAIN);
        }
        int location = (int) tensor.integer(Fields.Tensor.DATA_LOCATION);
        if (location == LOCATION_EXTERNAL) {
            return external();
        }
        if (location != LOCATION_DEFAULT) {
            throw in.refuseAll("the tensor's data_location is unknown", "0 (in the file) or 1 (external)",
                    Integer.toString(location), EXPORT_AGAIN);
        }
        return held(shape, elements);
    }

    private TensorData external() {
        if (field != 0) {
            throw in.refuseAll("the tensor holds data and says that it is external too", "data in one place",
                    NumberField.name(field), EXPORT_AGAIN);
        }
        if (dataType == DataType.STRING) {
            throw in.refuseAll("the tensor's strings cannot be external", "string_data", "external data",
                    EXPORT_AGAIN);
        }
        return new TensorData.External(tensor.list(Fields.Tensor.EXTERNAL_DATA));
    }

    private TensorData held(Longs shape, long elements) {
        int typed = NumberField.of(dataType);
        boolean fits = field == 0 || field == typed
                || field == Fields.Tensor.RAW_DATA && dataType != DataType.STRING;
        if (!fits) {
            throw in.refuseAll("the tensor's data is in the wrong field for its data type",
                    (dataType == DataType.STRING ? "" : "raw_data or ") + NumberField.name(typed) + " for "
                            + DataType.name(dataType),
                    NumberField.name(field), EXPORT_AGAIN);
        }
        if (dataType == DataType.STRING) {
            expect(elements, strings.size(), shape, "string_data", " strings");
            return new TensorData.Strings(strings);
        }
        if (field == typed) {
            expect(NumberField.values(dataType, elements), values, shape, NumberField.name(field), " values");
            return new TensorData.Numbers(field, packed ? data : in.span(), packed);
        }
        Span bytes = data == null ? in.nothing() : data;
        expect(DataType.bytes(dataType, elements), bytes.length(), shape, "raw_data", " bytes");
        checkBooleans(bytes);
        return new TensorData.Raw(bytes);
    }

    private void expect(long expected, long got, Longs shape, String fieldName, String unit) {
        if (expected != got) {
            throw in.refuseAll("the size of " + fieldName + " does not fit the tensor's shape",
                    expected + unit + ", since dims is " + shape + " of " + DataType.name(dataType),
                    got + unit, EXPORT_AGAIN);
        }
    }

    /** Kernels rely on it that a true is 1. */
    private void checkBooleans(Span bytes) {
        for (int i = 0; dataType == DataType.BOOL && i < bytes.length(); i++) {
            int value = bytes.memory().u8(bytes.at() + i);
            if (value > 1) {
                throw in.refuseAll("element " + i + " of raw_data is no BOOL", "the byte 0 or 1",
                        Integer.toString(value), EXPORT_AGAIN);
            }
        }
    }
}
