package dev.teacup.wasm;

/** Bytes that grow at the end, in the encodings of WebAssembly: little-endian, integers as LEB128. */
final class Bytes {
    private byte[] bytes = new byte[64];
    private int size;

    int size() {
        return size;
    }

    int get(int at) {
        return bytes[at] & 0xFF;
    }

    void set(int at, int value) {
        bytes[at] = (byte) value;
    }

    /** Forgets what lies behind the first bytes. */
    void truncate(int newSize) {
        size = newSize;
    }

    Bytes u8(int value) {
        int at = room(1);
        bytes[at] = (byte) value;
        return this;
    }

    /** An integer without sign, in at most 5 bytes. */
    Bytes u32(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            u8(rest | 0x80);
            rest >>>= 7;
        }
        return u8(rest);
    }

    /** An integer with sign, in at most 10 bytes; one of 32 bits is written the same. */
    Bytes s64(long value) {
        long rest = value;
        while (rest != (rest << 57 >> 57)) {
            u8((int) rest | 0x80);
            rest >>= 7;
        }
        return u8((int) rest & 0x7F);
    }

    /** The lowest bytes of {@code value}. */
    Bytes fixed(long value, int count) {
        for (int i = 0; i < count; i++) {
            u8((int) (value >> 8 * i));
        }
        return this;
    }

    Bytes append(byte[] more, int count) {
        int at = room(count);
        System.arraycopy(more, 0, bytes, at, count);
        return this;
    }

    Bytes append(Bytes more) {
        return append(more.bytes, more.size);
    }

    /** All of {@code more} with its size before it. */
    Bytes sized(Bytes more) {
        return u32(more.size).append(more);
    }

    /** A text of ASCII with its size before it. */
    Bytes name(String text) {
        u32(text.length());
        for (int i = 0; i < text.length(); i++) {
            assert text.charAt(i) < 0x80 : text;
            u8(text.charAt(i));
        }
        return this;
    }

    byte[] toArray() {
        byte[] all = new byte[size];
        System.arraycopy(bytes, 0, all, 0, size);
        return all;
    }

    /** Where so many bytes more begin. */
    private int room(int count) {
        int start = size;
        size += count;
        if (size > bytes.length) {
            byte[] larger = new byte[2 * size];
            System.arraycopy(bytes, 0, larger, 0, start);
            bytes = larger;
        }
        return start;
    }
}
