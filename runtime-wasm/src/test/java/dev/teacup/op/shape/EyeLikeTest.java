package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import org.junit.jupiter.api.Test;

class EyeLikeTest {
    @Test
    void hasOnesOnTheDiagonal() {
        check("EyeLike").in(longs(2, 3).counting()).gives(longs(2, 3).of(1, 0, 0, 0, 1, 0));
        check("EyeLike").in(floats(3, 2).counting()).with("k", 1).gives(floats(3, 2).of(0, 1, 0, 0, 0, 0));
        check("EyeLike").in(floats(2, 2).counting()).with("k", -1).gives(floats(2, 2).of(0, 0, 1, 0));
    }

    @Test
    void hasNoneWhereTheDiagonalIsOutside() {
        check("EyeLike").in(floats(1, 2).counting()).with("k", Long.MAX_VALUE).gives(floats(1, 2).of(0, 0));
        check("EyeLike").in(floats(1, 2).counting()).with("k", Long.MIN_VALUE).gives(floats(1, 2).of(0, 0));
        check("EyeLike").in(floats(2, 0).counting()).gives(floats(2, 0).counting());
    }

    @Test
    void takesAnotherElementType() {
        check("EyeLike").in(floats(1, 2).counting()).with("dtype", DType.BOOL.code())
                .gives(bools(1, 2).of(true, false));
        check("EyeLike").in(bools(1, 1).of(false)).with("dtype", DType.FLOAT64.code())
                .gives(doubles(1, 1).of(1));
    }

    @Test
    void refusesWhatIsNoMatrix() {
        check("EyeLike").in(floats(2).counting()).refuses(
                "EyeLike 'it': the input 'input' has the wrong number of dimensions",
                "expected: 2 dimensions",
                "got: 1 in [2]",
                "fix: reshape it");
    }

    @Test
    void refusesStrings() {
        check("EyeLike").in(floats(1, 1).counting()).with("dtype", DType.STRING.code()).refuses(
                "EyeLike 'it': the attribute 'dtype' names an element type that Teacup does not have here",
                "expected: the code of float32, uint8, int8, uint16, int16, int32, int64, bool, float16, "
                        + "float64, uint32 or uint64",
                "got: 8 (string)",
                "fix: export the model with another element type");
    }
}
