package dev.teacup.train.grad;

import static dev.teacup.train.grad.GradientCase.of;

import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * A case for each operator that has a gradient, and for each form of it that a rule treats in its own way.
 */
final class GradientCases {
    private static final int[] GRID = {2, 3, 4};

    private GradientCases() {}

    static List<GradientCase> all() {
        List<GradientCase> all = new ArrayList<>();
        addFunctions(all);
        addArithmetic(all);
        addNetworks(all);
        addProducts(all);
        addReductions(all);
        addShapes(all);
        addIndexed(all);
        all.addAll(CompositionCases.all());
        all.addAll(ConvolutionCases.all());
        all.addAll(RecurrentCases.all());
        return all;
    }

    private static void addFunctions(List<GradientCase> all) {
        for (String operator : List.of("Abs", "Asin", "Acos", "Asinh", "Atan", "Atanh", "Cos", "Cosh", "Erf",
                "Exp", "Neg", "Sin", "Sinh", "Tan", "Tanh", "Celu", "Elu", "Gelu", "HardSigmoid", "HardSwish",
                "LeakyRelu", "Mish", "Relu", "Selu", "Sigmoid", "Softplus", "Softsign", "Swish")) {
            all.add(of(operator, (g, p) -> g.op(operator, p[0]), new int[] {11}).between(-0.9, 0.9));
        }
        // Where the exponential overflows, no gradient of it is asked for.
        for (String operator : List.of("Celu", "Elu", "Selu")) {
            all.add(of(operator, (g, p) -> g.op(operator, p[0]), new int[] {5}).between(800, 900));
        }
        for (String operator : List.of("Log", "Sqrt", "Reciprocal")) {
            all.add(of(operator, (g, p) -> g.op(operator, p[0]), new int[] {11}).between(0.3, 3));
        }
        all.add(of("Acosh", (g, p) -> g.op("Acosh", p[0]), new int[] {11}).between(1.2, 3));
        all.add(of("Gelu", (g, p) -> g.op("Gelu", Attributes.NONE.with("approximate", "tanh"), p[0]),
                new int[] {11}));
        all.add(of("ThresholdedRelu", (g, p) -> g.op("ThresholdedRelu", p[0]), new int[] {11}).between(0, 2));
        all.add(of("Shrink",
                (g, p) -> g.op("Shrink", Attributes.NONE.with("lambd", 0.4f).with("bias", 0.1f), p[0]),
                new int[] {11}));
        all.add(of("Swish", (g, p) -> g.op("Swish", Attributes.NONE.with("alpha", 1.7f), p[0]),
                new int[] {11}));
    }

    private static void addArithmetic(List<GradientCase> all) {
        for (String operator : List.of("Add", "Sub", "Mul", "Div")) {
            all.add(of(operator, (g, p) -> g.op(operator, p[0], p[1]), GRID, new int[] {3, 1}).between(0.2,
                    2));
            all.add(of(operator, (g, p) -> g.op(operator, p[0], p[1]), new int[] {1, 4}, GRID).between(0.2,
                    2));
            all.add(of(operator, (g, p) -> g.op(operator, p[0], p[0]), new int[] {5}).between(0.2, 2));
        }
        for (String operator : List.of("Max", "Min", "Mean", "Sum")) {
            all.add(of(operator, (g, p) -> g.op(operator, p), GRID, new int[] {4}, new int[] {3, 1}));
        }
        all.add(of("Pow", (g, p) -> g.op("Pow", p[0], p[1]), GRID, new int[] {4}).between(0.4, 2));
        // The second one is of zeros: roots have no slope there, the power has.
        all.add(of("Pow", (g, p) -> g.op("Pow", p[0], g.scalar(DType.FLOAT64, 2.5)), GRID).between(0.4, 2));
        all.add(of("Pow",
                (g, p) -> g.op("Pow", g.op("Sub", p[0], p[0]), g.scalar(DType.FLOAT64, 1.5)), GRID));
        all.add(of("Mod", (g, p) -> g.op("Mod", Attributes.of("fmod", 1), p[0], p[1]), new int[] {7},
                new int[] {7}).between(0.3, 3));
        all.add(of("Clip", (g, p) -> g.op("Clip", p[0], g.scalar(DType.FLOAT64, -0.41), p[1]), new int[] {9},
                new int[0]));
        all.add(of("Where",
                (g, p) -> g.op("Where", g.op("Less", p[0], g.scalar(DType.FLOAT64, 0.1)), p[1], p[0]),
                GRID, new int[] {3, 1}));
        all.add(of("PRelu", (g, p) -> g.op("PRelu", p[0], p[1]), GRID, new int[] {4}));
    }

