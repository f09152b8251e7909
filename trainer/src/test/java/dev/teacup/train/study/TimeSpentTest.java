package dev.teacup.train.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeSpentTest {
    @TempDir
    Path out;
    private Path checkpoints;

    @BeforeEach
    void name() {
        checkpoints = out.resolve("checkpoints");
    }

    @Test
    void countsUpToTheNewestCheckpointOfEachRun() throws IOException {
        assertEquals(0, TimeSpent.before(checkpoints, false));
        stamp(TimeSpent.FILE, 1_000);
        stamp("words-1", 61_000);
        stamp("words-2", 31_000);
        assertEquals(60, TimeSpent.before(checkpoints, true));
        stamp(TimeSpent.FILE, 500_000);
        stamp("words-1", 501_500);
        assertEquals(61.5, TimeSpent.before(checkpoints, true));
    }

    @Test
    void countsNothingWhereNoCheckpointCameOrNothingWasBegun() throws IOException {
        assertEquals(0, TimeSpent.before(checkpoints, true));
        stamp(TimeSpent.FILE, 1_000);
        assertEquals(0, TimeSpent.before(checkpoints, true));
    }

    @Test
    void beginsAnewWithoutResuming() throws IOException {
        TimeSpent.before(checkpoints, false);
        stamp(TimeSpent.FILE, 1_000);
        stamp("words-1", 61_000);
        assertEquals(0, TimeSpent.before(checkpoints, false));
    }

    private void stamp(String name, long milliseconds) throws IOException {
        Path file = checkpoints.resolve(name);
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(milliseconds));
    }
}
