package dev.teacup.op.math;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import org.junit.jupiter.api.Test;

class AddTest {
    @Test
    void broadcastsBothOperands() {
        check("Add").in(floats(2, 1).of(1, 2), floats(3).of(10, 20, 30))
                .gives(floats(2, 3).of(11, 21, 31, 12, 22, 32));
    }

    @Test
    void addsScalarsAndEmptyTensors() {
        check("Add").in(floats().of(1.5), floats().of(2)).gives(floats().of(3.5));
        check("Add").in(floats(0, 2).of(new double[0]), floats(2).of(1, 2))
                .gives(floats(0, 2).of(new double[0]));
    }

    @Test
    void wrapsIntegersAround() {
        check("Add").in(tensor(DType.INT8, 1).of(127), tensor(DType.INT8, 1).of(1))
                .gives(tensor(DType.INT8, 1).of(-128));
        check("Add").in(longs(1).ofLongs(Long.MAX_VALUE), longs(1).ofLongs(1))
                .gives(longs(1).ofLongs(Long.MIN_VALUE));
    }

    @Test
    void refusesShapesThatDoNotBroadcast() {
        check("Add").in(floats(2).of(1, 2), floats(3).of(1, 2, 3)).refuses(
                "Add 'it': the shapes of the operands do not broadcast",
                "expected: sizes that are equal or 1, counted from the last dimension",
                "got: [3] against [2]",
                "fix: reshape one of them");
    }
}
