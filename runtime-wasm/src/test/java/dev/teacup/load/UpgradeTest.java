package dev.teacup.load;

import static dev.teacup.load.UpgradeCheck.assertBecomes;
import static dev.teacup.load.UpgradeCheck.assertRefused;
import static dev.teacup.testkit.Models.opset;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.ir.Graph;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.TensorShapeProto.Dimension;
import dev.teacup.onnx.TypeProto;
import dev.teacup.testkit.Models;
import org.junit.jupiter.api.Test;

/** One old node each, of arithmetic and neural networks, and the graph that it becomes. */
final class UpgradeTest {
    @Test
    void addAlignsTheSecondOperandAtTheAxis() {
        assertBecomes("""
                graph g
                input x: float32[2, 3, 4, 5]
                input b: float32[3, 4]
                constant constant: int64[1] = 2
                b_Unsqueeze: float32[3, 4, 1] = Unsqueeze(b, constant)
                y: float32[2, 3, 4, 5] = Add "old" (x, b_Unsqueeze)
                output y
                """, opset(6).input("x", 2, 3, 4, 5).input("b", 3, 4).node("Add", "old", "x b", "y",
                AttributeProto.of("broadcast", 1), AttributeProto.of("axis", 1)));
    }

    @Test
    void subBroadcastsFromTheLastDimensionWithoutAnAxis() {
        assertBecomes("""
                graph g
                input x: float32[2, 3]
                input b: float32[3]
                y: float32[2, 3] = Sub "old" (x, b)
                output y
                """, opset(1).input("x", 2, 3).input("b", 3).node("Sub", "old", "x b", "y",
                AttributeProto.of("broadcast", 1), AttributeProto.ints("consumed_inputs", 0, 0)));
    }

    @Test
    void mulRefusesOtherShapesWithoutBroadcast() {
        assertRefused("Mul 'old': the operands have different shapes, and broadcast is not set",
                opset(6).input("x", 2, 3).input("b", 3).node("Mul", "old", "x b", "y"));
        assertRefused("Mul 'old': the attribute 'axis' leaves no room",
                opset(6).input("x", 2, 3).input("b", 3)
                        .node("Mul", "old", "x b", "y", AttributeProto.of("broadcast", 1),
                                AttributeProto.of("axis", 2)));
        assertRefused("""
                Mul 'old': the attribute 'axis' leaves no room for the dimensions of B
                expected: an axis of A from which on it has as many dimensions as B
                got: -2 for [2, 3, 4] and [3]
                """, opset(6).input("x", 2, 3, 4).input("b", 3).node("Mul", "old", "x b", "y",
                AttributeProto.of("broadcast", 1), AttributeProto.of("axis", -2)));
        assertRefused("Mul 'old': the attribute 'axis' leaves no room",
                opset(6).input("x", 3).input("b", 2, 3)
                        .node("Mul", "old", "x b", "y", AttributeProto.of("broadcast", 1)));
        TypeProto anyRank = TypeProto.of(new TypeProto.Tensor(DataType.FLOAT, null));
        assertRefused("Mul 'old': the ranks of the operands are not known",
                opset(6).input("x", anyRank).input("b", 3)
                        .node("Mul", "old", "x b", "y", AttributeProto.of("broadcast", 1),
                                AttributeProto.of("axis", 0)));
    }

    @Test
    void preluGivesItsSlopeToTheChannels() {
        assertBecomes("""
                graph g
                input x: float32[2, 3, 4, 5]
                constant s: float32[3] = 1 2 3
                constant constant: int64[2] = 1 2
                s_Unsqueeze: float32[3, 1, 1] = Unsqueeze(s, constant)
                y: float32[2, 3, 4, 5] = PRelu "old" (x, s_Unsqueeze)
                output y
                """,
                opset(6).input("x", 2, 3, 4, 5).floats("s", 1, 2, 3).node("PRelu", "old", "x s", "y"));
    }

