package dev.teacup.train.ort;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory that ONNX Runtime reads and writes where it lies. */
final class Direct {
    /** Its kernels are fastest on whole cache lines. */
    static final int ALIGNMENT = 64;

    private Direct() {}

    /** Exactly so many bytes, in native order: another order is read as garbage. */
    static ByteBuffer bytes(int count) {
        ByteBuffer roomy = ByteBuffer.allocateDirect(padded(count) + ALIGNMENT);
        return slice(roomy.alignedSlice(ALIGNMENT), 0, count);
    }

    /** A part; slices forget the order of what they are cut from. */
    static ByteBuffer slice(ByteBuffer from, int at, int count) {
        return from.slice(at, count).order(ByteOrder.nativeOrder());
    }

    static int padded(int count) {
        return (count + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
