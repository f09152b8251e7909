package dev.teacup.emit;

import static dev.teacup.testkit.Literal.ints;

import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrentKernelTest {
    private static final double EACH_STEP = 4e-6;

    @ParameterizedTest
    @CsvSource({"LSTM, forward", "LSTM, reverse", "LSTM, bidirectional", "GRU, forward", "GRU, bidirectional",
        "RNN, forward", "RNN, bidirectional"})
    void layersOfAnySizesAgreeWithTheReference(String operator, String direction) {
        for (long seed = 1; seed <= 4; seed++) {
            agrees(operator, direction, "", false, seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"LSTM, reverse", "LSTM, bidirectional", "GRU, reverse", "RNN, forward"})
    void sequencesOfOtherLengthsKeepTheirStatesAndAreZeroBehindTheirEnd(String operator, String direction) {
        for (long seed = 5; seed <= 7; seed++) {
            agrees(operator, direction, "", true, seed);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"GRU; linear_before_reset = 1", "GRU; layout = 1, clip = 0.5",
        "LSTM; layout = 1", "LSTM; activations = [\"Sigmoid\", \"Tanh\", \"Relu\"]",
        "RNN; activations = [\"Relu\"], clip = 1.5", "GRU; linear_before_reset = 1, layout = 1"})
    void theirOtherFormsDoSoToo(String operator, String attributes) {
        for (long seed = 8; seed <= 10; seed++) {
            agrees(operator, "forward", ", " + attributes, false, seed);
        }
    }

    private static void agrees(String operator, String direction, String attributes, boolean hasLengths,
            long seed) {
        Random random = new Random(seed);
        int gates = operator.equals("LSTM") ? 4 : operator.equals("GRU") ? 3 : 1;
        int directions = direction.equals("bidirectional") ? 2 : 1;
        int steps = 1 + random.nextInt(5);
        int batch = hasLengths ? 3 : 1 + random.nextInt(6) / 3 * random.nextInt(7);
        int input = 1 + random.nextInt(9);
        int hidden = 1 + random.nextInt(13);
        boolean batchFirst = attributes.contains("layout = 1");
        Seeded.Drawn drawn = new Seeded(seed).floats(-1, 1);
        Literal x = batchFirst ? drawn.of(batch, steps, input) : drawn.of(steps, batch, input);
        Literal w = drawn.of(directions, gates * hidden, input);
        Literal r = drawn.of(directions, gates * hidden, hidden);
        Literal b = drawn.of(directions, 2 * gates * hidden);
        Literal lengths = ints(3).of(steps, random.nextInt(steps + 1), 0);
        Literal h = batchFirst ? drawn.of(batch, directions, hidden) : drawn.of(directions, batch, hidden);
        Literal c = batchFirst ? drawn.of(batch, directions, hidden) : drawn.of(directions, batch, hidden);
        String cells = gates == 4 ? ", q" : "";
        Emitted layer = Emitted
                .of("y, p" + cells + " = " + operator + "(a, b, c, d, " + (hasLengths ? "g" : "_")
                        + ", e" + (gates == 4 ? ", f" : "") + ") {direction = \"" + direction + "\""
                        + attributes
                        + "}\noutput y\noutput p\n" + (gates == 4 ? "output q\n" : ""))
                .within(steps * EACH_STEP);
        String about = "seed " + seed + ", " + operator + ", steps " + steps + ", batch " + batch + ", input "
                + input + ", hidden " + hidden;
        Literal[] all = hasLengths ? new Literal[] {x, w, r, b, h, c, lengths}
                : new Literal[] {x, w, r, b, h, c};
        layer.plans(operator).agrees(about, all.length, all).agrees(about, 1, all);
    }
}
