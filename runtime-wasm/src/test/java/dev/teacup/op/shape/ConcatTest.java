package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.teacup.testkit.Runs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConcatTest {
    @Test
    void joinsAlongTheAxis() {
        check("Concat").in(floats(1, 2).of(1, 2), floats(2, 2).of(3, 4, 5, 6)).with("axis", 0)
                .gives(floats(3, 2).of(1, 2, 3, 4, 5, 6));
        check("Concat").in(floats(2, 1).of(1, 2), floats(2, 2).of(3, 4, 5, 6)).with("axis", 1)
                .gives(floats(2, 3).of(1, 3, 4, 2, 5, 6));
        check("Concat").in(texts(1).of("a"), texts(2).of("b", "c")).with("axis", -1)
                .gives(texts(3).of("a", "b", "c"));
        check("Concat").in(bools(1).of(true)).with("axis", 0).gives(bools(1).of(true));
    }

    @Test
    void takesEmptyInputs() {
        check("Concat").in(longs(0).counting(), longs(2).of(1, 2), longs(0).counting()).with("axis", 0)
                .gives(longs(2).of(1, 2));
        check("Concat").in(floats(0, 2).counting(), floats(0, 3).counting()).with("axis", 1)
                .gives(floats(0, 5).counting());
    }

    @Test
    void addsNamesToNothingAndNumbersToNumbers() {
        assertEquals("float32[batch, 5]", type("""
                input x: float32[batch, 2]
                input y: float32[?, 3]
                z = Concat(x, y) {axis = 1}
                """));
        assertEquals("float32[?, 2]", type("""
                input x: float32[batch, 2]
                input y: float32[3, 2]
                z = Concat(x, y) {axis = 0}
                """));
        assertEquals("float32[batch, 2]", type("""
                input x: float32[batch, 2]
                input y: float32[0, 2]
                z = Concat(x, y) {axis = 0}
                """));
    }

    @Test
    void refusesShapesThatDifferElsewhere() {
        check("Concat").in(floats(1, 2).counting(), floats(1, 3).counting()).with("axis", 0).refuses(
                "Concat 'it': the shapes of the inputs do not fit together",
                "expected: the shape of the first input, [1, 2], in all dimensions but 0",
                "got: [1, 3] as input 1",
                "fix: make the two agree");
        check("Concat").in(floats(1, 2).counting(), floats(2).counting()).with("axis", 0).refuses(
                "Concat 'it': the shapes of the inputs do not fit together",
                "expected: the shape of the first input, [1, 2], in all dimensions but 0",
                "got: [2] as input 1",
                "fix: make the two agree");
    }

    @Test
    void refusesScalars() {
        check("Concat").in(floats().of(1), floats().of(2)).with("axis", 0).refuses(
                "Concat 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: no axis, since the operand has no dimensions",
                "got: 0",
                "fix: use an axis that the operand has");
    }

    /** A loop over the rows for each input would take minutes. */
    @Test
    void needsNoTimeForInputsWithoutElements() {
        String graph = """
                graph empty
                input x: float32[1048576, 0]
                input y: float32[1048576, 1]
                all = Concat(y%s) {axis = 1}
                n = Size(all)
                output n
                """.formatted(", x".repeat(20000));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Runs.of(graph).gives("int64[] [1048576]",
                floats(1 << 20, 0).counting(), floats(1 << 20, 1).counting()));
    }
}
