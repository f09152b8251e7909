package dev.teacup.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.grad.Gradients;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayersTest {
    @Test
    void namesParametersByTheirLayers() {
        Layer layers = Sequential.of(Dense.of("first", 4), Activation.RELU,
                new Residual("deep", Sequential.of(new LayerNormalization("norm"), Dense.of("inside", 4))));
        Model model = model(layers, DType.FLOAT32, 3);
        assertEquals(List.of("first.W", "first.B", "deep.norm.Scale", "deep.norm.B", "deep.inside.W",
                "deep.inside.B"), model.parameters().stream().map(Parameter::name).toList());
        assertEquals("{x=float32[batch, 3]}", model.inputs().toString());
    }

    @Test
    void multipliesAndAddsABias() {
        HostTensor y = Graphs.use(DType.FLOAT32, network(Dense.of("d", 2), DType.FLOAT32, 3), Map.of(
                "x", HostTensor.floats(new int[] {1, 3}, 1, 2, 3),
                "d.W", HostTensor.floats(new int[] {3, 2}, 1, 2, 3, 4, 5, 6),
                "d.B", HostTensor.floats(new int[] {2}, 10, 20))).get("y");
        assertEquals(32, y.f64(0));
        assertEquals(48, y.f64(1));
    }

    @Test
    void looksRowsUp() {
        HostTensor y = Graphs.use(DType.FLOAT32, network(new Embedding("e", 3, 2), DType.INT64, 2), Map.of(
                "x", HostTensor.longs(new int[] {1, 2}, 2, 0),
                "e.table", HostTensor.floats(new int[] {3, 2}, 1, 2, 3, 4, 5, 6))).get("y");
        assertArrayEquals(new int[] {1, 2, 2}, y.dims());
        assertEquals(5, y.f64(0));
        assertEquals(1, y.f64(2));
    }

    @Test
    void beginsTheSameForTheSameSeedAndNameWhateverElseThereIs() {
        Model small = model(Dense.of("same", 4), DType.FLOAT32, 300);
        Model large = model(Sequential.of(Dense.of("other", 300), Dense.of("same", 4)), DType.FLOAT32, 300);
        float[] values = Weights.initial(small.parameters(), 3).get(small.parameters().get(0));
        assertArrayEquals(values, Weights.initial(large.parameters(), 3).get(small.parameters().get(0)));
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        assertEquals(2.0 / 300, squares / values.length, 0.1 * 2.0 / 300, "the variance that He asks for");
    }

    @Test
    void seedsBeginApart() {
        List<Parameter> parameters = model(Dense.of("d", 4), DType.FLOAT32, 300).parameters();
        float[] first = Weights.initial(parameters, 1).get(parameters.get(0));
        float[] second = Weights.initial(parameters, 2).get(parameters.get(0));
        for (int shift = -8; shift <= 8; shift++) {
            double product = 0;
            for (int i = 8; i < first.length - 8; i++) {
                product += first[i + shift] * second[i];
            }
            double variance = 2.0 / 300;
            assertEquals(0, product / first.length / variance, 0.2, "the same values, moved by " + shift);
        }
    }

    @Test
    void theGradientOfLayerNormalizationIsThatOfItsFormula() {
        Map<String, HostTensor> feeds = new HashMap<>();
        feeds.put("seed", HostTensor.longs(new int[0], 0));
        feeds.put("step", HostTensor.longs(new int[0], 1));
        feeds.put("x", HostTensor.floats(new int[] {2, 3}, 0.5f, -1, 2, 3, 1, -2));
        feeds.put("n.Scale", HostTensor.floats(new int[] {3}, 1, 0.5f, 2));
        feeds.put("n.B", HostTensor.floats(new int[] {3}, 0, 1, -1));
        Map<String, HostTensor> results = Graphs.train(DType.FLOAT32, LayersTest::normalized, feeds);
        for (String name : List.of("x", "n.Scale", "n.B")) {
            HostTensor values = feeds.get(name);
            for (int i = 0; i < values.elements(); i++) {
                double value = values.f64(i);
                values.tensor().f64(i, value + 0.01);
                double above = Graphs.train(DType.FLOAT32, LayersTest::normalized, feeds).get("loss").f64(0);
                values.tensor().f64(i, value - 0.01);
                double below = Graphs.train(DType.FLOAT32, LayersTest::normalized, feeds).get("loss").f64(0);
                values.tensor().f64(i, value);
                assertEquals((above - below) / 0.02, results.get(name + ".gradient").f64(i), 2e-3,
                        name + " " + i);
            }
        }
    }

    private static void normalized(Context c) {
        Value x = c.input("x", DType.FLOAT32, 3);
        Value y = new LayerNormalization("n").of(c, x);
        Value loss = c.op("ReduceSum", Attributes.of("keepdims", 0), c.op("Sin", y));
        List<Value> by = List.of(x, new Value("n.Scale"),
                new Value("n.B"));
        Map<String, Value> gradients = Gradients.of(c.graph(), loss, by);
        c.out("loss", loss);
        gradients.forEach((name, gradient) -> c.out(name + ".gradient", gradient));
    }

    @Test
    void tellsTheLayerThatCannotTakeItsInput() {
        assertMessage(() -> model(Dense.of("hidden", 4), DType.INT64, 3),
                "layer 'hidden': its input has the wrong element type",
                "expected: float32",
                "got: int64[batch, 3]",
                "fix: convert it by Cast, or look it up by an Embedding");
        assertMessage(() -> model(Dense.of("hidden", 4), DType.FLOAT32),
                "layer 'hidden': the size of the last dimension is not known",
                "expected: an input of at least two dimensions, of which the last has a size",
                "got: float32[batch]",
                "fix: reshape it, or give its size where the input is declared");
        assertMessage(() -> model(new Embedding("words", 9, 4), DType.FLOAT32, 3),
                "layer 'words': its input is no index",
                "expected: int64 or int32",
                "got: float32[batch, 3]",
                "fix: convert it by Cast");
        assertMessage(() -> model(Dropout.of("drop", 1), DType.FLOAT32, 3),
                "layer 'drop': its rate is no share that can be dropped",
                "expected: 0 or more, and below 1",
                "got: 1.0",
                "fix: 0.1 to 0.5 is usual");
    }

    @Test
    void tellsTheResidualWhoseInsideChangesTheShape() {
        assertMessage(() -> model(new Residual("block", Dense.of("inside", 4)), DType.FLOAT32, 3),
                "layer 'block': the layers inside change the shape",
                "expected: [batch, 3]",
                "got: [batch, 4]",
                "fix: give the last layer inside as many units as the input has");
    }

    @Test
    void tellsTwoLayersOfOneName() {
        assertMessage(() -> model(Sequential.of(Dense.of("a", 3), Dense.of("a", 3)), DType.FLOAT32, 3),
                "layer 'a': two layers have one name",
                "expected: a name for each layer",
                "got: 'a' twice",
                "fix: rename one of them");
    }

    @Test
    void tellsWeightsOfAnotherModel() {
        Model model = model(Dense.of("hidden", 2), DType.FLOAT32, 3);
        Weights weights = new Weights();
        weights.put("hiden.W", new float[6]);
        assertMessage(() -> model.onnx(weights, Heading.of(21)),
                "parameter 'hidden.W': the weights have no values for it",
                "expected: weights of this model: hidden.W",
                "got: hiden.W",
                "fix: did you mean 'hiden.W'?");
        weights.put("hidden.W", new float[5]);
        assertMessage(() -> model.onnx(weights, Heading.of(21)),
                "parameter 'hidden.W': it has another number of values",
                "expected: 6",
                "got: 5",
                "fix: use the weights that this model was trained to");
    }

    @Test
    void tellsTheLayerAroundAnOperatorThatRefuses() {
        Layer broken = new Residual("block", (c, x) -> c.op("Add", x, c.longs(1)));
        ModelException told = assertThrows(ModelException.class, () -> model(broken, DType.FLOAT32, 3));
        assertTrue(told.getMessage().startsWith("layer 'block', Add "), told.getMessage());
    }

    private static Network network(Layer layer, DType dtype, int... dims) {
        return c -> c.out("y", layer.of(c, c.input("x", dtype, dims)));
    }

    private static Model model(Layer layer, DType dtype, int... dims) {
        return Model.of("model", network(layer, dtype, dims));
    }

    private static void assertMessage(Runnable mistake, String... lines) {
        ModelException told = assertThrows(ModelException.class, mistake::run);
        assertEquals(String.join("\n", lines), told.getMessage());
    }
}
