package dev.teacup.train.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.export.Heading;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.board.EventFiles;
import dev.teacup.train.board.Projection;
import dev.teacup.train.board.TensorFlowReader;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Embedding;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.History;
import dev.teacup.train.loop.Metric;
import dev.teacup.train.loop.Progress;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.metric.Predictions;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.Sgd;
import dev.teacup.train.optim.StepGraph;
import dev.teacup.train.quantize.Form;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.framework.GraphDef;
import org.tensorflow.framework.NodeDef;
import org.tensorflow.framework.Summary;
import org.tensorflow.util.Event;

/** A tiny training whose event files TensorFlow's own classes read. */
class SeedBoardTest {
    private static final int ROWS = 6;
    private static final int SIDE = 8;

    @TempDir
    private Path out;

    @Test
    void aTrainingShowsItsLossesRateAndMetric() {
        train(desk(false), Progress.NONE);
        Map<String, List<EventFiles.Point>> scalars = run("seed-3/all").scalars();
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), steps(scalars.get("step/loss")));
        assertEquals(List.of(3L, 6L), steps(scalars.get("epoch/loss")));
        List<Double> losses = scalars.get("step/loss").stream().map(EventFiles.Point::value).toList();
        assertEquals((losses.get(0) + losses.get(1) + losses.get(2)) / 3,
                scalars.get("epoch/loss").get(0).value(), 1e-6);
        assertEquals(List.of(3L, 6L), steps(scalars.get("epoch/accuracy")));
        assertEquals(0.5 * (1 + Math.cos(Math.PI * 3 / 6)) / 2, scalars.get("epoch/rate").get(0).value(),
                1e-6);
        assertEquals(0, scalars.get("epoch/rate").get(1).value(), 1e-6);
    }

    @Test
    void lossesOfNetworksSideBySideAreTheirMean() {
        train(desk(false), Progress.NONE);
        double alone = run("seed-3/all").scalars().get("step/loss").get(0).value();
        desk(false).run(new Tiny().fit(), "all", 4);
        assertEquals(alone / 4, run("seed-3/all").scalars().get("step/loss").get(0).value(), 1e-6);
    }

    @Test
    void aTrainingShowsItsWeightsPicturesAndTables() throws IOException {
        train(desk(false), Progress.NONE);
        Path run = out.resolve("board/seed-3/all");
        List<Summary.Value> weights = TensorFlowReader.values(run, "weights/words.table");
        assertEquals(2, weights.size());
        assertEquals(2, TensorFlowReader.values(run, "changes/words.table").size());
        Summary.Value pictures = TensorFlowReader.values(run, "samples/picture").get(0);
        assertEquals("images", pictures.getMetadata().getPluginData().getPluginName());
        // Their width and height, and the two pictures of the first step.
        assertEquals(2 + 2, pictures.getTensor().getStringValCount());
        Projection words = run("seed-3/all").projections().get(0);
        assertEquals("words", words.name());
        assertEquals(List.of(List.of("one"), List.of("two"), List.of("three")), words.labels());
    }

    @Test
    void aTrainingThatGoesOnShowsEachStepOnce() throws IOException {
        Progress killer = new Progress() {
            @Override
            public void step(int epoch, int step, double loss) {
                if (epoch == 2 && step == 2) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        assertThrows(IllegalStateException.class, () -> train(desk(false), killer));
        assertEquals(5, run("seed-3/all").scalars().get("step/loss").size());
        train(desk(true), Progress.NONE);
        Map<String, List<EventFiles.Point>> scalars = run("seed-3/all").scalars();
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), steps(scalars.get("step/loss")));
        assertEquals(List.of(3L, 6L), steps(scalars.get("epoch/loss")));
        assertEquals(2,
                TensorFlowReader.values(out.resolve("board/seed-3/all"), "changes/words.table").size());
    }

    @Test
    void aSeedShowsItsGraphSettingsAndFigures() throws IOException {
        new SeedBoard(desk(false), Map.of("rate", 0.5)).train(new Tiny());
        Path run = out.resolve("board/seed-3");
        List<Event> events = TensorFlowReader.events(run);
        GraphDef graph = GraphDef.parseFrom(events.stream().map(Event::getGraphDef)
                .filter(bytes -> !bytes.isEmpty()).findFirst().orElseThrow());
        List<String> names = graph.getNodeList().stream().map(NodeDef::getName).toList();
        assertTrue(names.containsAll(List.of("picture", "word", "words/table")), names.toString());
        graph.getNodeList().forEach(node -> node.getInputList()
                .forEach(input -> assertTrue(names.contains(input.split(":")[0]), input)));
        assertEquals(0.75f, TensorFlowReader.values(run, "test/accuracy").get(0).getSimpleValue());
        for (String tag : List.of("_hparams_/experiment", "_hparams_/session_start_info",
                "_hparams_/session_end_info", "settings", "command")) {
            assertEquals(1, TensorFlowReader.values(run, tag).size(), tag);
        }
    }

    @Test
    void theSeedThatIsKeptShowsItsCurveAndPictures() throws IOException {
        SeedBoard board = new SeedBoard(desk(false), Map.of("rate", 0.5));
        board.train(new Tiny());
        Folder folder = new Folder(out);
        folder.write(facts());
        board.show(new Judged(), folder);
        Path run = out.resolve("board/seed-3");
        assertEquals("pr_curves", TensorFlowReader.values(run, "test").get(0).getMetadata()
                .getPluginData().getPluginName());
        Summary.Value picture = TensorFlowReader.values(run, "report/losses").get(0);
        assertEquals("1280", picture.getTensor().getStringVal(0).toStringUtf8());
        assertEquals(1, run("seed-3").scalars().get("test/accuracy").size());
    }

    @Test
    void aTrainingThatFailsIsSaidToHaveFailed() throws IOException {
        Tiny broken = new Tiny() {
            @Override
            public Trained train(Desk desk) {
                throw new IllegalStateException("broken");
            }
        };
        assertThrows(IllegalStateException.class,
                () -> new SeedBoard(desk(false), Map.of()).train(broken));
        assertEquals(1, TensorFlowReader
                .values(out.resolve("board/seed-3"), "_hparams_/session_end_info").size());
    }

    @Test
    void theModelDoesNotDependOnTheClock() throws IOException {
        byte[] first = new Tiny().train(desk(false)).onnx();
        try (Stream<Path> files = Files.list(out.resolve("board/seed-3/all"))) {
            assertTrue(files.findAny().isPresent());
        }
        assertArrayEquals(first, new Tiny().train(desk(false)).onnx());
    }

    private Desk desk(boolean resume) {
        PrintStream quiet = new PrintStream(new ByteArrayOutputStream());
        Request request = new Request(null, out, 0, 3, 1, resume, Form.FLOAT32, quiet, false);
        return new Desk("tiny", request, "ab12", 3, new Tiny().legend());
    }

    private static Fitted train(Desk desk, Progress progress) {
        return desk.run(new Tiny().fit().telling(progress), "all");
    }

    private EventFiles run(String name) {
        return EventFiles.below(out.resolve("board")).stream().filter(run -> run.run().equals(name))
                .findFirst().orElseThrow();
    }

    private static List<Long> steps(List<EventFiles.Point> points) {
        return points.stream().map(EventFiles.Point::step).toList();
    }

    private static Facts facts() {
        Facts.Data data =
                new Facts.Data("", "", "", List.of(), List.of(), List.of(), Map.of());
        return new Facts("tiny", "Tiny?", "A question.", Map.of(), data,
                new Facts.Tried("", List.of(), Map.of()), List.of(),
                List.of(Facts.Section.of("Training").with("losses",
                        Pictures.losses(new double[] {2, 1}, new double[] {2, 1.5}))),
                Map.of(), new Facts.Run("", 3, "", 0, 0, 0, Map.of()),
                new Facts.Use("", "", List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    /** Two classes of a word and a picture. */
    private static class Tiny implements Study {
        private static Value logits(Context c) {
            Value word = c.op("Reshape",
                    new Embedding("words", 3, 2).of(c, c.input("word", DType.INT64, 1)), c.longs(-1, 2));
            Value ink = c.op("Reshape", c.input("picture", DType.FLOAT32, SIDE, SIDE),
                    c.longs(-1, SIDE * SIDE));
            Value both = c.op("Concat", Attributes.of("axis", 1), word, ink);
            return Dense.of("choice", 2).of(c, both);
        }

        private static Model model() {
            return Model.of("tiny", c -> c.out("probability", c.op("Softmax", logits(c))));
        }

        Fit fit() {
            StepGraph step = StepGraph.of("tiny.step",
                    c -> new SoftmaxCrossEntropy(new double[] {1, 1}, 0).of(c, logits(c),
                            c.op("Squeeze", c.input("class", DType.INT64, 1), c.longs(1))),
                    StepGraph.Update.of(new Sgd(0), Schedule.cosine(0.5, 0, 6)));
            float[] pictures = new float[ROWS * SIDE * SIDE];
            for (int i = 0; i < pictures.length; i++) {
                pictures[i] = i % 7 / 7f;
            }
            long[] classes = {0, 1, 0, 1, 0, 1};
            Dataset data = Dataset.of(ROWS).longs("word", new long[] {0, 1, 2, 0, 1, 2})
                    .floats("picture", pictures).longs("class", classes);
            return Fit.of(step, data, Settings.of(2, 2, 3)).validatedBy(new Validation(model(), data,
                    "accuracy", Metric.accuracy("probability", classes), true));
        }

        @Override
        public Legend legend() {
            return new Legend(Map.of("words.table", List.of("one", "two", "three")),
                    Set.of("picture"));
        }

        @Override
        public Trained train(Desk desk) {
            Fitted fitted = desk.run(fit(), "all");
            return new Trained(model().onnx(fitted.weights(), Heading.of(Model.OPSET)), null,
                    model().elements(), Map.of("loss", fitted.history().losses()),
                    Map.of("test", Map.of("accuracy", 0.75)));
        }

        @Override
        public Record settings() {
            return new History(List.of(), 0);
        }

        @Override
        public String dataSha256() {
            return "ab12";
        }

        @Override
        public Golden golden() {
            return new Golden(List.of());
        }

        @Override
        public Evaluation judge(byte[] model, String file) {
            return new Judged();
        }
    }

    private record Judged() implements Study.Evaluation {
        @Override
        public Map<String, Map<String, Double>> figures() {
            return Map.of("test", Map.of("accuracy", 0.75));
        }

        @Override
        public Map<String, Integer> rows() {
            return Map.of("test", 4);
        }

        @Override
        public Facts facts(Account account, Ledger ledger, long modelBytes) {
            return SeedBoardTest.facts();
        }

        @Override
        public Map<String, Predictions> predictions() {
            return Map.of("test", new Predictions(new double[] {0.2, 0.7}, new double[] {0, 1}));
        }
    }
}
