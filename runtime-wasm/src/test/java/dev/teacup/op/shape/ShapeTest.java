package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @Test
    void givesTheSizes() {
        check("Shape").in(floats(2, 0, 4).counting()).gives(longs(3).of(2, 0, 4));
        check("Shape").in(texts().of("a")).gives(longs(0).counting());
    }

    @ParameterizedTest
    @CsvSource({"0, 9, 234", "1, 2, 3", "-1, 3, 4", "-9, -1, 23", "2, 1, ''", "5, 9, ''",
        "-9223372036854775808, 9223372036854775807, 234"})
    void cutsStartAndEndToTheRank(long start, long end, String digits) {
        double[] sizes = digits.chars().mapToDouble(digit -> digit - '0').toArray();
        check("Shape").in(floats(2, 3, 4).counting()).with("start", start).with("end", end)
                .gives(longs(sizes.length).of(sizes));
    }

    @Test
    void tellsNamesToWhatReadsIt() {
        assertEquals("float32[batch, time]", type("""
                input x: float32[3, batch, time]
                s = Shape(x) {start = 1}
                y = ConstantOfShape(s)
                """));
    }

    @Test
    void isOfUnknownLengthWhereTheRankIsNotKnown() {
        assertEquals("int64[...]", type("""
                input x: float32[...]
                s = Shape(x)
                """));
    }
}
