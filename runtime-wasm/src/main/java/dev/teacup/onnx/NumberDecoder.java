package dev.teacup.onnx;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.memory.Memory;

/** Writes the values of a tensor's number field as elements of the tensor's type. */
final class NumberDecoder {
    private final TensorProto tensor;
    private final TensorData.Numbers numbers;
    private final Memory target;
    private final int bytes;
    private final long least;
    private final long most;

    NumberDecoder(TensorProto tensor, TensorData.Numbers numbers, Memory target) {
        int bits = Math.max(8, DataType.bits(tensor.dataType()));
        boolean negative = isSigned(tensor.dataType());
        this.tensor = tensor;
        this.numbers = numbers;
        this.target = target;
        this.bytes = bits / 8;
        this.least = negative ? -1L << bits - 1 : 0;
        this.most = tensor.dataType() == DataType.BOOL ? 1 : (1L << (negative ? bits - 1 : bits)) - 1;
    }

    void decodeTo(int at) {
        int next = at;
        Chunks chunks = new Chunks(numbers);
        for (Span chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            if (NumberField.isFixed(numbers.field())) {
                chunk.copyTo(target, next);
                next += chunk.length();
            } else {
                next = decode(chunk, next);
            }
        }
    }

    private int decode(Span chunk, int at) {
        int next = at;
        ProtoReader reader = ProtoReader.of(chunk, "", Limits.DEFAULT);
        while (reader.hasMore()) {
            long value = reader.varint("data");
            put(next, bytes == 8 ? value : checked(value));
            next += bytes;
        }
        return next;
    }

    private void put(int at, long value) {
        switch (bytes) {
            case 1 -> target.i8(at, (byte) value);
            case 2 -> target.i16(at, (short) value);
            case 4 -> target.i32(at, (int) value);
            default -> target.i64(at, value);
        }
    }

    private long checked(long raw) {
        long value = raw;
        boolean shortNegative = numbers.field() == Fields.Tensor.INT32_DATA && raw >>> 31 == 1;
        if (shortNegative) {
            // Some writers do not extend the sign of an int32 to the 10 bytes that protobuf wants.
            value = (int) raw;
        }
        if (value < least || value > most) {
            String type = DataType.name(tensor.dataType());
            throw new ModelException("tensor " + Text.quoted(tensor.name()),
                    NumberField.name(numbers.field()) + " holds a value that " + type + " cannot hold",
                    least + " to " + most, Long.toString(value), "export the model again");
        }
        return value;
    }

    private static boolean isSigned(int dataType) {
        return dataType == DataType.INT8 || dataType == DataType.INT16 || dataType == DataType.INT32;
    }
}
