package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

/** Col2Im, DepthToSpace, MaxUnpool and SpaceToDepth. */
class RearrangementTest {
    private static final Literal DEPTHS = floats(1, 8, 1, 1).counting();

    @Test
    void movesDepthsIntoBlocks() {
        check("DepthToSpace").with("blocksize", 2).in(DEPTHS)
                .gives(floats(1, 2, 2, 2).of(0, 2, 4, 6, 1, 3, 5, 7));
        check("DepthToSpace").with("blocksize", 2).with("mode", "CRD").in(DEPTHS)
                .gives(floats(1, 2, 2, 2).counting());
        check("DepthToSpace").with("blocksize", 2)
                .in(texts(1, 4, 1, 2).of("a", "b", "c", "d", "e", "f", "g", "h"))
                .gives(texts(1, 1, 2, 4).of("a", "c", "b", "d", "e", "g", "f", "h"));
    }

    @Test
    void movesBlocksIntoDepths() {
        check("SpaceToDepth").with("blocksize", 2).in(floats(1, 2, 2, 2).of(0, 2, 4, 6, 1, 3, 5, 7))
                .gives(DEPTHS);
        check("SpaceToDepth").with("blocksize", 1).in(bools(1, 1, 1, 2).of(true, false))
                .gives(bools(1, 1, 1, 2).of(true, false));
        check("SpaceToDepth").with("blocksize", 2).in(floats(0, 1, 2, 2).of(new double[0]))
                .gives(floats(0, 4, 1, 1).of(new double[0]));
    }

