package dev.teacup.memory;

/**
 * Little-endian linear memory; addresses are byte offsets, and none needs to be aligned. It grows and never
 * shrinks. An address outside of {@link #bytes} is a defect of the caller, not of the model.
 */
public interface Memory {
    byte i8(int at);

    void i8(int at, byte value);

    short i16(int at);

    void i16(int at, short value);

    int i32(int at);

    void i32(int at, int value);

    long i64(int at);

    void i64(int at, long value);

    float f32(int at);

    void f32(int at, float value);

    double f64(int at);

    void f64(int at, double value);

    /** Copies bytes; the two ranges may overlap. */
    void copy(int from, int to, int bytes);

    /** Writes {@code bytes} zero bytes. */
    void zero(int at, int bytes);

    /** The size now. */
    int bytes();

    /** Grows to at least {@code bytes}; answers false, and leaves all as it is, where that cannot be had. */
    boolean grow(long bytes);

    /** The byte at {@code at} as 0 to 255. */
    default int u8(int at) {
        return i8(at) & 0xFF;
    }

    /** Copies all bytes of an array to {@code at}. */
    default void write(int at, byte[] bytes) {
        int whole = bytes.length & -4;
        for (int i = 0; i < whole; i += 4) {
            i32(at + i, bytes[i] & 0xFF | (bytes[i + 1] & 0xFF) << 8 | (bytes[i + 2] & 0xFF) << 16
                    | bytes[i + 3] << 24);
        }
        for (int i = whole; i < bytes.length; i++) {
            i8(at + i, bytes[i]);
        }
    }

    /** A copy of {@code length} bytes from {@code at} on. */
    default byte[] read(int at, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = i8(at + i);
        }
        return bytes;
    }
}
