package dev.teacup.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long nowMs = 1000;

    @Test
    void writesALineForEachEpochWhereNobodyWatches() {
        Progress progress = new TerminalProgress(out, false, () -> nowMs, 2, 2, "AP");
        nowMs += 30_000;
        progress.step(1, 1, 0.7);
        nowMs += 30_000;
        progress.step(1, 2, 0.65);
        progress.epoch(new History.Epoch(1, 0.65, 0.3456));
        nowMs += 60_000;
        progress.step(2, 1, 0.6);
        progress.step(2, 2, 0.5);
        progress.epoch(new History.Epoch(2, 0.5, 0.41));
        assertEquals("epoch 1/2, loss 0.6500, AP 0.3456, 1:00 left\nepoch 2/2, loss 0.5000, AP 0.4100\n",
                text());
    }

    @Test
    void writesOverItsLineInATerminalAtMostTenTimesASecond() {
        Progress progress = new TerminalProgress(out, true, () -> nowMs, 1, 3, "AP");
        progress.step(1, 1, 0.7);
        nowMs += 50;
        progress.step(1, 2, 0.6);
        nowMs += 50;
        progress.step(1, 3, 0.5);
        progress.epoch(new History.Epoch(1, 0.5, Double.NaN));
        assertEquals("\r\u001b[Kepoch 1/1, step 1/3, loss 0.7000, 0:00 left"
                + "\r\u001b[Kepoch 1/1, step 3/3, loss 0.5000"
                + "\r\u001b[Kepoch 1/1, loss 0.5000\n", text());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
