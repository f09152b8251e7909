package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FlattenTest {
    @Test
    void joinsTheDimensionsBeforeAndFromTheAxis() {
        check("Flatten").in(floats(2, 3, 4).counting()).gives(floats(2, 12).counting());
        check("Flatten").in(floats(2, 3, 4).counting()).with("axis", 2).gives(floats(6, 4).counting());
        check("Flatten").in(floats(2, 3, 4).counting()).with("axis", -1).gives(floats(6, 4).counting());
    }

    @Test
    void takesBothEndsAsAxes() {
        check("Flatten").in(floats(2, 3).counting()).with("axis", 0).gives(floats(1, 6).counting());
        check("Flatten").in(floats(2, 3).counting()).with("axis", 2).gives(floats(6, 1).counting());
        check("Flatten").in(floats().of(5)).with("axis", 0).gives(floats(1, 1).of(5));
    }

    @Test
    void keepsNamesThatStandAlone() {
        assertEquals("float32[batch, 12]", type("""
                input x: float32[batch, 3, 4]
                y = Flatten(x)
                """));
        assertEquals("float32[?, 4]", type("""
                input x: float32[batch, 3, 4]
                y = Flatten(x) {axis = 2}
                """));
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("Flatten").in(floats().of(5)).refuses(
                "Flatten 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from 0 to 0",
                "got: 1",
                "fix: use an axis that the operand has");
    }
}