    @Test
    void tellsWhatIsKnownOfTheShapes() {
        Dim[] dims = {Dim.named("batch"), Dim.of(8), Dim.atMost(6), Dim.named("width")};
        Type image = Type.of(DType.FLOAT32, Shape.of(dims));
        assertEquals("float32[batch, 2, ?<=12, ?]",
                check("DepthToSpace").with("blocksize", 2).types(1, image)[0].toString());
        assertEquals("float32[batch, 32, ?<=3, ?]",
                check("SpaceToDepth").with("blocksize", 2).types(1, image)[0].toString());
        Type list = Type.of(DType.INT64, 2);
        assertEquals("float32[1, ?, ?, ?]",
                check("Col2Im").types(1, Type.of(DType.FLOAT32, 1, 4, 9), list, list)[0].toString());
        Type x = Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(2), Dim.of(3)));
        Type indices = Type.of(DType.INT64, 1, 2, 3);
        assertEquals("float32[batch, 2, 4]", check("MaxUnpool").with("kernel_shape", new long[] {2})
                .types(1, x, indices)[0].toString());
        assertEquals("float32[?, ?, ?]", check("MaxUnpool").with("kernel_shape", new long[] {2})
                .types(1, x, indices, Type.of(DType.INT64, 3))[0].toString());
    }

    @Test
    void refusesBlocksThatDoNotFit() {
        check("DepthToSpace").with("blocksize", 3).in(DEPTHS).refuses(
                "DepthToSpace 'it': dimension 1 of the input 'input' does not part into blocks",
                "expected: a multiple of 9",
                "got: 8 in [1, 8, 1, 1]",
                "fix: make the two agree");
        check("SpaceToDepth").with("blocksize", 2).in(floats(1, 1, 2, 3).counting()).refuses(
                "SpaceToDepth 'it': dimension 3 of the input 'input' does not part into blocks",
                "expected: a multiple of 2",
                "got: 3 in [1, 1, 2, 3]",
                "fix: make the two agree");
        check("SpaceToDepth").with("blocksize", 0).in(DEPTHS).refuses(
                "SpaceToDepth 'it': the attribute 'blocksize' is out of range",
                "expected: numbers from 1 to 2147483647",
                "got: 0",
                "fix: export the model again");
        check("DepthToSpace").with("blocksize", 1).with("mode", "RCD").in(DEPTHS).refuses(
                "DepthToSpace 'it': the attribute 'mode' has a value that ONNX does not know",
                "expected: one of DCR, CRD",
                "got: 'RCD'",
                "fix: export the model again");
        check("DepthToSpace").with("blocksize", 1).in(floats(4).counting()).refuses(
                "DepthToSpace 'it': the input 'input' has the wrong number of dimensions",
                "expected: 4 dimensions",
                "got: 1 in [4]",
                "fix: reshape it");
    }

    /** Blocks [1, 2] at 0 and [3, 4] at 1: the element between them is 2 + 3. */
    @Test
    void addsBlocksWhereTheyOverlap() {
        check("Col2Im").in(floats(1, 2, 2).of(1, 3, 2, 4), longs(1).of(3), longs(1).of(2))
                .gives(floats(1, 1, 3).of(1, 5, 4));
        check("Col2Im").in(tensor(DType.INT8, 1, 2, 2).of(1, 100, 100, 4), longs(1).of(3), longs(1).of(2))
                .gives(tensor(DType.INT8, 1, 1, 3).of(1, -56, 4));
        check("Col2Im").in(bools(1, 2, 2).of(false, true, true, false), longs(1).of(3), longs(1).of(2))
                .gives(bools(1, 1, 3).of(false, true, false));
        check("Col2Im").in(halves(1, 2, 2).of(0, 1024, 1024.5, 0), longs(1).of(3), longs(1).of(2))
                .gives(halves(1, 1, 3).of(0, 2048, 0));
    }

    @Test
    void laysBlocksByStridesDilationsAndPads() {
        check("Col2Im").with("strides", new long[] {2}).with("dilations", new long[] {2})
                .with("pads", new long[] {1, 0})
                .in(doubles(2, 2, 2).counting(), longs(1).of(4), longs(1).of(2))
                .gives(doubles(2, 1, 4).of(0, 1 + 2, 0, 3, 0, 5 + 6, 0, 7));
        check("Col2Im").in(floats(1, 8, 1).counting(), longs(2).of(2, 2), longs(2).of(2, 2))
                .gives(floats(1, 2, 2, 2).counting());
    }

    @Test
    void refusesColumnsThatAreNoBlocks() {
        check("Col2Im").in(floats(1, 3, 2).counting(), longs(1).of(3), longs(1).of(2)).refuses(
                "Col2Im 'it': dimension 1 of the input 'input' does not part into blocks",
                "expected: a multiple of 2, since the blocks are [2]",
                "got: 3 in [1, 3, 2]",
                "fix: make the two agree");
        check("Col2Im").in(floats(1, 2, 3).counting(), longs(1).of(3), longs(1).of(2)).refuses(
                "Col2Im 'it': dimension 2 of the input 'input' is not the number of blocks",
                "expected: 2, the places of [2] over [3]",
                "got: 3 in [1, 2, 3]",
                "fix: make the two agree");
        check("Col2Im").in(floats(1, 2, 2).counting(), longs(1).of(3), longs(1).of(0)).refuses(
                "Col2Im 'it': the input 'block_shape' is out of range",
                "expected: numbers from 1 to 2147483647",
                "got: 0",
                "fix: export the model again");
        check("Col2Im").in(floats(1, 2, 2).counting(), longs(2).of(3, 3), longs(1).of(2)).refuses(
                "Col2Im 'it': the input 'block_shape' has the wrong size in dimension 0",
                "expected: 2, since 'image_shape' has as many elements",
                "got: 1 in [1]",
                "fix: make the two agree");
        check("Col2Im").in(floats(1, 2, 2).counting(), longs(0).of(new double[0]), longs(0).of(new double[0]))
                .refuses(
                        "Col2Im 'it': the input 'image_shape' has the wrong number of elements",
                        "expected: 1 to 30",
                        "got: 0",
                        "fix: list the spatial dimensions");
        check("Col2Im").with("strides", new long[] {1, 1})
                .in(floats(1, 2, 2).counting(), longs(1).of(3), longs(1).of(2)).refuses(
                        "Col2Im 'it': the attribute 'strides' has the wrong number of values",
                        "expected: 1 of them",
                        "got: [1, 1]",
                        "fix: give them for each spatial dimension");
    }

    @Test
    void putsElementsBackWhereTheyWere() {
        check("MaxUnpool").with("kernel_shape", new long[] {2}).with("strides", new long[] {2})
                .in(floats(1, 2, 1).of(5, 7), longs(1, 2, 1).of(1, 2))
                .gives(floats(1, 2, 2).of(0, 5, 7, 0));
        check("MaxUnpool").with("kernel_shape", new long[] {2}).with("strides", new long[] {2})
                .with("pads", new long[] {1, 0}).in(floats(1, 1, 2).of(5, 7), longs(1, 1, 2).of(2, 2))
                .gives(floats(1, 1, 3).of(0, 0, 7));
    }

    /** Index 3 of the row of 2 by 2 is its last element, the second of the second row. */
    @Test
    void putsWhatWasPooledIntoTheCornerOfALargerShape() {
        check("MaxUnpool").with("kernel_shape", new long[] {2, 2})
                .in(floats(1, 1, 1, 1).of(5), longs(1, 1, 1, 1).of(3), longs(4).of(1, 1, 3, 4))
                .gives(floats(1, 1, 3, 4).of(0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void refusesIndicesAndShapesThatDoNotFit() {
        check("MaxUnpool").with("kernel_shape", new long[] {2})
                .in(floats(1, 1, 1).of(5), longs(1, 1, 1).of(2))
                .refuses(
                        "MaxUnpool 'it': an index in the input 'I' is out of range",
                        "expected: 0 to 1, since what was pooled is [1, 1, 2]",
                        "got: 2",
                        "fix: look at what computes it");
        check("MaxUnpool").with("kernel_shape", new long[] {2})
                .in(floats(1, 1, 1).of(5), longs(1, 1, 2).of(0, 1))
                .refuses(
                        "MaxUnpool 'it': the input 'I' has the wrong size in dimension 2",
                        "expected: 1, since the input 'X' is [1, 1, 1]",
                        "got: 2 in [1, 1, 2]",
                        "fix: make the two agree");
        check("MaxUnpool").with("kernel_shape", new long[] {2})
                .in(floats(1, 1, 1).of(5), longs(1, 1, 1).of(0), longs(3).of(1, 2, 4)).refuses(
                        "MaxUnpool 'it': the input 'output_shape' has no room for what was pooled",
                        "expected: [1, 1, 2], or more in the spatial dimensions",
                        "got: [1, 2, 4]",
                        "fix: leave it out");
        check("MaxUnpool").with("kernel_shape", new long[] {2})
                .in(floats(1, 1, 1).of(5), longs(1, 1, 1).of(0), longs(2).of(1, 4)).refuses(
                        "MaxUnpool 'it': the input 'output_shape' has the wrong size in dimension 0",
                        "expected: 3, since the input 'X' is [1, 1, 1]",
                        "got: 2 in [2]",
                        "fix: make the two agree");
        check("MaxUnpool").with("kernel_shape", new long[] {1}).with("pads", new long[] {1, 0})
                .in(floats(1, 1, 1).of(5), longs(1, 1, 1).of(0)).refuses(
                        "MaxUnpool 'it': the padding leaves nothing of the result",
                        "expected: pads that add up to less",
                        "got: [1, 1, 0] as the shape of the result",
                        "fix: use smaller pads");
    }
}
