package dev.teacup.load;

import static dev.teacup.load.UpgradeCheck.assertBecomes;
import static dev.teacup.load.UpgradeCheck.assertRefused;
import static dev.teacup.testkit.Models.opset;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.TensorShapeProto.Dimension;
import dev.teacup.onnx.TypeProto;
import dev.teacup.testkit.Models;
import org.junit.jupiter.api.Test;

/** One old node each, of those that move, pick or reduce elements, and the graph that it becomes. */
final class ShapeUpgradeTest {
    @Test
    void concatJoinsAtAxis1() {
        assertBecomes("""
                graph g
                input x: float32[2, 3]
                y: float32[2, 6] = Concat "old" (x, x) {axis = 1}
                output y
                """, opset(3).input("x", 2, 3).node("Concat", "old", "x x", "y"));
    }

    @Test
    void reshapeReadsItsShape() {
        assertBecomes("""
                graph g
                input x: float32[2, 3]
                constant constant: int64[1] = -1
                y: float32[6] = Reshape "old" (x, constant)
                output y
                """,
                opset(1).input("x", 2, 3).node("Reshape", "old", "x", "y", AttributeProto.ints("shape", -1),
                        AttributeProto.ints("consumed_inputs", 0)));
    }

    @Test
    void oneHotGivesNothingForANegativeIndex() {
        Models model = opset(9).input("i", TypeProto.tensor(DataType.INT32, Dimension.of(2)))
                .initializer(TensorProto.of("d", DataType.INT64, Longs.of(),
                        Span.of(new byte[] {3, 0, 0, 0, 0, 0, 0, 0})))
                .floats("v", 0, 1).node("OneHot", "old", "i d v", "y");
        assertBecomes("""
                graph g
                input i: int32[2]
                constant d: int64[] = 3
                constant v: float32[2] = 0 1
                constant constant: int64[] = 0
                constant constant_1: int64[] = -4611686018427387904
                i_Cast: int64[2] = Cast(i) {to = 7}
                i_Cast_Less: bool[2] = Less(i_Cast, constant)
                i_Cast_Less_Where: int64[2] = Where(i_Cast_Less, constant_1, i_Cast)
                y: float32[2, 3] = OneHot "old" (i_Cast_Less_Where, d, v)
                output y
                """, model);
    }

    @Test
    void padReadsPadsAndValue() {
        assertBecomes("""
                graph g
                input x: float32[2]
                constant constant: int64[2] = 1 2
                constant constant_1: float32[] = 0.5
                y: float32[5] = Pad "old" (x, constant, constant_1)
                output y
                """,
                opset(1).input("x", 2).node("Pad", "old", "x", "y", AttributeProto.ints("paddings", 1, 2),
                        AttributeProto.of("value", 0.5f)));
    }

    @Test
    void reductionsReadTheirAxes() {
        assertBecomes("""
                graph g
                input x: float32[2, 3]
                constant constant: int64[1] = 1
                y: float32[2] = ReduceSum "old" (x, constant) {keepdims = 0}
                output y
                """,
                opset(12).input("x", 2, 3).node("ReduceSum", "old", "x", "y", AttributeProto.ints("axes", 1),
                        AttributeProto.of("keepdims", 0)));
        assertBecomes("""
                graph g
                input x: float32[2, 3]
                y: float32[1, 1] = ReduceMean "old" (x)
                output y
                """, opset(17).input("x", 2, 3).node("ReduceMean", "old", "x", "y"));
    }

    @Test
    void squeezeRefusesAxesInBothForms() {
        assertRefused("Squeeze 'old': 'axes' is given as an attribute and as an input",
                opset(11).input("x", 1, 3)
                        .floats("a", 0)
                        .node("Squeeze", "old", "x a", "y", AttributeProto.ints("axes", 0)));
        assertRefused("Squeeze 'old': the attribute 'axes' has the wrong type", opset(11).input("x", 1, 3)
                .node("Squeeze", "old", "x", "y", AttributeProto.of("axes", "0")));
    }

    @Test
    void sliceReadsItsRanges() {
        assertBecomes("""
                graph g
                input x: float32[4, 6]
                constant constant: int64[1] = 1
                constant constant_1: int64[1] = -1
                y: float32[4, 4] = Slice "old" (x, constant, constant_1, constant)
                output y
                """,
                opset(9).input("x", 4, 6).node("Slice", "old", "x", "y", AttributeProto.ints("starts", 1),
                        AttributeProto.ints("ends", -1), AttributeProto.ints("axes", 1)));
    }

    @Test
    void splitSaysHowManyParts() {
        assertBecomes("""
                graph g
                input x: float32[4, 2]
                y: float32[2, 2], z: float32[2, 2] = Split "old" (x) {num_outputs = 2}
                output y
                """, opset(13).input("x", 4, 2).node("Split", "old", "x", "y z"));
        assertBecomes("""
                graph g
                input x: float32[4, 2]
                constant constant: int64[2] = 1 3
                y: float32[1, 2], z: float32[3, 2] = Split "old" (x, constant) {axis = 0}
                output y
                """, opset(2).input("x", 4, 2).node("Split", "old", "x", "y z", AttributeProto.of("axis", 0),
                AttributeProto.ints("split", 1, 3)));
        assertRefused("Split 'old': the axis does not split into equal parts", opset(17).input("x", 5, 2)
                .node("Split", "old", "x", "y z"));
    }

