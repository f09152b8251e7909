package dev.teacup.emit;

import static dev.teacup.testkit.Literal.floats;

import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizationKernelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 15, 16, 17, 100, 103})
    void rowsOfAnyLengthAgreeWithTheReference(int width) {
        Seeded seeded = new Seeded(width);
        Literal x = seeded.floats(-4, 9).of(2, 3, width);
        Literal scale = seeded.floats(-1, 2).of(width);
        Literal bias = seeded.floats(-1, 1).of(1, width);
        String about = "width " + width;
        Emitted.of("y = Softmax(a)\nz = LogSoftmax(a)\noutput y\noutput z\n")
                .plans("Softmax", "LogSoftmax").within(4e-6).agrees(about, 1, x);
        Emitted.of("y = LayerNormalization(a, b, c)\nz = RMSNormalization(a, b)\noutput y\noutput z\n")
                .plans("LayerNormalization", "RMSNormalization").within(4e-6).agrees(about, 3, x, scale, bias)
                .agrees(about, 1, x, scale, bias);
        Emitted.of("y = LayerNormalization(a, b) {axis = 1}\noutput y\n").plans("LayerNormalization")
                .within(4e-6).agrees(about, 2, x, seeded.floats(1, 2).of(3, width))
                .agrees(about, 2, x, floats().of(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7, 8, 17})
    void rowsSideBySideAgreeWithTheReference(int inner) {
        Literal x = new Seeded(inner).floats(-4, 9).of(2, 6, inner);
        Emitted.of("y = Softmax(a) {axis = 1}\nz = LogSoftmax(a) {axis = -2}\noutput y\noutput z\n")
                .plans("Softmax", "LogSoftmax").within(4e-6).agrees("inner " + inner, 1, x);
    }

    /** More rows than a call takes, and some that are left. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 103})
    void manyRowsAgreeWithTheReference(int width) {
        Literal x = new Seeded(width).floats(-4, 9).of(5000 / width, width);
        Emitted.of("y = Softmax(a)\nz = LogSoftmax(a)\noutput y\noutput z\n").within(4e-6)
                .agrees("width " + width, 1, x);
    }

    @Test
    void aFewRowsSideBySideAreReductionsAndExpressions() {
        Literal x = new Seeded(3).floats(-4, 9).of(2, 6, 3);
        Emitted.of("y = Softmax(a) {axis = 1}\noutput y\n").within(4e-6).agrees("three", 1, x);
    }

    @Test
    void infinitiesAndNanComeOutAsTheFormulaSays() {
        double inf = Double.POSITIVE_INFINITY;
        Literal x = floats(4, 5).of(1, -inf, 2, 3, -inf, inf, 1, 2, 3, 4, 1, Double.NaN, 2, 3, 4, -inf, -inf,
                -inf, -inf, -inf);
        Emitted.of(
                "y = Softmax(a)\nz = LogSoftmax(a)\nw = Softmax(a) {axis = 0}\n"
                        + "output y\noutput z\noutput w\n")
                .agrees("infinities", 1, x);
    }

    @Test
    void rowsWhoseScaleIsNotOneOfTheRowsAreWrittenOut() {
        Seeded seeded = new Seeded(5);
        Emitted.of("y = LayerNormalization(a, b)\noutput y\n").within(4e-6).agrees("seed 5", 2,
                seeded.floats(-1, 1).of(3, 4, 9), seeded.floats(0, 1).of(4, 9));
    }
}
