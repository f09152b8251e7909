package dev.teacup.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GlimpseProgressTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long ms = 1000;

    @Test
    void writesOverItsLineTenTimesASecondAtMost() {
        Progress told = new GlimpseProgress(new PrintStream(out, true, StandardCharsets.UTF_8), () -> ms,
                "Trying 2 of 5", 8, 3);
        told.step(1, 1, 0.5);
        ms += 99;
        told.step(1, 2, 0.5);
        ms += 1;
        told.step(1, 3, 0.5);
        assertEquals("\r\u001b[KTrying 2 of 5: epoch 1 of at most 8, step 1/3"
                + "\r\u001b[KTrying 2 of 5: epoch 1 of at most 8, step 3/3",
                out.toString(StandardCharsets.UTF_8));
    }
}
