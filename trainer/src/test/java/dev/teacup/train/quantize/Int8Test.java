package dev.teacup.train.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.StringStringEntryProto;
import dev.teacup.onnx.TensorData;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.ort.OrtPlatform;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Int8Test {
    private static final ValueInfoProto X = ValueInfoProto.of("x", OneWeight.FLOATS);

    static List<OneWeight> products() {
        return List.of(OneWeight.of("MatMul", 1, new long[] {20, 9}, 1, new int[] {5, 20}),
                OneWeight.of("MatMul", 0, new long[] {9, 20}, 0, new int[] {20, 5}),
                OneWeight.of("MatMul", 1, new long[] {3, 20, 9}, 2, new int[] {3, 5, 20}),
                OneWeight.of("Gemm", 1, new long[] {20, 9}, 1, new int[] {5, 20}),
                OneWeight.of("Gemm", 1, new long[] {9, 20}, 0, new int[] {5, 20},
                        AttributeProto.of("transB", 1)),
                OneWeight.of("Gemm", 0, new long[] {20, 9}, 1, new int[] {20, 5},
                        AttributeProto.of("transA", 1)),
                OneWeight.of("Conv", 1, new long[] {6, 4, 3, 3}, 0, new int[] {2, 4, 7, 7}),
                OneWeight.of("Conv", 1, new long[] {8, 2, 3, 3}, 0, new int[] {2, 4, 7, 7},
                        AttributeProto.of("group", 2)),
                OneWeight.of("ConvTranspose", 1, new long[] {4, 6, 3, 3}, 1, new int[] {2, 4, 5, 5}));
    }

    static List<OneWeight> all() {
        OneWeight gru = new OneWeight("GRU", List.of("x", "W", "W"),
                List.of(AttributeProto.of("hidden_size", 16L)), new long[] {1, 48, 16}, 1,
                new int[] {4, 2, 16});
        List<OneWeight> others = List.of(gru,
                OneWeight.of("Gather", 0, new long[] {10, 20}, 0, new int[] {3}),
                OneWeight.of("Gather", 0, new long[] {20, 10}, 1, new int[] {3},
                        AttributeProto.of("axis", -1)));
        return IntStream.range(0, products().size() + others.size()).mapToObj(i -> i < products().size()
                ? products().get(i) : others.get(i - products().size())).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aWeightIsOffByHalfAStepOfItsChannelAtMost(OneWeight one) {
        for (int seed = 0; seed < 20; seed++) {
            float[] weights = one.weights(new Random(seed));
            GraphProto graph = Int8.of(one.model(weights), List.of()).graph();
            HostTensor steps = tensor(graph, "W.int8");
            HostTensor scales = tensor(graph, "W.scale");
            assertEquals(one.dims()[one.axis()], scales.elements());
            for (int i = 0; i < weights.length; i++) {
                double scale = scales.f64(one.channel(i));
                assertTrue(Math.abs(scale * steps.i64(i) - weights[i]) <= scale * 0.500001,
                        "element " + i + " of seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theModelComputesWithTheWeightsThatAreStored(OneWeight one) {
        Random random = new Random(7);
        float[] weights = one.weights(random);
        ModelProto stored = Int8.of(one.model(weights), List.of());
        List<HostTensor> x = one.input(random);
        float[] rounded = new float[weights.length];
        HostTensor steps = tensor(stored.graph(), "W.int8");
        HostTensor scales = tensor(stored.graph(), "W.scale");
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) scales.f64(one.channel(i)) * steps.i64(i);
        }
        double[] expected = run(new OrtPlatform(), one.model(rounded), x);
        assertClose(expected, run(new OrtPlatform(), stored, x));
        assertClose(expected, run(new JvmPlatform(), stored, x));
    }

    /** With x' = x + e and w' = w + d: |x' w' - x w| <= sum |e| |w'| + |x| |d|. */
    @ParameterizedTest
    @MethodSource("products")
    void aProductIsOffByTheStepsOfItsFactorsAtMost(OneWeight one) {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            float[] weights = one.weights(random);
            ModelProto model = one.model(weights);
            List<HostTensor> x = one.input(random);
            ModelProto stored = Int8.of(model, List.of(x));
            Range range = new Range((float) tensor(stored.graph(), "x.scale").f64(0),
                    (int) tensor(stored.graph(), "x.zero").i64(0));
            HostTensor scales = tensor(stored.graph(), "W.scale");
            float[] far = new float[weights.length];
            float[] large = new float[weights.length];
            for (int i = 0; i < far.length; i++) {
                far[i] = (float) scales.f64(one.channel(i)) / 2;
                large[i] = Math.abs(weights[i]) + far[i];
            }
            HostTensor sizes = HostTensor.of(DType.FLOAT32, one.fed());
            HostTensor errors = HostTensor.of(DType.FLOAT32, one.fed());
            for (int i = 0; i < sizes.elements(); i++) {
                double number = x.get(0).f64(i);
                sizes.tensor().f64(i, Math.abs(number));
                errors.tensor().f64(i, Math.abs(range.rounded(number) - number));
            }
            double[] ofWeights = run(new OrtPlatform(), one.model(far), List.of(sizes));
            double[] ofValues = run(new OrtPlatform(), one.model(large), List.of(errors));
            double[] exact = run(new OrtPlatform(), model, x);
            double[] said = run(new JvmPlatform(), stored, x);
            for (int i = 0; i < said.length; i++) {
                double bound = 1.0001 * (ofWeights[i] + ofValues[i]) + 1e-5 * Math.abs(exact[i]);
                assertTrue(Math.abs(said[i] - exact[i]) <= bound, "element " + i + " of seed " + seed);
            }
        }
    }

    @Test
    void aChannelOfZerosStaysZero() {
        OneWeight one = products().get(0);
        float[] weights = one.weights(new Random(1));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = one.channel(i) == 4 ? 0 : weights[i];
        }
        double[] y = run(new JvmPlatform(), Int8.of(one.model(weights), List.of()),
                one.input(new Random(2)));
        for (int i = 4; i < y.length; i += 9) {
            assertEquals(0, y[i]);
        }
    }

    @Test
    void weightsOfTwoReadersHaveTheChannelsOfBothOrOneScale() {
        long[] square = {16, 16};
        float[] weights = new OneWeight("MatMul", List.of(), List.of(), square, 1, null)
                .weights(new Random(3));
        ModelProto same = chain(square, weights, node("MatMul", "x", "W", "h"), node("Gemm", "h", "W", "y"));
        assertEquals(16, tensor(Int8.of(same, List.of()).graph(), "W.scale").elements());
        ModelProto other = chain(square, weights, node("MatMul", "x", "W", "h"),
                NodeProto.of("Gemm", "", List.of("h", "W"), List.of("y"),
                        List.of(AttributeProto.of("transB", 1))));
        assertEquals(1, tensor(Int8.of(other, List.of()).graph(), "W.scale").elements());
    }

    @Test
    void aTableThatIsTurnedHasAScaleForEachRow() {
        long[] square = {16, 16};
        ModelProto model = chain(square, new float[256],
                NodeProto.of("Transpose", "", List.of("W"), List.of("t"), List.of()),
                node("MatMul", "x", "t", "h"), node("Gather", "W", "rows", "g"), node("Add", "h", "g", "y"));
        NodeProto dequantized = Int8.of(model, List.of()).graph().node().get(0);
        assertEquals(List.of(AttributeProto.of("axis", 0)), dequantized.attribute());
    }

    @Test
    void whatIsNoWeightStaysInFloat32() {
        long[] row = {1, 200};
        ModelProto sum = chain(row, new float[200], node("Add", "x", "W", "y"));
        ModelProto bias = chain(row, new float[200],
                NodeProto.of("Gemm", "", List.of("x", "x", "W"), List.of("y"), List.of()));
        ModelProto both = chain(new long[] {16, 16}, new float[256], node("MatMul", "x", "W", "h"),
                node("Add", "h", "W", "y"));
        ModelProto small = chain(new long[] {8, 8}, new float[64], node("MatMul", "x", "W", "y"));
        ModelProto fed = OneWeight.model(21, List.of(node("MatMul", "x", "W", "y")),
                List.of(OneWeight.floats("W", new long[] {16, 16}, new float[256])), X,
                ValueInfoProto.of("W", OneWeight.FLOATS));
        for (ModelProto model : List.of(sum, bias, both, small, fed)) {
            assertEquals(model.graph(), Int8.of(model, List.of()).graph());
        }
    }

    @Test
    void weightsOfInnerGraphsAreStoredWhereTheyStand() {
        long[] square = {16, 16};
        GraphProto branch = GraphProto.of("branch",
                List.of(node("MatMul", "x", "W", "h"), node("MatMul", "h", "V", "b")),
                List.of(OneWeight.floats("V", square, new OneWeight("MatMul", List.of(), List.of(), square, 1,
                        null).weights(new Random(4)))),
                List.of(), List.of(ValueInfoProto.of("b", OneWeight.FLOATS)));
        TensorProto yes = Constants.of("yes", DType.BOOL, Longs.EMPTY, 1);
        ModelProto model = OneWeight.model(21,
                List.of(NodeProto.of("If", "", List.of("yes"), List.of("y"),
                        List.of(AttributeProto.of("then_branch", branch),
                                AttributeProto.of("else_branch", branch)))),
                List.of(yes, OneWeight.floats("W", square,
                        new OneWeight("MatMul", List.of(), List.of(), square, 1, null)
                                .weights(new Random(5)))),
                X);
        HostTensor x = HostTensor.of(DType.FLOAT32, 2, 16);
        x.tensor().f64(3, 1);
        ModelProto stored = Int8.of(model, List.of(List.of(x)));
        assertEquals("W", stored.graph().node().get(0).output().get(0));
        assertEquals(256 * 3, Form.smallerWeights(OneWeight.bytes(stored)));
        assertClose(run(new OrtPlatform(), stored, List.of(x)), run(new JvmPlatform(), stored, List.of(x)));
    }

    @Test
    void namesThatAreTakenAreLeftToTheirOwners() {
        OneWeight one = products().get(0);
        ModelProto model = chain(one.dims(), one.weights(new Random(6)),
                node("MatMul", "x", "W", "W.int8"), node("Add", "W.int8", "W.int8", "y"));
        List<HostTensor> x = one.input(new Random(7));
        assertClose(run(new OrtPlatform(), Int8.of(model, List.of(x)), x),
                run(new JvmPlatform(), Int8.of(model, List.of(x)), x));
    }

    @Test
    void refusesAWeightThatIsNoNumberByItsName() {
        for (float wrong : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            float[] weights = new float[180];
            weights[17] = wrong;
            for (Form form : List.of(Form.FLOAT16, Form.INT8)) {
                assertRefused("""
                        tensor 'W': a weight is no finite number
                        expected: finite float32 numbers
                        got: %s at 17
                        fix: train the model again; has its loss become NaN?""".formatted(wrong),
                        form, products().get(0).model(weights));
            }
        }
    }

    @Test
    void refusesAnOperatorSetWithoutScalesByChannels() {
        assertRefused("""
                model: its operator set is too old for smaller weights
                expected: operator set 13 or newer
                got: operator set 12
                fix: export it for a newer operator set, or convert it by ONNX's version converter""",
                Form.INT8, OneWeight.model(12, List.of(), List.of(), X));
    }

    @Test
    void refusesWeightsInAnotherFile() {
        TensorProto outside = new TensorProto("W", DataType.FLOAT, Longs.of(16, 16),
                new TensorData.External(List.of(new StringStringEntryProto("location", "w.bin"))), "",
                List.of());
        assertRefused("""
                tensor 'W': its numbers lie in another file
                expected: a model in one file
                got: external data
                fix: export the model without external data""", Form.INT8,
                OneWeight.model(21, List.of(node("MatMul", "x", "W", "y")), List.of(outside), X));
    }

    @Test
    void refusesCalibrationThatOverflows() {
        OneWeight one = products().get(0);
        HostTensor x = HostTensor.of(DType.FLOAT32, one.fed());
        x.tensor().f64(2, Double.NaN);
        ModelException refusal = assertThrows(ModelException.class,
                () -> Int8.of(one.model(one.weights(new Random(8))), List.of(List.of(x))));
        assertEquals("""
                value 'x': it is no finite number for an input of the calibration
                expected: finite numbers
                got: NaN at 2
                fix: leave that input out, or store the model as float16""", refusal.getMessage());
    }

    private static void assertRefused(String message, Form form, ModelProto model) {
        byte[] bytes = OneWeight.bytes(model);
        assertEquals(message,
                assertThrows(ModelException.class, () -> form.of(bytes, List.of())).getMessage());
    }

    private static ModelProto chain(long[] dims, float[] weights, NodeProto... nodes) {
        return OneWeight.model(21, List.of(nodes), List.of(OneWeight.floats("W", dims, weights)), X);
    }

    private static NodeProto node(String opType, String one, String other, String to) {
        return NodeProto.of(opType, "", List.of(one, other), List.of(to), List.of());
    }

    private static HostTensor tensor(GraphProto graph, String name) {
        TensorProto proto = graph.initializer().stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow();
        HostTensor tensor = HostTensor.of(DType.ofCode(proto.dataType()), (int) proto.elements());
        proto.copyTo(tensor.tensor().memory(), 0);
        return tensor;
    }

    private static double[] run(Platform platform, ModelProto model, List<HostTensor> fed) {
        try (platform) {
            HostTensor y = platform.run(OneWeight.bytes(model), List.of(fed)).get(0).get(0);
            return IntStream.range(0, y.elements()).mapToDouble(y::f64).toArray();
        }
    }

    private static void assertClose(double[] expected, double[] actual) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < actual.length; i++) {
            assertEquals(expected[i], actual[i], 1e-5 * largest);
        }
    }
}
