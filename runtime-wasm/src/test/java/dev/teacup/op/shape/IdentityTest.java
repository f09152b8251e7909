package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void givesWhatItGets() {
        check("Identity").in(floats(2, 3).counting()).gives(floats(2, 3).counting());
        check("Identity").in(texts().of("a")).gives(texts().of("a"));
        check("Identity").in(floats(0).counting()).gives(floats(0).counting());
    }

    @Test
    void tellsNamesToWhatReadsIt() {
        assertEquals("float32[batch, 3]", type("""
                input x: float32[batch, 3]
                sizes = Shape(x)
                s = Identity(sizes)
                y = ConstantOfShape(s)
                """));
    }
}
