package dev.teacup.op.math;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import org.junit.jupiter.api.Test;

class DetTest {
    @Test
    void givesTheDeterminant() {
        check("Det").in(floats(2, 2).of(1, 2, 3, 4)).gives(floats().of(-2));
        // By the rule of Sarrus: 0 + 1 * 6 * 7 + 2 * 3 * 7 - 0 - 0 - 1 * 3 * 1.
        check("Det").in(doubles(3, 3).of(0, 1, 2, 3, 0, 6, 7, 7, 1)).within(1e-15, 0)
                .gives(doubles().of(42 + 42 - 3));
        check("Det").in(halves(1, 1).of(-3)).gives(halves().of(-3));
    }

    @Test
    void givesOneForEachMatrix() {
        check("Det").in(floats(2, 1, 2, 2).of(0, 1, 1, 0, 2, 0, 0, 3)).gives(floats(2, 1).of(-1, 6));
    }

    @Test
    void turnsTheSignWithEachExchangeOfRows() {
        check("Det").in(floats(3, 3).of(0, 1, 0, 0, 0, 1, 1, 0, 0)).gives(floats().of(1));
        check("Det").in(floats(3, 3).of(0, 0, 1, 0, 1, 0, 1, 0, 0)).gives(floats().of(-1));
    }

    @Test
    void givesZeroWhereRowsDependOnEachOther() {
        check("Det").in(floats(3, 3).of(1, 2, 3, 2, 4, 6, 1, 0, 1)).gives(floats().of(0));
        check("Det").in(floats(2, 2).of(0, 1, 0, 2)).gives(floats().of(0));
    }

    @Test
    void passesNotANumberOn() {
        check("Det").in(floats(2, 2).of(Double.NaN, 1, 1, 1)).gives(floats().of(Double.NaN));
        check("Det").in(floats(2, 2).of(0, Double.NaN, 0, 1)).gives(floats().of(Double.NaN));
    }

    @Test
    void givesOneForMatricesWithoutElements() {
        check("Det").in(floats(2, 0, 0).counting()).gives(floats(2).of(1, 1));
        check("Det").in(floats(0, 2, 2).counting()).gives(floats(0).counting());
    }

    @Test
    void keepsTheNameOfTheBatch() {
        Type[] types = check("Det").types(1,
                Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.UNKNOWN, Dim.of(3))));
        assertEquals("float32[batch]", types[0].toString());
    }

    @Test
    void refusesWhatIsNoSquareMatrix() {
        check("Det").in(floats(2, 3).counting()).refuses(
                "Det 'it': the input 'X' has the wrong size in dimension 1",
                "expected: 2, since the matrices are square",
                "got: 3 in [2, 3]",
                "fix: make the two agree");
        check("Det").in(floats(2).counting()).refuses(
                "Det 'it': the input 'X' has too few dimensions",
                "expected: at least 2",
                "got: 1 in [2]",
                "fix: reshape it");
    }

    @Test
    void refusesMatricesThatAreTooLarge() {
        check("Det").in(floats(0, 2049, 2049).counting()).refuses(
                "Det 'it': the matrices are too large",
                "expected: at most 2048 rows",
                "got: [0, 2049, 2049]",
                "fix: use a smaller model or input");
    }
}
