package dev.teacup.memory;

import dev.teacup.error.ModelException;

/**
 * Hands out pieces of a memory one behind the other. What was handed out after a {@link #mark} is given back
 * at once by {@link #release}; single pieces are not.
 */
public final class Arena {
    /** Every piece starts at a multiple of this, as the widest loads like it. */
    public static final int ALIGNMENT = 16;

    private final Memory memory;
    private final long maximumBytes;
    private int next;

    /**
     * An arena over the part of {@code memory} that begins at {@code base}, up to {@code maximumBytes} in
     * all.
     */
    public Arena(Memory memory, int base, long maximumBytes) {
        this.memory = memory;
        this.maximumBytes = Math.min(maximumBytes, Integer.MAX_VALUE - ALIGNMENT);
        this.next = aligned(base);
    }

    public Memory memory() {
        return memory;
    }

    /**
     * The address of {@code bytes} bytes, whatever they hold.
     *
     * @throws ModelException when the limit does not allow them, or the platform does not have them
     */
    public int allocate(long bytes) {
        boolean fits = bytes >= 0 && bytes <= maximumBytes - next;
        if (!fits || !memory.grow(next + bytes)) {
            throw new ModelException("more memory is needed than the limit allows",
                    "at most " + maximumBytes + " bytes",
                    bytes + " bytes more than the " + next + " in use",
                    "use a smaller model or input, or raise the limit");
        }
        int at = next;
        next = aligned(next + bytes);
        return at;
    }

    /** The place up to which the memory is used. */
    public int mark() {
        return next;
    }

    /** The bytes that the limit leaves. */
    public long leftBytes() {
        return maximumBytes - next;
    }

    /** Takes back all that was handed out since {@code mark}. */
    public void release(int mark) {
        assert mark <= next;
        next = mark;
    }

    /** {@code bytes} rounded up to a multiple of {@link #ALIGNMENT}. */
    public static long alignedBytes(long bytes) {
        return bytes + ALIGNMENT - 1 & -ALIGNMENT;
    }

    private static int aligned(long at) {
        return (int) alignedBytes(at);
    }
}
