package dev.teacup.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory on the JVM, in a heap buffer that is copied when it grows. */
public final class BufferMemory implements Memory {
    private final long maximumBytes;
    private ByteBuffer buffer;

    private BufferMemory(int bytes, long maximumBytes) {
        this.maximumBytes = maximumBytes;
        this.buffer = allocate(bytes);
    }

    /** A memory of {@code bytes} bytes, all 0, that may grow to {@code maximumBytes}. */
    public static BufferMemory of(int bytes, long maximumBytes) {
        return new BufferMemory(bytes, maximumBytes);
    }

    @Override
    public byte i8(int at) {
        return buffer.get(at);
    }

    @Override
    public void i8(int at, byte value) {
        buffer.put(at, value);
    }

    @Override
    public short i16(int at) {
        return buffer.getShort(at);
    }

    @Override
    public void i16(int at, short value) {
        buffer.putShort(at, value);
    }

    @Override
    public int i32(int at) {
        return buffer.getInt(at);
    }

    @Override
    public void i32(int at, int value) {
        buffer.putInt(at, value);
    }

    @Override
    public long i64(int at) {
        return buffer.getLong(at);
    }

    @Override
    public void i64(int at, long value) {
        buffer.putLong(at, value);
    }

    @Override
    public float f32(int at) {
        return buffer.getFloat(at);
    }

    @Override
    public void f32(int at, float value) {
        buffer.putFloat(at, value);
    }

    @Override
    public double f64(int at) {
        return buffer.getDouble(at);
    }

    @Override
    public void f64(int at, double value) {
        buffer.putDouble(at, value);
    }

    @Override
    public void copy(int from, int to, int bytes) {
        System.arraycopy(buffer.array(), from, buffer.array(), to, bytes);
    }

    @Override
    public void zero(int at, int bytes) {
        java.util.Arrays.fill(buffer.array(), at, at + bytes, (byte) 0);
    }

    @Override
    public void write(int at, byte[] bytes) {
        buffer.put(at, bytes);
    }

    @Override
    public byte[] read(int at, int length) {
        byte[] bytes = new byte[length];
        buffer.get(at, bytes);
        return bytes;
    }

    @Override
    public int bytes() {
        return buffer.capacity();
    }

    @Override
    public boolean grow(long bytes) {
        long most = Math.min(maximumBytes, Integer.MAX_VALUE - 64);
        if (bytes > most) {
            return false;
        }
        return bytes <= buffer.capacity()
                || moveTo(Math.min(most, Math.max(bytes, 2L * buffer.capacity()))) || moveTo(bytes);
    }

    /** That the JVM has no room for one array leaves everything as it was. */
    private boolean moveTo(long bytes) {
        try {
            ByteBuffer larger = allocate((int) bytes);
            larger.put(0, buffer, 0, buffer.capacity());
            buffer = larger;
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