    @Test
    void castReadsTheNameOfAnElementType() {
        assertBecomes("""
                graph g
                input x: float32[2]
                y: int64[2] = Cast "old" (x) {to = 7}
                output y
                """, opset(5).input("x", 2).node("Cast", "old", "x", "y", AttributeProto.of("to", "INT64")));
        assertRefused("Cast 'old': the attribute 'to' names no element type",
                opset(5).input("x", 2).node("Cast", "old", "x", "y", AttributeProto.of("to", "int64")));
    }

    @Test
    void clipKnowsTheBoundsOfItsTime() {
        Models one = opset(5).input("x", 2).node("Clip", "old", "x", "y", AttributeProto.of("max", 6f));
        assertBecomes("""
                graph g
                input x: float32[2]
                constant constant: float32[] = 6
                y: float32[2] = Clip "old" (x, _, constant)
                output y
                """, one);
        Models six = opset(6).input("x", 2).node("Clip", "old", "x", "y", AttributeProto.of("min", 0f));
        assertBecomes("""
                graph g
                input x: float32[2]
                constant constant: float32[] = 0
                constant constant_1: float32[] = 3.4028235E38
                y: float32[2] = Clip "old" (x, constant, constant_1)
                output y
                """, six);
        TypeProto halves = TypeProto.tensor(DataType.FLOAT16, Dimension.of(2));
        assertBecomes("""
                graph g
                input x: float16[2]
                y: float16[2] = Clip "old" (x)
                output y
                """, opset(6).input("x", halves).node("Clip", "old", "x", "y"));
    }

    @Test
    void refusesAnAttributeOfAnotherKind() {
        assertRefused("""
                Clip 'old': the attribute 'max' has the wrong type
                expected: float
                got: int
                fix: export the model again""",
                opset(6).input("x", 2).node("Clip", "old", "x", "y", AttributeProto.of("max", 6)));
    }

    @Test
    void dropoutForInferenceStays() {
        assertBecomes("""
                graph g
                input x: float32[2]
                y: float32[2] = Dropout "old" (x)
                output y
                """, opset(6).input("x", 2).node("Dropout", "old", "x", "y", AttributeProto.of("ratio", 0.1f),
                AttributeProto.of("is_test", 1)));
        assertBecomes("""
                graph g
                input x: float32[2]
                constant constant: float32[] = 0.25
                constant constant_1: bool[] = true
                y: float32[2] = Dropout "old" (x, constant, constant_1)
                output y
                """, opset(6).input("x", 2).node("Dropout", "old", "x", "y",
                AttributeProto.of("ratio", 0.25f)));
    }

    @Test
    void dropoutGivesItsMaskAsNumbers() {
        assertBecomes("""
                graph g
                input x: float32[2]
                y: float32[2], m_bool: bool[2] = Dropout "old" (x)
                m: float32[2] = Cast(m_bool) {to = 1}
                output y
                output m
                """, opset(7).input("x", 2).node("Dropout", "old", "x", "y m").output("y", "m"));
        assertBecomes("""
                graph g
                input x: float32[2]
                y: float32[2], m: bool[2] = Dropout "old" (x)
                output y
                output m
                """, opset(10).input("x", 2).node("Dropout", "old", "x", "y m").output("y", "m"));
    }

    @Test
    void batchNormalizationForInferenceGivesOneResult() {
        assertBecomes("""
                graph g
                input x: float32[n, 2, 4]
                constant s: float32[2] = 1 2
                y: float32[n, 2, 4] = BatchNormalization "old" (x, s, s, s, s) {epsilon = 0.1}
                output y
                """, opset(5).input("x", "n", 2, 4).floats("s", 1, 2)
                .node("BatchNormalization", "old", "x s s s s", "y m v sm sv",
                        AttributeProto.of("is_test", 1),
                        AttributeProto.of("spatial", 1), AttributeProto.of("epsilon", 0.1f),
                        AttributeProto.ints("consumed_inputs", 0, 0, 0, 1, 1)));
    }

