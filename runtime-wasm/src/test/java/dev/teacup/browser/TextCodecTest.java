package dev.teacup.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TextCodecTest {
    private static final int MOST_BYTES = 1 << 20;

    private final Arena arena = new Arena(BufferMemory.of(1 << 10, MOST_BYTES), 16, MOST_BYTES);
    private final Constants constants = new Constants(arena, new Strings());

    @Test
    void whatIsWrittenIsReadAgain() {
        Tensor written = constants.texts(new int[] {4}, "tea", "", "茶", "tea");
        int mark = arena.mark();
        int at = TextCodec.write(written, constants.strings(), arena);
        assertEquals(mark, at);
        assertEquals(mark, arena.mark());
        int bytes = 4 * 4 + 3 + 3 + 3;
        arena.allocate(bytes);
        Tensor read = constants.tensor(DType.STRING, 2, 2);
        Strings others = new Strings();
        TextCodec.read(arena.memory(), at, bytes, read, others);
        String all = "";
        for (int i = 0; i < 4; i++) {
            all += others.text((int) read.i64(i)) + ";";
        }
        assertEquals("tea;;茶;tea;", all);
    }

    /** One string of a thousand characters stands in the table, and 3000 times in the tensor. */
    @Test
    void refusesMoreThanThereIsRoomFor() {
        String thousand = "t".repeat(1000);
        Tensor tensor = constants.tensor(DType.STRING, 3000);
        for (int i = 0; i < tensor.elements(); i++) {
            tensor.i64(i, constants.strings().handle(thousand));
        }
        int mark = arena.mark();
        ModelException refusal = assertThrows(ModelException.class,
                () -> TextCodec.write(tensor, constants.strings(), arena));
        assertEquals("more memory is needed than the limit allows", refusal.what());
        assertEquals("at most 1048576 bytes", refusal.expected());
        assertEquals(mark, arena.mark());
    }

    @Test
    void refusesBytesThatAreNoStrings() {
        Tensor tensor = constants.tensor(DType.STRING, 1);
        int at = arena.allocate(16);
        arena.memory().i32(at, 13);
        ModelException refusal = assertThrows(ModelException.class,
                () -> TextCodec.read(arena.memory(), at, 16, tensor, constants.strings()));
        assertEquals("no string as element 0", refusal.got());
    }
}
