package dev.teacup.browser;

import dev.teacup.memory.Memory;
import org.teavm.interop.Address;
import org.teavm.interop.Import;

/** Memory in the browser: the {@code WebAssembly.Memory} that the page passed in. */
final class AddressMemory implements Memory {
    /** What was granted so far; the memory itself may be larger. */
    private int granted;

    /** Begins anew: nothing was granted, and the memory holds what it holds. */
    void restart() {
        granted = 0;
    }

    @Override
    public byte i8(int at) {
        return Address.fromInt(at).getByte();
    }

    @Override
    public void i8(int at, byte value) {
        Address.fromInt(at).putByte(value);
    }

    @Override
    public short i16(int at) {
        return Address.fromInt(at).getShort();
    }

    @Override
    public void i16(int at, short value) {
        Address.fromInt(at).putShort(value);
    }

    @Override
    public int i32(int at) {
        return Address.fromInt(at).getInt();
    }

    @Override
    public void i32(int at, int value) {
        Address.fromInt(at).putInt(value);
    }

    @Override
    public long i64(int at) {
        return Address.fromInt(at).getLong();
    }

    @Override
    public void i64(int at, long value) {
        Address.fromInt(at).putLong(value);
    }

    @Override
    public float f32(int at) {
        return Address.fromInt(at).getFloat();
    }

    @Override
    public void f32(int at, float value) {
        Address.fromInt(at).putFloat(value);
    }

    @Override
    public double f64(int at) {
        return Address.fromInt(at).getDouble();
    }

    @Override
    public void f64(int at, double value) {
        Address.fromInt(at).putDouble(value);
    }

    @Override
    public void copy(int from, int to, int bytes) {
        Address.moveMemoryBlock(Address.fromInt(from), Address.fromInt(to), bytes);
    }

    @Override
    public void zero(int at, int bytes) {
        Address.fillZero(Address.fromInt(at), bytes);
    }

    @Override
    public int bytes() {
        return granted;
    }

    @Override
    public boolean grow(long bytes) {
        if (bytes > granted) {
            if (bytes > Integer.MAX_VALUE || growTo((int) bytes) == 0) {
                return false;
            }
            granted = (int) bytes;
        }
        return true;
    }

    @Import(module = "teacup", name = "grow")
    private static native int growTo(int bytes);
}