    @Test
    void batchNormalizationOfManyResultsTrains() {
        Models model = opset(9).input("x", 3, 2, 4).floats("s", 1, 2)
                .node("BatchNormalization", "old", "x s s s s", "y m v sm sv");
        assertBecomes("""
                graph g
                input x: float32[3, 2, 4]
                constant s: float32[2] = 1 2
                y: float32[3, 2, 4], m: float32[2], v: float32[2] = \\
                BatchNormalization "old" (x, s, s, s, s) {training_mode = 1}
                output y
                """.replace("\\\n", ""), model);
        assertRefused("Add 'z': the input 'sm' is not defined before the node",
                model.node("Add", "", "sm sm", "z"));
    }

    @Test
    void batchNormalizationRefusesWhatItCannotMean() {
        assertRefused("BatchNormalization 'old': the node is in training mode, but gives no statistics",
                opset(6).input("x", 3, 2, 4).floats("s", 1, 2).node("BatchNormalization", "old",
                        "x s s s s", "y"));
        assertRefused("BatchNormalization 'old': statistics of single elements are not supported",
                opset(7).input("x", 3, 2, 4).floats("s", 1, 2).node("BatchNormalization", "old",
                        "x s s s s", "y",
                        AttributeProto.of("spatial", 0)));
    }

    @Test
    void gemmBroadcastsInAnyCase() {
        assertBecomes("""
                graph g
                input x: float32[2, 3]
                input w: float32[3, 3]
                input c: float32[3]
                y: float32[2, 3] = Gemm "old" (x, w, c) {alpha = 0.5}
                output y
                """,
                opset(6).input("x", 2, 3).input("w", 3, 3).input("c", 3).node("Gemm", "old", "x w c", "y",
                        AttributeProto.of("broadcast", 1), AttributeProto.of("alpha", 0.5f)));
    }

    @Test
    void seluKeepsTheConstantsOfItsTime() {
        assertBecomes("""
                graph g
                input x: float32[2]
                y: float32[2] = Selu "old" (x) {alpha = 1.6732, gamma = 1.0507}
                output y
                """, opset(5).input("x", 2).node("Selu", "old", "x", "y"));
    }

    @Test
    void softmaxTakesDimensionsTogether() {
        assertBecomes("""
                graph g
                input x: float32[n, 3, 4]
                x_Shape: int64[3] = Shape(x)
                x_Flatten: float32[n, 12] = Flatten(x) {axis = 1}
                y_flat: float32[n, 12] = Softmax "old" (x_Flatten) {axis = -1}
                y: float32[n, 3, 4] = Reshape(y_flat, x_Shape) {allowzero = 1}
                output y
                """, opset(12).input("x", "n", 3, 4).node("Softmax", "old", "x", "y"));
        assertBecomes("""
                graph g
                input x: float32[2, 3, 0]
                x_Shape: int64[3] = Shape(x)
                x_Flatten: float32[2, 0] = Flatten(x) {axis = 1}
                y_flat: float32[2, 0] = Softmax "old" (x_Flatten) {axis = -1}
                y: float32[2, 3, 0] = Reshape(y_flat, x_Shape) {allowzero = 1}
                output y
                """, opset(12).input("x", 2, 3, 0).node("Softmax", "old", "x", "y"));
        assertBecomes("""
                graph g
                input x: float32[n, 3]
                y: float32[n, 3] = LogSoftmax "old" (x) {axis = -1}
                output y
                """, opset(12).input("x", "n", 3).node("LogSoftmax", "old", "x", "y"));
        assertRefused("Softmax 'old': the attribute 'axis' is outside the rank", opset(12).input("x", "n", 3)
                .node("Softmax", "old", "x", "y", AttributeProto.of("axis", 2)));
    }

