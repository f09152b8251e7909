package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SizeTest {
    @Test
    void countsTheElements() {
        check("Size").in(floats(2, 3).counting()).gives(longs().of(6));
        check("Size").in(floats(2, 0).counting()).gives(longs().of(0));
        check("Size").in(texts().of("a")).gives(longs().of(1));
    }

    @Test
    void tellsANameThatStandsAlone() {
        assertEquals("float32[batch]", type("""
                input x: float32[1, batch]
                constant zero: int64[1] = 0
                n = Size(x)
                s = Unsqueeze(n, zero)
                y = ConstantOfShape(s)
                """));
    }
}
