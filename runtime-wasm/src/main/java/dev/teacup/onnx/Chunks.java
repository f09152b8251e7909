package dev.teacup.onnx;

import dev.teacup.error.Limits;

/**
 * The pieces in which a tensor's numbers lie, in order: one, or as many as a file that does not pack them
 * has.
 */
final class Chunks {
    private final TensorData.Numbers numbers;
    private final ProtoReader message;
    private boolean done;

    Chunks(TensorData.Numbers numbers) {
        this.numbers = numbers;
        this.message = ProtoReader.of(numbers.span(), "tensor", Limits.DEFAULT);
    }

    /** The next piece, or null. */
    Span next() {
        if (numbers.packed()) {
            Span all = done ? null : numbers.span();
            done = true;
            return all;
        }
        while (message.next()) {
            if (message.field() == numbers.field()) {
                return message.chunk("data", NumberField.wireType(numbers.field()));
            }
            message.skip();
        }
        return null;
    }
}