    private static void addNetworks(List<GradientCase> all) {
        for (String operator : List.of("Softmax", "LogSoftmax")) {
            all.add(of(operator, (g, p) -> g.op(operator, p[0]), GRID));
            all.add(of(operator, (g, p) -> g.op(operator, Attributes.of("axis", 1), p[0]), GRID));
        }
        all.add(of("Dropout", (g, p) -> g.op("Dropout", p[0]), GRID));
        all.add(of("BatchNormalization", (g, p) -> g.op("BatchNormalization", p[0], p[1], p[2], p[3], p[4]),
                GRID, new int[] {3}, new int[] {3}, new int[] {3}, new int[] {3}).between(0.2, 2));
        for (int[] dims : new int[][] {GRID, {4, 3}, {2, 3, 2, 2}}) {
            all.add(of("BatchNormalization", GradientCases::normalizedByItself, dims, new int[] {3},
                    new int[] {3}));
        }
    }

    /** ONNX Runtime writes the running statistics over its operands, so these are of nobody else. */
    private static Value normalizedByItself(GraphBuilder g, Value[] p) {
        return g.ops("BatchNormalization", 3, Attributes.of("training_mode", 1), p[0], p[1], p[2],
                g.op("Neg", p[2]), g.op("Exp", p[1]))[0];
    }

    private static void addProducts(List<GradientCase> all) {
        int[][][] products = {{{3, 4}, {4, 2}}, {{2, 3, 4}, {4, 2}}, {{2, 3, 4}, {2, 4, 2}},
            {{3, 4}, {2, 4, 2}}, {{1, 3, 4}, {2, 4, 2}}, {{4}, {4, 2}}, {{3, 4}, {4}}, {{4}, {4}},
            {{2, 3, 4}, {4}}};
        for (int[][] dims : products) {
            all.add(of("MatMul", (g, p) -> g.op("MatMul", p[0], p[1]), dims));
        }
        for (int form = 0; form < 4; form++) {
            int transA = form & 1;
            int transB = form >> 1;
            Attributes attributes = Attributes.of("transA", transA).with("transB", transB).with("alpha", 0.5f)
                    .with("beta", 1.5f);
            all.add(of("Gemm", (g, p) -> g.op("Gemm", attributes, p[0], p[1], p[2]),
                    transA == 1 ? new int[] {4, 3} : new int[] {3, 4},
                    transB == 1 ? new int[] {2, 4} : new int[] {4, 2}, new int[] {2}));
        }
    }

    private static void addReductions(List<GradientCase> all) {
        for (String operator : List.of("ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceL1",
                "ReduceL2",
                "ReduceLogSum", "ReduceLogSumExp", "ReduceSumSquare")) {
            Attributes drop = Attributes.of("keepdims", 0);
            all.add(of(operator, (g, p) -> g.op(operator, p[0], g.longs(1)), GRID).between(0.2, 2));
            all.add(of(operator, (g, p) -> g.op(operator, drop, p[0], g.longs(-1, 0)), GRID).between(0.2, 2));
            all.add(of(operator, (g, p) -> g.op(operator, drop, p[0]), GRID).between(0.2, 2));
            all.add(of(operator, (g, p) -> g.op(operator, p[0]), GRID).between(0.2, 2));
        }
        all.add(of("CumSum", (g, p) -> g.op("CumSum", p[0], g.scalar(DType.INT64, 1)), GRID));
        all.add(of("CumSum", (g, p) -> g.op("CumSum", Attributes.of("exclusive", 1).with("reverse", 1), p[0],
                g.scalar(DType.INT64, 2)), GRID));
    }

