package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriluTest {
    @ParameterizedTest
    @CsvSource({"1, 0, 123056", "1, 1, 023006", "1, -1, 123456", "1, 3, 000000", "0, 0, 100450",
        "0, 1, 120456",
        "0, -1, 000400", "0, -2, 000000", "1, 9223372036854775807, 000000", "0, 9223372036854775807, 123456",
        "1, -9223372036854775808, 123456", "0, -9223372036854775808, 000000"})
    void keepsOneSideOfTheDiagonal(long upper, long k, String digits) {
        double[] kept = digits.chars().mapToDouble(digit -> digit - '0').toArray();
        check("Trilu").in(floats(2, 3).of(1, 2, 3, 4, 5, 6), longs().ofLongs(k)).with("upper", upper)
                .gives(floats(2, 3).of(kept));
    }

    @Test
    void takesEachMatrixOfABatch() {
        check("Trilu").in(floats(2, 2, 2).of(1, 2, 3, 4, 5, 6, 7, 8))
                .gives(floats(2, 2, 2).of(1, 2, 0, 4, 5, 6, 0, 8));
        check("Trilu").in(bools(2, 2).of(true, true, true, true)).with("upper", 0)
                .gives(bools(2, 2).of(true, false, true, true));
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        check("Trilu").in(floats(2, 0).counting()).gives(floats(2, 0).counting());
        check("Trilu").in(floats(0, 2, 2).counting()).gives(floats(0, 2, 2).counting());
    }

    @Test
    void refusesAVector() {
        check("Trilu").in(floats(2).counting()).refuses(
                "Trilu 'it': the input 'input' has too few dimensions",
                "expected: at least 2",
                "got: 1 in [2]",
                "fix: reshape it");
    }
}
