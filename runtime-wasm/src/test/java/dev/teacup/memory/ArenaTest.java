package dev.teacup.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import org.junit.jupiter.api.Test;

class ArenaTest {
    private final Memory memory = BufferMemory.of(64, 4096);
    private final Arena arena = new Arena(memory, 5, 1024);

    @Test
    void everyPieceIsAligned() {
        assertEquals(16, arena.allocate(3));
        assertEquals(32, arena.allocate(17));
        assertEquals(64, arena.allocate(1));
    }

    @Test
    void memoryGrowsAndKeepsWhatItHolds() {
        int at = arena.allocate(8);
        memory.i64(at, 0x0123456789ABCDEFL);
        arena.allocate(900);
        assertEquals(0x0123456789ABCDEFL, memory.i64(at));
        assertEquals((byte) 0xEF, memory.i8(at));
    }

    @Test
    void whatIsReleasedIsGivenOutAgain() {
        int mark = arena.mark();
        int at = arena.allocate(100);
        arena.release(mark);
        assertEquals(at, arena.allocate(10));
        arena.release(mark);
        assertEquals(at, arena.allocate(1));
    }

    @Test
    void tellsWhatWasAskedForBeyondTheLimit() {
        arena.allocate(100);
        ModelException e = assertThrows(ModelException.class, () -> arena.allocate(2000));
        assertEquals("""
                more memory is needed than the limit allows
                expected: at most 1024 bytes
                got: 2000 bytes more than the 128 in use
                fix: use a smaller model or input, or raise the limit""", e.getMessage());
        assertThrows(ModelException.class, () -> arena.allocate(Long.MAX_VALUE));
        assertThrows(ModelException.class, () -> arena.allocate(-1));
        assertEquals(128, arena.allocate(16));
    }
}