    @Test
    void tileRepeatsOneAxis() {
        assertBecomes("""
                graph g
                input x: float32[2, 3]
                constant t: float32[1] = 4
                constant a: float32[1] = 1
                constant constant: int64[2] = 1 4
                y: float32[2, 12] = Tile "old" (x, constant)
                output y
                """, opset(5).input("x", 2, 3).floats("t", 4).floats("a", 1).node("Tile", "old",
                "x t a", "y"));
        assertRefused("Tile 'old': the axis and its repetitions are not known",
                opset(5).input("x", 2, 3).input("t", 1)
                        .floats("a", 1).node("Tile", "old", "x t a", "y"));
    }

    @Test
    void scatterIsScatterElements() {
        assertBecomes("""
                graph g
                input x: float32[3]
                input i: int64[1]
                input u: float32[1]
                y: float32[3] = ScatterElements "old" (x, i, u) {axis = 0}
                output y
                """,
                opset(9).input("x", 3).input("i", TypeProto.tensor(DataType.INT64, Dimension.of(1)))
                        .input("u", 1)
                        .node("Scatter", "old", "x i u", "y", AttributeProto.of("axis", 0)));
    }

    @Test
    void upsampleIsAResize() {
        assertBecomes("""
                graph g
                input x: float32[n, 1, 2, 2]
                constant constant: float32[4] = 1 1 2 3
                y: float32[n, 1, 4, 6] = Resize "old" (x, _, constant) \
                {mode = "linear", coordinate_transformation_mode = "asymmetric", nearest_mode = "floor"}
                output y
                """, opset(1).input("x", "n", 1, 2, 2).node("Upsample", "old", "x", "y",
                AttributeProto.of("mode", "bilinear"), AttributeProto.of("height_scale", 2f),
                AttributeProto.of("width_scale", 3f)));
    }

    @Test
    void upsampleWithoutScalesIsRefused() {
        assertRefused("Resize 'old': the new sizes are not given, or are given twice",
                opset(7).input("x", "n", 1, 2, 2).node("Upsample", "old", "x", "y"));
    }

    @Test
    void oldResizeTakesTheElementBehindWhereItShrinks() {
        assertBecomes("""
                graph g
                input x: float32[4]
                constant s: float32[1] = 0.5
                y: float32[2] = Resize "old" (x, _, s) \
                {mode = "nearest", coordinate_transformation_mode = "asymmetric", nearest_mode = "ceil"}
                output y
                """, opset(10).input("x", 4).floats("s", 0.5f).node("Resize", "old", "x s", "y"));
        assertBecomes("""
                graph g
                input x: float32[4, 2]
                constant s: float32[2] = 0.5 2
                constant constant: float32[] = 1
                s_Max: float32[2] = Max(s, constant)
                x_Resize: float32[?, ?] = Resize(x, _, s_Max) \
                {mode = "nearest", coordinate_transformation_mode = "asymmetric", nearest_mode = "floor"}
                s_Min: float32[2] = Min(s, constant)
                y: float32[?, ?] = Resize "old" (x_Resize, _, s_Min) \
                {mode = "nearest", coordinate_transformation_mode = "asymmetric", nearest_mode = "ceil"}
                output y
                """, opset(10).input("x", 4, 2).floats("s", 0.5f, 2).node("Resize", "old", "x s", "y"));
    }

    @Test

    void gridSampleHasNewNamesForItsModes() {
        assertBecomes("""
                graph g
                input x: float32[n, 1, 2, 2]
                input i: float32[n, 3, 4, 2]
                y: float32[n, 1, 3, 4] = GridSample "old" (x, i) {mode = "cubic"}
                output y
                """, opset(16).input("x", "n", 1, 2, 2).input("i", "n", 3, 4, 2)
                .node("GridSample", "old", "x i", "y", AttributeProto.of("mode", "bicubic")));
    }

    @Test
    void roiAlignDidNotShiftRegions() {
        Models model = opset(15).input("x", 1, 2, 3, 4).input("r", "n", 4)
                .input("i", TypeProto.tensor(DataType.INT64, Dimension.of("n")))
                .node("RoiAlign", "old", "x r i", "y");
        assertBecomes("""
                graph g
                input x: float32[1, 2, 3, 4]
                input r: float32[n, 4]
                input i: int64[n]
                y: float32[n, 2, 1, 1] = RoiAlign "old" (x, r, i) \
                {coordinate_transformation_mode = "output_half_pixel"}
                output y
                """, model);
    }

    @Test
    void dftReadsItsAxis() {
        assertBecomes("""
                graph g
                input x: float32[2, 3, 1]
                constant constant: int64[1] = 1
                y: float32[2, 3, 2] = DFT "old" (x, _, constant)
                output y
                """, opset(17).input("x", 2, 3, 1).node("DFT", "old", "x", "y"));
        assertBecomes("""
                graph g
                input x: float32[2, 3, 1]
                constant constant: int64[1] = -3
                y: float32[2, 3, 2] = DFT "old" (x, _, constant) {inverse = 1}
                output y
                """, opset(19).input("x", 2, 3, 1).node("DFT", "old", "x", "y", AttributeProto.of("axis", -3),
                AttributeProto.of("inverse", 1)));

    }
}