    @Test
    void groupNormalizationRepeatsWhatItHadForEachGroup() {
        assertBecomes("""
                graph g
                input x: float32[n, 4, 3]
                input s: float32[2]
                input b: float32[2]
                constant constant: int64[2] = 2 1
                constant constant_1: int64[2] = 1 2
                constant constant_2: int64[1] = -1
                s_Reshape: float32[2, 1] = Reshape(s, constant)
                s_Reshape_Expand: float32[2, 2] = Expand(s_Reshape, constant_1)
                s_Reshape_Expand_Reshape: float32[4] = Reshape(s_Reshape_Expand, constant_2)
                b_Reshape: float32[2, 1] = Reshape(b, constant)
                b_Reshape_Expand: float32[2, 2] = Expand(b_Reshape, constant_1)
                b_Reshape_Expand_Reshape: float32[4] = Reshape(b_Reshape_Expand, constant_2)
                y: float32[n, 4, 3] = GroupNormalization "old" \
                (x, s_Reshape_Expand_Reshape, b_Reshape_Expand_Reshape) {num_groups = 2}
                output y
                """, old(4, 2));
        assertRefused("GroupNormalization 'old': the channels cannot be told from the attribute 'num_groups'",
                old("c", 2));
        assertRefused("GroupNormalization 'old': the channels cannot be told from the attribute 'num_groups'",
                old(5, 2));
    }

    private static Models old(Object channels, int groups) {
        return opset(18).input("x", "n", channels, 3).input("s", groups).input("b", groups)
                .node("GroupNormalization", "old", "x s b", "y", AttributeProto.of("num_groups", groups));
    }

    @Test
    void anOldNodeWithoutOperandsIsRefusedAndNoMore() {
        assertRefused("Softmax 'old': the input 'input' is missing",
                opset(7).node("Softmax", "old", "", "y"));
        assertRefused("PRelu 'old': the input 'slope' is missing", opset(6).input("x", 2, 2, 2)
                .node("PRelu", "old", "x", "y"));
    }

    @Test
    void newNamesAreOnesThatNothingHas() {
        Graph graph = opset(12).input("x", "n", 3, 4).floats("y_flat", 1).node("Softmax", "", "x", "y")
                .node("Identity", "", "y", "x_Flatten").output("x_Flatten").load();
        assertTrue(graph.types().containsKey("y_flat_1"), graph.text());
        assertTrue(graph.types().containsKey("x_Flatten_1"), graph.text());
    }

    @Test
    void recurrentLayersSayNoMoreWhetherTheyGiveTheirSequence() {
        assertBecomes("""
                graph g
                input x: float32[3, 1, 2]
                input w: float32[1, 1, 2]
                input r: float32[1, 1, 1]
                y: float32[3, 1, 1, 1] = RNN "old" (x, w, r) {hidden_size = 1}
                output y
                """,
                opset(1).input("x", 3, 1, 2).input("w", 1, 1, 2).input("r", 1, 1, 1).node("RNN", "old",
                        "x w r", "y",
                        AttributeProto.of("output_sequence", 1), AttributeProto.of("hidden_size", 1)));
    }

    @Test
    void attentionSpreadsAMaskOfOneColumn() {
        assertBecomes("""
                graph g
                input x: float32[1, 1, 2, 4]
                input m: float32[2, 1]
                input p: float32[1, 1, 3, 4]
                x_Shape: int64[1] = Shape(x) {start = -2, end = -1}
                p_Shape: int64[1] = Shape(p) {start = -2, end = -1}
                x_Shape_Add: int64[1] = Add(x_Shape, p_Shape)
                m_Expand: float32[2, 5] = Expand(m, x_Shape_Add)
                y: float32[1, 1, 2, 4] = Attention "old" (x, x, x, m_Expand, p, p)
                output y
                """, opset(23).input("x", 1, 1, 2, 4).input("m", 2, 1).input("p", 1, 1, 3, 4)
                .node("Attention", "old", "x x x m p p", "y"));
        assertBecomes("""
                graph g
                input x: float32[1, 1, 2, 4]
                input m: float32[1, 2]
                y: float32[1, 1, 2, 4] = Attention "old" (x, x, x, m)
                output y
                """,
                opset(23).input("x", 1, 1, 2, 4).input("m", 1, 2).node("Attention", "old", "x x x m", "y"));
    }
}
