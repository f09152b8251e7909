package dev.teacup.train.recipe.pronounce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Pronunciations;
import dev.teacup.train.data.Words;
import dev.teacup.train.grad.Gradients;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Graphs;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.loop.Validator;
import dev.teacup.train.ort.OrtPlatform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On a dictionary of sixty words, and a network that is small enough to learn it in two seconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PronounceTest {
    private static final int BEAMS = 3;
    static final PronounceFit.Hyperparameters SMALL =
            new PronounceFit.Hyperparameters(16, 24, 32, 0, 0, 2e-2, 0, 1, 0.8, 10, 40, 16, 2, 4, BEAMS);
    private static final PronounceFit FIT = new PronounceFit(Words.pronunciations(), SMALL);
    private Fitted fitted;
    private byte[] model;

    @BeforeAll
    void learn() {
        // No epoch is chosen: the few words that are watched are all right long before the model is sure.
        fitted = Fit.of(FIT.step(), FIT.dataset(), FIT.loop(1, 1)).inOrder(FIT.order()).run();
        model = FIT.model(1).onnx(fitted.weights(), Heading.of(Model.OPSET));
    }

    @Test
    void learnsToSayWordsThatItHasNotSeen() {
        Validation judge = FIT.validation();
        byte[] greedy = judge.model().onnx(fitted.weights(), Heading.of(Model.OPSET));
        try (Validator validator = new Validator(greedy, judge.model().inputs(), judge.data(), 1)) {
            assertEquals(0, judge.metric().of(validator.outputs()));
        }
    }

    @Test
    void saysTheSameInTheEngineAsInOnnxRuntime() {
        HostTensor words = HostTensor.texts(new int[] {4}, "sheet", "om", "bap's", "");
        List<HostTensor> expected = run(new OrtPlatform(), words);
        List<HostTensor> said = run(new JvmPlatform(), words);
        assertArrayEquals(new int[] {4, 4}, said.get(0).dims());
        for (int i = 0; i < 16; i++) {
            assertEquals(expected.get(0).text(i), said.get(0).text(i));
        }
        assertArrayEquals(expected.get(1).dims(), said.get(1).dims());
        for (int i = 0; i < said.get(1).elements(); i++) {
            assertEquals(expected.get(1).f64(i), said.get(1).f64(i), 1e-5);
        }
        assertEquals(List.of("SH IY T", "AA M", "B AE P S", ""), best(said));
        for (int i = 0; i < 4 * BEAMS; i++) {
            assertEquals(expected.get(2).text(i), said.get(2).text(i));
            assertEquals(expected.get(3).f64(i), said.get(3).f64(i), 1e-5);
        }
    }

    @Test
    void givesReadingsWithTheirProbabilitiesTheBestFirst() {
        List<HostTensor> said = run(new JvmPlatform(), HostTensor.texts(new int[] {1}, "bat"));
        HostTensor probabilities = said.get(3);
        assertArrayEquals(new int[] {1, BEAMS}, probabilities.dims());
        double sum = 0;
        for (int i = 0; i < BEAMS; i++) {
            assertTrue(i == 0 || probabilities.f64(i) <= probabilities.f64(i - 1));
            sum += probabilities.f64(i);
        }
        assertTrue(sum <= 1, "of readings that differ");
        List<String> readings = List.of(said.get(2).text(0), said.get(2).text(1));
        assertTrue(readings.containsAll(List.of("B AE T", "B AA T")), readings.toString());
    }

    @Test
    void findsTheSharpnessThatMakesWatchedReadingsMostProbable() {
        Weights weights = fitted.weights();
        double found = FIT.sharpness(weights);
        double best = FIT.likelihood(weights, found);
        assertTrue(best >= FIT.likelihood(weights, found - 0.1), "at " + found);
        assertTrue(found > 3.9 || best >= FIT.likelihood(weights, found + 0.1), "at " + found);
    }

    @Test
    void isSurerOfTheBestReadingWhenItIsSharper() {
        byte[] sharper = FIT.model(2).onnx(fitted.weights(), Heading.of(Model.OPSET));
        List<HostTensor> words = List.of(HostTensor.texts(new int[] {1}, "bat"));
        try (JvmPlatform engine = new JvmPlatform()) {
            double before = engine.run(model, List.of(words)).get(0).get(3).f64(0);
            assertTrue(engine.run(sharper, List.of(words)).get(0).get(3).f64(0) > before);
        }
    }

    @Test
    void looksAtLettersWithWeightsThatSumToOne() {
        List<HostTensor> said = run(new JvmPlatform(), HostTensor.texts(new int[] {2}, "sheet", "om"));
        int[] dims = said.get(1).dims();
        assertArrayEquals(new int[] {2, 3, 5}, dims);
        for (int step = 0; step < 2 * dims[1]; step++) {
            double sum = 0;
            for (int letter = 0; letter < dims[2]; letter++) {
                sum += said.get(1).f64(step * dims[2] + letter);
            }
            boolean isSaid = !said.get(0).text(step).isEmpty();
            assertEquals(isSaid ? 1 : sum, sum, 1e-5);
        }
        assertEquals(0, said.get(1).f64(1 * dims[1] * dims[2] + 2), "behind the end of om");
    }

    @Test
    void endsWhateverItIsGiven() {
        String[] odd = {"", "q".repeat(200), "1234", "-", "\u4f60\u597d", "\ud83d\ude00bat", "  bat"};
        HostTensor words = HostTensor.texts(new int[] {odd.length}, odd);
        List<HostTensor> expected = run(new OrtPlatform(), words);
        List<HostTensor> said = run(new JvmPlatform(), words);
        assertTrue(said.get(0).dims()[1] <= PronounceSearch.STEPS);
        assertEquals(best(expected), best(said));
        assertEquals("", best(said).get(0));
        assertEquals("", best(said).get(4), "no sign of Latin-1");
        List<HostTensor> alone = run(new JvmPlatform(), HostTensor.texts(new int[] {1}, ""));
        assertArrayEquals(new int[] {1, 1}, alone.get(0).dims());
        assertEquals("", alone.get(0).text(0));
    }

    @Test
    void readsLettersLargeAndSmallWithAccentsAndApostrophes() {
        Map<String, HostTensor> said = Graphs.use(DType.FLOAT32,
                c -> c.out("numbers", Spelling.numbers(c, c.input("word", DType.STRING))),
                Map.of("word", HostTensor.texts(new int[] {6}, "az'", "\u00c9cole", "a-b", "a\u201cb", "~",
                        "")));
        HostTensor numbers = said.get("numbers");
        assertArrayEquals(new int[] {6, Pronunciations.LONGEST}, numbers.dims());
        assertEquals(List.of(1, 26, 27), letters(numbers, 0));
        assertEquals(List.of(5, 3, 15, 12, 5), letters(numbers, 1));
        assertEquals(List.of(1, 27, 2), letters(numbers, 2));
        assertEquals(List.of(1), letters(numbers, 3), "a quotation mark beyond Latin-1 ends a word");
        assertEquals(List.of(27), letters(numbers, 4));
        assertEquals(List.of(), letters(numbers, 5));
        assertArrayEquals(new long[] {1, 26, 27}, Spelling.numbers("az'"));
    }

    @Test
    void itsGradientIsThatOfItsFormula() {
        PronounceFit.Hyperparameters tiny =
                new PronounceFit.Hyperparameters(2, 2, 3, 0, 0.1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        PronounceNetwork network = new PronounceNetwork(tiny);
        Map<String, HostTensor> feeds = new HashMap<>();
        feeds.put("seed", HostTensor.longs(new int[0], 0));
        feeds.put("step", HostTensor.longs(new int[0], 1));
        feeds.put(PronounceNetwork.LETTERS, HostTensor.longs(new int[] {2, 3}, 3, 1, 20, 5, 0, 0));
        feeds.put(PronounceNetwork.BEFORE, HostTensor.longs(new int[] {2, 3}, 0, 7, 9, 0, 11, 0));
        feeds.put(PronounceNetwork.PHONEMES, HostTensor.longs(new int[] {2, 3}, 7, 9, 0, 11, 0, -1));
        for (Parameter parameter : parameters(tiny)) {
            float[] begin = parameter.begin(4);
            double[] values = new double[begin.length];
            Arrays.setAll(values, i -> 2 * begin[i] + 0.1 * Math.sin(i));
            feeds.put(parameter.name(), Graphs.doubles(parameter.dims(), values));
        }
        Map<String, HostTensor> gradients =
                Graphs.train(DType.FLOAT64, c -> gradients(c, network), feeds);
        for (Parameter parameter : parameters(tiny)) {
            HostTensor values = feeds.get(parameter.name());
            int at = parameter.elements() / 3;
            double numeric = (moved(network, feeds, values, at, 1e-5)
                    - moved(network, feeds, values, at, -1e-5)) / 2e-5;
            assertEquals(numeric, gradients.get(parameter.name() + ".gradient").f64(at), 1e-7,
                    parameter.name());
        }
    }

    private static List<Parameter> parameters(PronounceFit.Hyperparameters settings) {
        return new PronounceFit(Words.pronunciations(), settings).greedy().parameters();
    }

    private static void gradients(Context c, PronounceNetwork network) {
        Value loss = network.loss(c);
        List<Value> parameters =
                c.parameters().stream().map(parameter -> new Value(parameter.name())).toList();
        Gradients.of(c.graph(), loss, parameters).forEach((name, value) -> c.out(name + ".gradient", value));
    }

    private static double moved(PronounceNetwork network, Map<String, HostTensor> feeds, HostTensor values,
            int at, double by) {
        double before = values.f64(at);
        values.tensor().f64(at, before + by);
        double loss = Graphs.train(DType.FLOAT64, c -> c.out("loss", network.loss(c)), feeds).get("loss")
                .f64(0);
        values.tensor().f64(at, before);
        return loss;
    }

    private List<HostTensor> run(Platform platform, HostTensor words) {
        try (platform) {
            return platform.run(model, List.of(List.of(words))).get(0);
        }
    }

    private static List<String> best(List<HostTensor> said) {
        HostTensor readings = said.get(2);
        return IntStream.range(0, readings.dims()[0])
                .mapToObj(row -> readings.text(row * readings.dims()[1])).toList();
    }

    /** Those of a word, behind which there are only zeros. */
    private static List<Integer> letters(HostTensor numbers, int row) {
        int width = numbers.dims()[1];
        List<Integer> letters = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int number = (int) numbers.f64(row * width + i);
            assertTrue(number == 0 || letters.size() == i, "there is a gap");
            if (number > 0) {
                letters.add(number);
            }
        }
        return letters;
    }
}
