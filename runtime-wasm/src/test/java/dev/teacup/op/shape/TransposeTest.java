package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import org.junit.jupiter.api.Test;

class TransposeTest {
    @Test
    void reversesTheAxesWithoutPerm() {
        check("Transpose").in(floats(2, 3).counting()).gives(floats(3, 2).of(0, 3, 1, 4, 2, 5));
        check("Transpose").in(floats(3).counting()).gives(floats(3).counting());
        check("Transpose").in(floats().of(5)).gives(floats().of(5));
    }

    @Test
    void takesTheAxesInTheOrderOfPerm() {
        check("Transpose").in(floats(1, 2, 3).counting()).with("perm", new long[] {1, 2, 0})
                .gives(floats(2, 3, 1).counting());
        check("Transpose").in(tensor(DType.UINT16, 2, 2, 2).counting()).with("perm", new long[] {0, 2, 1})
                .gives(tensor(DType.UINT16, 2, 2, 2).of(0, 2, 1, 3, 4, 6, 5, 7));
        check("Transpose").in(texts(2, 2).of("a", "b", "c", "d")).gives(texts(2, 2).of("a", "c", "b", "d"));
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        check("Transpose").in(floats(2, 0).counting()).gives(floats(0, 2).counting());
    }

    @Test
    void permutesNames() {
        assertEquals("float32[3, batch, 4]", type("""
                input x: float32[batch, 3, 4]
                y = Transpose(x) {perm = [1, 0, 2]}
                """));
    }

    @Test
    void refusesAPermThatIsNoPermutation() {
        check("Transpose").in(floats(2, 3).counting()).with("perm", new long[] {1, 1}).refuses(
                "Transpose 'it': the attribute 'perm' is no permutation of the axes",
                "expected: each axis of [2, 3] once: the numbers 0 to 1 in any order",
                "got: [1, 1]",
                "fix: name every axis once");
        check("Transpose").in(floats(2, 3).counting()).with("perm", new long[] {1, 0, 2}).refuses(
                "Transpose 'it': the attribute 'perm' is no permutation of the axes",
                "expected: each axis of [2, 3] once: the numbers 0 to 1 in any order",
                "got: [1, 0, 2]",
                "fix: name every axis once");
        check("Transpose").in(floats(2, 3).counting()).with("perm", new long[] {-1, 0}).refuses(
                "Transpose 'it': the attribute 'perm' is no permutation of the axes",
                "expected: each axis of [2, 3] once: the numbers 0 to 1 in any order",
                "got: [-1, 0]",
                "fix: name every axis once");
    }
}
