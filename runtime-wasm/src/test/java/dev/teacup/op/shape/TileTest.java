package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TileTest {
    @Test
    void repeatsAlongEachDimension() {
        check("Tile").in(floats(2, 2).of(1, 2, 3, 4), longs(2).of(1, 2))
                .gives(floats(2, 4).of(1, 2, 1, 2, 3, 4, 3, 4));
        check("Tile").in(floats(1, 2).of(1, 2), longs(2).of(3, 2))
                .gives(floats(3, 4).of(1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2));
        check("Tile").in(texts(2).of("a", "b"), longs(1).of(2)).gives(texts(4).of("a", "b", "a", "b"));
    }

    @Test
    void repeatsOnceOrNever() {
        check("Tile").in(floats(2, 2).counting(), longs(2).of(1, 1)).gives(floats(2, 2).counting());
        check("Tile").in(floats(2, 2).counting(), longs(2).of(0, 3)).gives(floats(0, 6).counting());
        check("Tile").in(floats(0, 2).counting(), longs(2).of(4, 2)).gives(floats(0, 4).counting());
        check("Tile").in(floats().of(5), longs(0).counting()).gives(floats().of(5));
    }

    @Test
    void repeatsAnyNumberOfDimensions() {
        int[] ones = new int[32];
        int[] sizes = new int[32];
        Arrays.fill(ones, 1);
        Arrays.fill(sizes, 1);
        Arrays.fill(sizes, 0, 16, 2);
        double[] repeats = new double[32];
        for (int i = 0; i < repeats.length; i++) {
            repeats[i] = sizes[i];
        }
        double[] fives = new double[1 << 16];
        Arrays.fill(fives, 5);
        check("Tile").in(floats(ones).of(5), longs(32).of(repeats)).gives(floats(sizes).of(fives));
    }

    @Test
    void keepsTheNamesOfWhatIsNotRepeated() {
        assertEquals("float32[batch, 6]", type("""
                input x: float32[batch, 3]
                constant r: int64[2] = 1 2
                y = Tile(x, r)
                """));
        assertEquals("float32[?, batch]", type("""
                input x: float32[batch, 1]
                constant two: int64[1] = 2
                batch = Shape(x) {end = 1}
                r = Concat(two, batch) {axis = 0}
                y = Tile(x, r)
                """));
    }

    @Test
    void refusesANegativeCount() {
        check("Tile").in(floats(2).counting(), longs(1).of(-1)).refuses(
                "Tile 'it': the input 'repeats' has a negative size",
                "expected: sizes of 0 or more",
                "got: [-1]",
                "fix: look at what computes it");
    }

    @Test
    void refusesAnotherNumberOfCountsThanDimensions() {
        check("Tile").in(floats(2, 2).counting(), longs(1).of(1)).refuses(
                "Tile 'it': the input 'repeats' has the wrong size in dimension 0",
                "expected: 2, since the input 'input' is [2, 2]",
                "got: 1 in [1]",
                "fix: make the two agree");
    }
}
