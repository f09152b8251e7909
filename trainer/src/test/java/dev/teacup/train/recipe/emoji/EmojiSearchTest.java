package dev.teacup.train.recipe.emoji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Emoji;
import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.data.Split;
import dev.teacup.train.data.WordNet;
import dev.teacup.train.layer.Graphs;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.ort.OrtPlatform;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On a dozen emoji, and a network that is small enough to learn them in a second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmojiSearchTest {
    private static final EmojiFit.Hyperparameters SMALL =
            new EmojiFit.Hyperparameters(3, 512, 8, 16, 0, 0.3, 0.05, 0, 5, 60, 16);
    private static final List<Emoji> EMOJI = List.of(emoji("\uD83E\uDED6", "tea pot", "drink"),
            emoji("B", "cup of tea", "drink", "hot"), emoji("C", "red wine", "drink", "bar"),
            emoji("D", "dog", "animal", "pet"), emoji("E", "cat", "animal", "pet"),
            emoji("F", "goldfish", "animal", "sea"), emoji("G", "sailing boat", "sea"),
            emoji("H", "car", "road"), emoji("I", "lorry", "road"), emoji("J", "sun", "weather", "hot"),
            emoji("K", "rain", "weather"), emoji("L", "it's snow", "weather", "100"));
    private static final EmojiQueries DATA = new EmojiQueries(EMOJI,
            List.of(new Query("thirsty", new int[] {0, 2}), new Query("kitten", new int[] {4}),
                    new Query("teapots", new int[] {0}), new Query("pets", new int[] {3, 4})),
            new Split(new int[] {0, 1}, new int[] {2}, new int[] {3}), "none");
    private static final WordNet WORD_NET = new WordNet(Map.of("hound", akin("dog", true), "cat",
            akin("dog", true), "mastiff", akin("dog", false)), "none");
    private static final EmojiFit FIT = new EmojiFit(DATA, WORD_NET, SMALL);
    private byte[] model;

    private static Emoji emoji(String sign, String description, String... keywords) {
        return new Emoji(sign, description, List.of(keywords), List.of(), "Test");
    }

    private static WordNet.Entry akin(String word, boolean isTagged) {
        WordNet.Meaning meaning = new WordNet.Meaning(List.of(word), List.of("a"), List.of());
        return new WordNet.Entry(List.of(new WordNet.Sense(meaning, 0)), isTagged);
    }

    @BeforeAll
    void learn() {
        // No epoch is chosen: one validation query says nothing.
        Fitted fitted = FIT.fit(1, 1).validatedBy(null).run();
        model = FIT.model().onnx(fitted.weights(), Heading.of(Model.OPSET));
    }

    @Test
    void readsTheSameWordsAndRunsInsideTheGraphAsOutside() {
        String[] texts = {"tea", "red wine", "It's a-B_c", "  100  ", "caf\u00e9", "!?", "",
            "x".repeat(60), "a b c d e f g h i j k l m n o p q r s t u v w x y z"};
        Grams grams = new Grams(8192);
        HostTensor rows = Graphs.use(DType.FLOAT32,
                c -> c.out("rows", grams.rows(c, c.input("text", DType.STRING))),
                Map.of("text", HostTensor.texts(new int[] {texts.length}, texts))).get("rows");
        int width = rows.dims()[1];
        for (int i = 0; i < texts.length; i++) {
            int from = i * width;
            long[] inside = IntStream.range(0, width).mapToLong(k -> (long) rows.f64(from + k))
                    .filter(row -> row >= 0).sorted().toArray();
            long[] outside = grams.rows(texts[i].replace('\u00e9', 'e'));
            assertArrayEquals(LongStream.of(outside).sorted().toArray(), inside, texts[i]);
        }
        // A word, three runs of three, two of four.
        assertEquals(6, grams.rows("tea").length);
    }

    @Test
    void findsEmojiByTheirWordsByLettersAndByMeaning() {
        List<HostTensor> found = run(new JvmPlatform(), "sailing", "goldfishes", "thirsty");
        assertEquals("G", found.get(0).text(0));
        assertEquals("F", found.get(0).text(EmojiScores.SHOWN));
        List<String> thirsty = IntStream.range(0, 3)
                .mapToObj(i -> found.get(0).text(2 * EmojiScores.SHOWN + i)).toList();
        assertTrue(thirsty.containsAll(List.of("\uD83E\uDED6", "B", "C")),
                "a cup is like a pot and a glass, and nobody has tagged it: " + thirsty);
        assertEquals("sailing boat", found.get(1).text(0));
    }

    @Test
    void showsTheSameInTheEngineAsInOnnxRuntime() {
        String[] texts = {"tea", "Red_Wine", "zzz", "caf\u00e9 100", "", "\u8336"};
        List<HostTensor> expected = run(new OrtPlatform(), texts);
        List<HostTensor> found = run(new JvmPlatform(), texts);
        for (int i = 0; i < texts.length * EmojiScores.SHOWN; i++) {
            assertEquals(expected.get(0).text(i), found.get(0).text(i));
            assertEquals(expected.get(1).text(i), found.get(1).text(i));
        }
        for (int i = 0; i < texts.length * EMOJI.size(); i++) {
            assertEquals(expected.get(2).f64(i), found.get(2).f64(i), 1e-5);
        }
        assertEquals("", found.get(0).text(4 * EmojiScores.SHOWN), "nothing is asked for");
        assertEquals("", found.get(0).text(5 * EmojiScores.SHOWN), "nothing that could be read");
    }

    @Test
    void dividesATextAmongItsEmojiAndThoseThatAreAlike() {
        EmojiShares known = FIT.known();
        float[] shares = known.shares(0.3);
        int text = known.texts().indexOf("thirsty");
        float[] row = Arrays.copyOfRange(shares, text * EMOJI.size(), (text + 1) * EMOJI.size());
        double sum = 0;
        for (float share : row) {
            sum += share;
        }
        assertEquals(1, sum, 1e-5);
        assertTrue(row[0] > .35 && row[2] > .35, "its own");
        assertTrue(row[1] > 0, "the cup drinks, too");
        assertEquals(0, row[7], "a car has no word in common with them");
        assertTrue(known.texts().contains("cup of tea") && known.texts().contains("cup"));
        assertTrue(!known.texts().contains("teapots") && !known.texts().contains("pets"),
                "what is judged is not learnt");
    }

    @Test
    void learnsWordsOfWordNetThatWereMetInTextsAndThatNobodyHasTagged() {
        EmojiShares known = FIT.known();
        assertEquals(List.of("hound"), known.akin().stream().map(EmojiShares.Text::text).toList());
        assertArrayEquals(new int[] {3}, known.akin().get(0).emoji());
        assertEquals("D", run(new JvmPlatform(), "hounds").get(0).text(0));
        EmojiFit without = new EmojiFit(DATA, WORD_NET, SMALL.with("akin", 0));
        assertEquals(List.of(), without.known().akin());
    }

    @Test
    void judgesByMeaningOnlyWhatTheTextOfAnEmojiLacks() {
        Query pet = new Query("pet", new int[] {2, 3});
        double[] scores = new double[EMOJI.size()];
        scores[3] = 3;
        scores[4] = 2;
        scores[2] = 1;
        EmojiScores judged = EmojiScores.of(EMOJI, List.of(pet), query -> scores, 0);
        assertArrayEquals(new int[] {1}, judged.found().places());
        assertArrayEquals(new int[] {2}, judged.foundByMeaning().places(), "the dog is taken out");
    }

    @Test
    void refusesAModelOfSomethingElse() {
        Model other = Model.of("other", c -> c.out("y", c.input("x", DType.FLOAT32, 1)));
        byte[] bytes = other.onnx(new Weights(), Heading.of(Model.OPSET));
        ModelException told = assertThrows(ModelException.class,
                () -> new EmojiSearch(FIT).judge(bytes, "model.onnx"));
        assertEquals("model.onnx: it is no model of the recipe emoji\n"
                + "expected: the input query, and similarities among the outputs\ngot: x to y\n"
                + "fix: name the folder of a model that ./teacup train emoji made", told.getMessage());
    }

    private List<HostTensor> run(Platform platform, String... texts) {
        try (platform) {
            return platform.run(model, List.of(List.of(HostTensor.texts(new int[] {texts.length}, texts))))
                    .get(0);
        }
    }
}
