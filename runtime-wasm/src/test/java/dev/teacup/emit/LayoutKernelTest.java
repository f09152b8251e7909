package dev.teacup.emit;

import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.DType;
import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each with elements of 1, 4 and 8 bytes. */
class LayoutKernelTest {
    private static Literal drawn(long seed, DType dtype, int... sizes) {
        Seeded seeded = new Seeded(seed);
        return dtype.isFloat() ? seeded.floats(-9, 9).of(sizes) : seeded.integers(dtype, 0, 100).of(sizes);
    }

    private static int[] sizes(Random random, int rank, int most) {
        int[] sizes = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = 1 + random.nextInt(most);
        }
        return sizes;
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "INT64", "UINT8"})
    void transposesOfAnyOrderAgree(DType dtype) {
        for (int seed = 1; seed <= 16; seed++) {
            Random random = new Random(seed);
            int rank = 2 + random.nextInt(3);
            List<Integer> order = new ArrayList<>();
            for (int axis = 0; axis < rank; axis++) {
                order.add(axis);
            }
            Collections.shuffle(order, random);
            // The result is read by a step, since none is left of a view that is its operand's own memory.
            Literal x = drawn(seed, dtype, sizes(random, rank, 11));
            Emitted.of(
                    "y = Transpose(a) {perm = " + order + "}\nz = Concat(y, y) {axis = 0}\noutput z\n")
                    .agrees("seed " + seed, 1, x);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "INT64", "UINT8"})
    void slicesExpandedAndSplitAgree(DType dtype) {
        for (int width : new int[] {6, 13, 34}) {
            Literal x = drawn(width, dtype, 3, 5, width);
            Emitted.of("""
                    constant starts: int64[2] = 4 1
                    constant ends: int64[2] = -9 5
                    constant axes: int64[2] = 1 2
                    constant steps: int64[2] = -2 1
                    constant parts: int64[2] = 1 4
                    t = Slice(a, starts, ends, axes, steps)
                    y = Concat(t, t) {axis = 1}
                    p, q = Split(a, parts) {axis = 1}
                    output y
                    output p
                    output q
                    """).agrees("width " + width, 1, x);
            Emitted.of("constant sizes: int64[4] = 2 3 5 " + width + "\ny = Expand(a, sizes)\noutput y\n")
                    .agrees("width " + width, 1, drawn(width, dtype, 3, 1, width))
                    .agrees("width " + width, 1, drawn(width, dtype, 3, 5, 1));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "INT64", "UINT8"})
    void partsOfAnyWidthAreConcatenated(DType dtype) {
        for (int width = 1; width < 40; width += 7) {
            Emitted.of(
                    "y = Concat(a, b, a) {axis = 1}\nz = Concat(a, b, b) {axis = -1}\noutput y\noutput z\n")
                    .agrees("width " + width, 2, drawn(width, dtype, 2, 3, width),
                            drawn(width + 1, dtype, 2, 3, width));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "INT64", "UINT8"})
    void rowsAndElementsAreGathered(DType dtype) {
        Literal indices = longs(2, 3).of(0, -1, 3, 2, -5, 4);
        for (int width : new int[] {1, 3, 4, 17, 100}) {
            Literal data = drawn(width, dtype, 5, width);
            Emitted.of("y = Gather(a, b)\noutput y\n").agrees("width " + width, 2, data, indices)
                    .agrees("width " + width, 1, data, indices);
        }
        Emitted.of("y = Gather(a, b) {axis = 1}\noutput y\n").agrees("axis 1", 2, drawn(1, dtype, 3, 5, 2),
                ints(2, 3).of(0, -1, 3, 2, -5, 4));
    }

    /** From one byte on, along an axis in the middle; what is behind the last one is another result. */
    @Test
    void blocksOfAnyFewBytesAreGathered() {
        for (int bytes = 1; bytes <= 33; bytes++) {
            Literal data = drawn(bytes, DType.UINT8, 3, 5, bytes);
            Emitted.of("y = Gather(a, b) {axis = 1}\nz = Concat(a, a) {axis = 0}\noutput y\noutput z\n")
                    .agrees(bytes + " bytes", 2, data, longs(4).of(4, 0, -3, 1));
            Emitted.of("z = Concat(a, a) {axis = 0}\ny = Gather(a, b) {axis = 1}\noutput z\noutput y\n")
                    .agrees(bytes + " bytes, last", 2, data, ints(3).of(2, -1, 0));
        }
    }

    @Test
    void anIndexOutOfRangeIsToldByTheReferenceKernel() {
        ModelException refusal = assertThrows(ModelException.class,
                () -> Emitted.of("y = Gather(a, b)\noutput y\n").results(false, 2,
                        drawn(1, DType.FLOAT32, 5, 4),
                        longs(3).of(0, 1, -6)));
        assertEquals("an index in the input 'indices' is out of range", refusal.what());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "INT64", "UINT8"})
    void paddedAndCutSidesAgree(DType dtype) {
        Literal x = drawn(7, dtype, 3, 4, 6);
        Emitted.of("""
                constant pads: int64[6] = 1 -1 2 0 2 -3
                y = Pad(a, pads)
                output y
                """).agrees("zeros", 1, x);
        Emitted.of("""
                constant pads: int64[6] = 0 0 2 0 0 3
                y = Pad(a, pads, b)
                output y
                """).agrees("a value", 2, x, drawn(8, dtype));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "INT64", "UINT8"})
    void sidesPaddedWithWhatLiesBesideAgree(DType dtype) {
        for (String mode : new String[] {"reflect", "edge", "wrap"}) {
            for (int seed = 1; seed <= 12; seed++) {
                Random random = new Random(seed);
                int[] sizes = sizes(random, 1 + random.nextInt(3), 40);
                StringBuilder pads = new StringBuilder();
                for (int i = 0; i < 2 * sizes.length; i++) {
                    int size = sizes[i % sizes.length];
                    pads.append(' ').append(random.nextInt(mode.equals("reflect") ? size : size + 1));
                }
                Emitted.of("constant pads: int64[" + 2 * sizes.length + "] =" + pads
                        + "\ny = Pad(a, pads) {mode = \"" + mode + "\"}\noutput y\n")
                        .agrees(mode + ", seed " + seed + ", pads" + pads, 1, drawn(seed, dtype, sizes));
            }
        }
    }

    /** What is padded is padded again, or cut. */
    @Test
    void sidesPaddedWithMoreThanThereIsAreLeftToTheReferenceKernel() {
        for (String pads : new String[] {"3 0", "0 7", "-1 1"}) {
            Emitted.of("constant pads: int64[2] = " + pads
                    + "\ny = Pad(a, pads) {mode = \"reflect\"}\noutput y\n").plans("reference Pad")
                    .agrees(pads, 1, longs(3).of(1, 2, 3));
        }
    }

    @Test
    void pixelsBecomeBlocks() {
        for (int width = 1; width < 10; width++) {
            for (int times = 1; times < 7; times++) {
                Literal x = drawn(width, DType.FLOAT32, 2, 3, 2, width);
                String scales = "constant scales: float32[4] = 1 1 " + times + " " + times + "\n";
                Emitted.of(scales + "y = Resize(a, _, scales)\noutput y\n").agrees("times " + times, 1, x);
                Emitted.of(
                        scales + "y = Resize(a, _, scales) {coordinate_transformation_mode = \"asymmetric\", "
                                + "nearest_mode = \"floor\"}\noutput y\n")
                        .agrees("times " + times, 1, x);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "INT64", "UINT8"})
    void theNearestPixelsAreGatheredWhereSizesAreNoMultiples(DType dtype) {
        for (String sizes : List.of("2 3 7 9", "2 3 10 4", "2 3 3 17", "2 5 10 6")) {
            for (String how : List.of("", "coordinate_transformation_mode = \"asymmetric\", "
                    + "nearest_mode = \"floor\"",
                    "coordinate_transformation_mode = \"align_corners\", "
                            + "nearest_mode = \"ceil\"")) {
                Emitted.of("constant sizes: int64[4] = " + sizes + "\ny = Resize(a, _, _, sizes) {" + how
                        + "}\noutput y\n").agrees(sizes + " " + how, 1, drawn(7, dtype, 2, 3, 5, 6));
            }
        }
    }
}
