package dev.teacup.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {
    /** By what the operator has, and not by what the text is made of. */
    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"input | the input 'input' is [2]", "symmetry | symmetry", "it is so | it is so"})
    void tellsTheNameOfAnOperandFromAReason(String why, String told) {
        Op tile = Ops.find("", "Tile");
        Call.Operand[] operands = {new Call.Operand(Type.of(DType.FLOAT32, Shape.of(2)), null, null),
            new Call.Operand(Type.of(DType.INT64, Shape.of(3)), null, null)};
        Check check = new Check(new Call(tile, Attributes.NONE, operands, new boolean[] {true}, null));
        ModelException e =
                assertThrows(ModelException.class, () -> check.dim("repeats", 0, Dim.of(1), why));
        assertEquals("the input 'repeats' has the wrong size in dimension 0\nexpected: 1, since " + told
                + "\ngot: 3 in [3]\nfix: make the two agree", e.getMessage());
    }
}
