package dev.teacup.train.loop;

import static dev.teacup.train.loop.FitTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final List<ByteBuffer> SECTIONS =
            List.of(ByteBuffer.wrap(new byte[] {1, 2, 3}), ByteBuffer.wrap(new byte[0]),
                    ByteBuffer.wrap(new byte[] {4, 5, 6, 7, 8}));

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("run.checkpoint");
        Checkpoint.write(file, 42, SECTIONS);
    }

    @Test
    void readsWhatWasWritten() {
        assertEquals(SECTIONS, Checkpoint.read(file, 42));
        assertFalse(Files.exists(folder.resolve("run.checkpoint.tmp")));
    }

    @Test
    void refusesThatOfAnotherTraining() {
        assertMessage(() -> Checkpoint.read(file, 43),
                "checkpoint " + file + ": it belongs to another training",
                "expected: the same model, data, seed and batch size as when it was written",
                "got: other ones",
                "fix: resume with those, or start anew without resuming");
    }

    @Test
    void refusesATornOne() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(ModelException.class, () -> Checkpoint.read(file, 42), length + " bytes");
        }
        Files.write(file, Arrays.copyOf(whole, 40));
        assertMessage(() -> Checkpoint.read(file, 42),
                "checkpoint " + file + ": it is damaged",
                "expected: " + whole.length + " bytes",
                "got: 40 bytes",
                "fix: use a copy of it, or start anew without resuming");
    }

    @Test
    void refusesOneInWhichAnyBitIsFlipped() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x40;
            Files.write(file, flipped);
            assertThrows(ModelException.class, () -> Checkpoint.read(file, 42), "byte " + at);
        }
    }

    @Test
    void refusesAForeignFile() throws IOException {
        Files.writeString(file, "not a checkpoint, but a letter");
        assertMessage(() -> Checkpoint.read(file, 42),
                "checkpoint " + file + ": it is no checkpoint of Teacup",
                "expected: a file that training wrote",
                "got: 30 bytes of something else",
                "fix: look at the path, or start anew without resuming");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesTheEarlierOneWholeWhenTheDiskIsFull() throws IOException {
        byte[] before = Files.readAllBytes(file);
        Files.createSymbolicLink(folder.resolve("run.checkpoint.tmp"), Path.of("/dev/full"));
        assertMessage(() -> Checkpoint.write(file, 42, SECTIONS),
                "checkpoint " + file + ": it cannot be written; the earlier one is whole",
                "expected: a folder that can be written to, with room for it",
                "got: IOException: No space left on device",
                "fix: make room or choose another folder, then resume");
        assertArrayEquals(before, Files.readAllBytes(file));
        assertFalse(Files.exists(folder.resolve("run.checkpoint.tmp")));
    }

    @Test
    void tellsAFolderThatIsNotThere() {
        Path lost = folder.resolve("nowhere").resolve("run.checkpoint");
        ModelException told =
                assertThrows(ModelException.class, () -> Checkpoint.write(lost, 42, SECTIONS));
        assertEquals("it cannot be written", told.what());
    }
}
