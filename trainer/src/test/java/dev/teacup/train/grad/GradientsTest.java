package dev.teacup.train.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Attributes;
import dev.teacup.op.DTypes;
import dev.teacup.op.Op;
import dev.teacup.op.Ops;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.layer.Workspace;
import dev.teacup.train.ort.OrtPlatform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientsTest {
    /**
     * LayerNormalization is held in float32 by {@code LayersTest}, for its mean and variance are computed so;
     * RotaryEmbedding takes no float64, and is composed of operators that are tried.
     */
    private static final Set<String> ELSEWHERE = Set.of("LayerNormalization", "RotaryEmbedding");

    /** Operators for which ONNX Runtime has no kernel of float64, or for an operator of their gradient. */
    private static final Set<String> WITHOUT_DOUBLES = Set.of("Acos", "Acosh", "Asin", "Asinh", "Atan",
            "Atanh", "AveragePool", "Celu", "Conv", "ConvTranspose", "Cosh", "Elu", "Erf", "GRU", "Gelu",
            "GlobalAveragePool", "GlobalMaxPool", "HardSigmoid", "HardSwish", "InstanceNormalization", "LSTM",
            "LeakyRelu", "MaxPool", "Mean", "MeanVarianceNormalization", "Mish", "PRelu", "RNN", "Relu",
            "Selu",
            "Sinh", "Softplus", "Softsign", "Tan", "ThresholdedRelu");

    /** Those of which it says so in the run only; and Shrink, which computes in float32 without a word. */
    private static final Set<String> TOLD_LATE = Set.of("GRU", "LSTM", "RNN", "Shrink");

    static List<GradientCase> cases() {
        return GradientCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsCentralDifferences(GradientCase gradientCase) {
        gradientCase.check(GradientCase.ours());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheSameInOnnxRuntime(GradientCase gradientCase) throws OrtException {
        try (OrtDoubles theirs = OrtDoubles.open(gradientCase.model())) {
            boolean isLacking = theirs == null;
            assertTrue(!isLacking || WITHOUT_DOUBLES.contains(gradientCase.operator()),
                    "a kernel is missing");
            if (!isLacking && !TOLD_LATE.contains(gradientCase.operator())) {
                gradientCase.check(theirs);
            }
        }
    }

    static List<GradientCase> emptySequences() {
        return RecurrentCases.empty();
    }

    @ParameterizedTest
    @MethodSource("emptySequences")
    void equalsCentralDifferencesWhereASequenceIsEmpty(GradientCase gradientCase) {
        gradientCase.check(GradientCase.ours());
    }

    static List<GradientCase> withoutDoubles() {
        return cases().stream().filter(each -> WITHOUT_DOUBLES.contains(each.operator())).toList();
    }

    @ParameterizedTest
    @MethodSource("withoutDoubles")
    void isTheSameInOnnxRuntimeInFloat32WhereItHasNoDoubles(GradientCase gradientCase) {
        byte[] model = gradientCase.model(DType.FLOAT32);
        List<List<HostTensor>> fed = List.of(gradientCase.floats());
        List<HostTensor> ours = new JvmPlatform().run(model, fed).get(0);
        List<HostTensor> theirs = new OrtPlatform().run(model, fed).get(0);
        for (int result = 0; result < ours.size(); result++) {
            for (int i = 0; i < ours.get(result).elements(); i++) {
                double expected = theirs.get(result).f64(i);
                assertEquals(expected, ours.get(result).f64(i), 1e-4 * (1 + Math.abs(expected)),
                        "element " + i + " of result " + result);
            }
        }
    }

    @Test
    void everyOperatorHasAGradientThatIsTriedOrAReason() {
        Set<String> tried =
                GradientCases.all().stream().map(GradientCase::operator).collect(Collectors.toSet());
        Set<String> untold = new TreeSet<>();
        for (Op op : Ops.all()) {
            String name = op.def().name();
            boolean hasReason = Rules.FLAT.containsKey(name) || Rules.WITHOUT.containsKey(name);
            if (givesFloats(op) && !hasReason && !tried.contains(name) && !ELSEWHERE.contains(name)) {
                untold.add(name);
            }
        }
        assertEquals(Set.of(), untold, "write a case in GradientCases, or a reason in Rules");
    }

    private static boolean givesFloats(Op op) {
        return op.def().outputs().stream()
                .anyMatch(output -> (op.def().dtypes(output.type()).mask() & DTypes.FLOATS.mask()) != 0);
    }

    @Test
    void noOperatorHasBothAGradientAndAReason() {
        Set<String> both =
                GradientCases.all().stream().map(GradientCase::operator)
                        .collect(Collectors.toCollection(TreeSet::new));
        both.removeIf(name -> !Rules.FLAT.containsKey(name) && !Rules.WITHOUT.containsKey(name));
        assertTrue(both.isEmpty(), both.toString());
    }

    @Test
    void followsABatchOfUnknownSize() {
        GraphBuilder g = Workspace.create().builder();
        Dim batch = Dim.named("batch");
        Value x = g.input("x", Type.of(DType.FLOAT32,
                Shape.of(batch, Dim.of(3))));
        Value w = g.input("w", Type.of(DType.FLOAT32, 3, 2));
        Value y = g.op("LogSoftmax", g.op("Softmax", g.op("Mish", g.op("MatMul", x, w))));
        Value loss = g.op("ReduceMean", Attributes.of("keepdims", 0), y);
        Value gradient = Gradients.of(g, loss, List.of(w)).get("w");
        assertEquals("float32[3, 2]", g.type(gradient).toString());
    }

    @Test
    void followsABatchOfImagesOfUnknownNumber() {
        GraphBuilder g = Workspace.create().builder();
        Value x = g.input("x", Type.of(DType.FLOAT32,
                Shape.of(Dim.named("batch"), Dim.of(2), Dim.of(9), Dim.of(9))));
        Value w = g.input("w", Type.of(DType.FLOAT32, 4, 1, 2, 2));
        Value wide = g.input("wide", Type.of(DType.FLOAT32, 3, 4, 3, 3));
        Value tiles = g.op("MaxPool", Attributes.NONE.with("kernel_shape", new long[] {2, 2})
                .with("strides", new long[] {2, 2}), g.op("Conv", Attributes.of("group", 2), x, w));
        Value means = g.op("AveragePool", Attributes.NONE.with("kernel_shape", new long[] {2, 2}),
                g.op("Conv",
                        Attributes.NONE.with("strides", new long[] {2, 2}).with("auto_pad", "SAME_UPPER"),
                        tiles, wide));
        Value loss = g.op("ReduceMean", Attributes.of("keepdims", 0), g.op("GlobalAveragePool", means));
        Map<String, Value> gradients = Gradients.of(g, loss, List.of(w, wide));
        assertEquals("float32[4, 1, 2, 2]", g.type(gradients.get("w")).toString());
        assertEquals("float32[3, 4, 3, 3]", g.type(gradients.get("wide")).toString());
    }

    @Test
    void tellsAConvolutionWhoseEndIsNotKnown() {
        GraphBuilder g = Workspace.create().builder();
        Value x = g.input("x", Type.of(DType.FLOAT32,
                Shape.of(Dim.of(1), Dim.of(2), Dim.named("time"))));
        Value w = g.input("w", Type.of(DType.FLOAT32, 4, 2, 3));
        Value y = g.op("Conv", Attributes.NONE.with("strides", new long[] {2}), x, w);
        Value loss = g.op("ReduceMean", Attributes.of("keepdims", 0), y);
        assertMessage(() -> Gradients.of(g, loss, List.of(w)),
                "Conv 'Conv_0': its gradient is not written for this form",
                "expected: known sizes, or strides of 1 and explicit pads",
                "got: [1, 2, time]",
                "fix: write the model with another operator, or keep parameters out of it");
    }

    @Test
    void tellsATransposedConvolutionOfWhichMoreThanItsPlacesIsPadded() {
        GraphBuilder g = Workspace.create().builder();
        Value x = g.input("x", Type.of(DType.FLOAT32, 1, 2, 3));
        Value w = g.input("w", Type.of(DType.FLOAT32, 2, 4, 2));
        Attributes padded = Attributes.NONE.with("dilations", new long[] {2}).with("output_padding",
                new long[] {1});
        Value loss = g.op("ReduceSum", Attributes.of("keepdims", 0), g.op("ConvTranspose", padded, x, w));
        assertMessage(() -> Gradients.of(g, loss, List.of(x)),
                "ConvTranspose 'ConvTranspose_0': its gradient is not written for this form",
                "expected: an output_padding that, less the pads, is below the strides",
                "got: dimension 2 of [1, 4, 6]",
                "fix: write the model with another operator, or keep parameters out of it");
    }

    @Test
    void tellsAParameterThatNothingUses() {
        GraphBuilder g = Workspace.create().builder();
        Value used = g.input("used", Type.of(DType.FLOAT32, 3));
        Value unused = g.input("unused", Type.of(DType.FLOAT32, 3));
        Value loss = g.op("ReduceSum", Attributes.of("keepdims", 0), used);
        assertMessage(() -> Gradients.of(g, loss, List.of(used, unused)),
                "parameter 'unused': the loss does not depend on it",
                "expected: a parameter that the loss is computed from",
                "got: one that nothing leads to the loss from",
                "fix: leave its layer out, or use the layer's result");
    }

    @Test
    void tellsAnOperatorWithoutAGradient() {
        GraphBuilder g = Workspace.create().builder();
        Value x = g.input("x", Type.of(DType.FLOAT32, 3));
        Value loss = g.op("ReduceProd", Attributes.of("keepdims", 0), x);
        assertMessage(() -> Gradients.of(g, loss, List.of(x)),
                "ReduceProd 'ReduceProd_0': the operator has no gradient",
                "expected: an operator with a gradient between a parameter and the loss",
                "got: ReduceProd",
                "fix: product / element is undefined at 0: use exp of the sum of logs, or Mul");
    }

    private static void assertMessage(Runnable mistake, String... lines) {
        ModelException told = assertThrows(ModelException.class, mistake::run);
        assertEquals(String.join("\n", lines), told.getMessage());
    }
}
