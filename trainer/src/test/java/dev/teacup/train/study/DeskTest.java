package dev.teacup.train.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.teacup.train.loop.Progress;
import dev.teacup.train.quantize.Form;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeskTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Desk desk(boolean isTerminal) {
        PrintStream terminal = new PrintStream(out, true, StandardCharsets.UTF_8);
        Request request =
                new Request(null, Path.of("out"), 0, 1, 1, false, Form.FLOAT32, terminal, isTerminal);
        return new Desk("tiny", request, "ab12", 1, Legend.NONE);
    }

    @Test
    void aLineTakesThePlaceOfAHint() {
        Desk desk = desk(true);
        desk.hint("Fitting");
        desk.say("Fitted");
        assertEquals("\r\u001b[KFitting\r\u001b[KFitted" + System.lineSeparator(),
                out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void hintsAreLeftOutWhereNobodyWatches() {
        Desk desk = desk(false);
        desk.hint("Fitting");
        assertSame(Progress.NONE, desk.glimpse("Trying", 8, 3));
        desk.say("Fitted");
        assertEquals("Fitted" + System.lineSeparator(), out.toString(StandardCharsets.UTF_8));
    }
}
