package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class CastLikeTest {
    @Test
    void takesTheElementTypeOfTheOtherInput() {
        check("CastLike").in(floats(2).of(1.5, -2), longs(0).counting()).gives(longs(2).of(1, -2));
        check("CastLike").in(texts(1).of("0.1"), doubles().of(7)).gives(doubles(1).of(0.1));
        check("CastLike").in(floats(1).of(3), floats().of(0)).gives(floats(1).of(3));
    }
}
