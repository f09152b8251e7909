package dev.teacup.onnx;

import java.util.Arrays;
import java.util.List;

/** The elements of a tensor in row-major order, in one of the forms that files have. */
public sealed interface TensorData {
    /** Elements of their own size, little-endian; those of 4 and 2 bits from the lowest bits of a byte up. */
    record Raw(Span bytes) implements TensorData {
        static final String FIELD = "raw_data";
    }

    /** Strings in UTF-8 by the specification, which {@link Span#text} checks. */
    record Strings(List<Span> values) implements TensorData {
        public Strings {
            values = List.copyOf(values);
        }
    }

    /** Elements in another file; {@link ExternalData#of} says where. */
    record External(List<StringStringEntryProto> entries) implements TensorData {
        public External {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Numbers in the encoding of a protobuf field. Two are equal when they hold the same values of the same
     * field.
     *
     * @param field number of the field in {@code TensorProto}, as {@code float_data}
     * @param span the values one behind the other, or, where not {@code packed}, the whole message that holds
     *     the tensor
     */
    record Numbers(int field, Span span, boolean packed) implements TensorData {
        /** A copy of the values one behind the other. */
        byte[] packedBytes() {
            if (packed) {
                return span.bytes();
            }
            byte[] bytes = new byte[span.length()];
            int size = 0;
            Chunks chunks = new Chunks(this);
            for (Span chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                for (int i = 0; i < chunk.length(); i++) {
                    bytes[size++] = span.memory().i8(chunk.at() + i);
                }
            }
            return Arrays.copyOf(bytes, size);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Numbers numbers && field == numbers.field
                    && Arrays.equals(packedBytes(), numbers.packedBytes());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(packedBytes());
        }
    }
}
