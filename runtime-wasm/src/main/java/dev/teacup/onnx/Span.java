package dev.teacup.onnx;

import dev.teacup.error.ModelException;
import dev.teacup.memory.BufferMemory;
import dev.teacup.memory.Memory;

/**
 * Bytes that lie somewhere in a memory, which owns them. Two spans are equal when their bytes are.
 *
 * @param at address of the first byte
 * @param length in bytes
 */
public record Span(Memory memory, int at, int length) {
    /** A span over a memory of its own that holds a copy of {@code bytes}. */
    public static Span of(byte[] bytes) {
        Memory memory = BufferMemory.of(bytes.length, bytes.length);
        memory.write(0, bytes);
        return new Span(memory, 0, bytes.length);
    }

    /** A span over a memory of its own that holds {@code text} in UTF-8. */
    public static Span of(String text) {
        return of(Utf8.encode(text));
    }

    /** The address behind the last byte. */
    public int end() {
        return at + length;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return memory.read(at, length);
    }

    /**
     * The bytes as UTF-8.
     *
     * @throws ModelException when they are none
     */
    public String text() {
        String text = Utf8.decode(memory, at, length);
        if (text == null) {
            throw Utf8.refusal(length);
        }
        return text;
    }

    /** Copies the bytes to {@code to} in another memory or the same. */
    public void copyTo(Memory target, int to) {
        if (target == memory) {
            target.copy(at, to, length);
        } else {
            target.write(to, bytes());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Span span && span.length == length && sameBytes(span);
    }

    @Override
    public int hashCode() {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + memory.i8(at + i);
        }
        return hash;
    }

    @Override
    public String toString() {
        return length + " bytes at " + at;
    }

    private boolean sameBytes(Span span) {
        for (int i = 0; i < length; i++) {
            if (memory.i8(at + i) != span.memory.i8(span.at + i)) {
                return false;
            }
        }
        return true;
    }
}