    private static void addShapes(List<GradientCase> all) {
        all.add(of("Identity", (g, p) -> g.op("Identity", p[0]), GRID));
        all.add(of("Reshape", (g, p) -> g.op("Reshape", p[0], g.longs(2, -1)), GRID));
        all.add(of("Flatten", (g, p) -> g.op("Flatten", p[0]), GRID));
        all.add(of("Squeeze", (g, p) -> g.op("Squeeze", p[0], g.longs(1)), new int[] {2, 1, 3}));
        all.add(of("Unsqueeze", (g, p) -> g.op("Unsqueeze", p[0], g.longs(1, -1)), GRID));
        all.add(of("Transpose", (g, p) -> g.op("Transpose", p[0]), GRID));
        all.add(of("Transpose", (g, p) -> g.op("Transpose",
                Attributes.NONE.with("perm", new long[] {1, 2, 0}), p[0]), GRID));
        all.add(of("Expand", (g, p) -> g.op("Expand", p[0], g.longs(5, 2, 3, 4)), new int[] {2, 1, 4}));
        all.add(of("Cast", (g, p) -> g.as(g.op("Cast", Attributes.of("to", DType.FLOAT64.code()), p[0]),
                DType.FLOAT64), GRID));
        all.add(of("CastLike", (g, p) -> g.op("CastLike", p[0], g.scalar(DType.FLOAT64, 0)), GRID));
        all.add(of("Concat", (g, p) -> g.op("Concat", Attributes.of("axis", 1), p[0], p[1], p[0]), GRID,
                new int[] {2, 1, 4}));
        all.add(of("Split", GradientCases::split, GRID));
        all.add(of("Slice", (g, p) -> g.op("Slice", p[0], g.longs(2, 3), g.longs(-5, 0), g.longs(1, 2),
                g.longs(-1, -2)), GRID));
        all.add(of("Tile", (g, p) -> g.op("Tile", p[0], g.longs(2, 1, 3)), GRID));
        all.add(of("Trilu", (g, p) -> g.op("Trilu", p[0], g.scalar(DType.INT64, 1)), GRID));
        all.add(of("Pad", (g, p) -> g.op("Pad", p[0], g.longs(0, 2, 1, -1), null, g.longs(1, 2)), GRID));
        for (String mode : List.of("reflect", "edge", "wrap")) {
            all.add(of("Pad", (g, p) -> g.op("Pad", Attributes.NONE.with("mode", mode), p[0],
                    g.longs(0, 1, 2, 1, 2, 1)), GRID));
        }
    }

    private static Value split(GraphBuilder g, Value[] p) {
        Value[] parts = g.ops("Split", 3, Attributes.of("axis", 2), p[0], g.longs(1, 2, 1));
        return g.op("Mul", g.op("Exp", parts[0]), parts[1]);
    }

    private static void addIndexed(List<GradientCase> all) {
        all.add(of("Gather", (g, p) -> g.op("Gather", p[0], indices(g, 2, 3, 1, -1, 1, 0, 1, 4)),
                new int[] {5, 3}));
        all.add(of("Gather", (g, p) -> g.op("Gather", Attributes.of("axis", -1), p[0],
                indices(g, 2, 2, 1, 3, 1, -4)), GRID));
        all.add(of("GatherElements", (g, p) -> g.op("GatherElements", Attributes.of("axis", 1), p[0],
                indices(g, 2, 3, 1, 1, 0, 2, 2, 2)), new int[] {2, 3}));
        all.add(of("GatherND", (g, p) -> g.op("GatherND", p[0], indices(g, 3, 2, 1, 1, 0, 2, 1, 1)), GRID));
        for (String reduction : List.of("none", "add")) {
            Attributes attributes = Attributes.NONE.with("reduction", reduction);
            all.add(of("ScatterElements", (g, p) -> g.op("ScatterElements", attributes.with("axis", 1), p[0],
                    indices(g, 2, 2, 1, 3, 0, 2), p[1]), new int[] {2, 4}, new int[] {2, 2}));
            all.add(of("ScatterND",
                    (g, p) -> g.op("ScatterND", attributes, p[0], indices(g, 2, 1, 4, 1), p[1]),
                    new int[] {5, 3}, new int[] {2, 3}));
        }
    }

    private static Value indices(GraphBuilder g, int rows, int columns, long... values) {
        Value flat = g.longs(values);
        return g.op("Reshape", flat, g.longs(rows, columns));
    }
}
