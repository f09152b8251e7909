package dev.teacup.train.loop;

import static dev.teacup.train.loop.FitTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.export.Heading;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.ort.Batch;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    /** More than two batches and a rest. */
    private static final int ROWS = 1300;

    @Test
    void feedsStringsAndIntegersAndKeepsTheOrder() {
        Model model = Model.of("words", ValidatorTest::build);
        String[] words = new String[ROWS];
        long[] numbers = new long[2 * ROWS];
        Arrays.setAll(words, row -> row % 3 == 0 ? "cat" : "dog");
        Arrays.setAll(numbers, i -> i);
        Dataset data = Dataset.of(ROWS).texts("word", words).longs("pair", numbers);
        byte[] onnx = model.onnx(new Weights(), Heading.of(Model.OPSET));
        try (Validator validator = new Validator(onnx, model.inputs(), data, 1)) {
            Map<String, float[]> outputs = validator.outputs();
            for (int row = 0; row < ROWS; row++) {
                assertEquals(row % 3 == 0 ? 1 : 0, outputs.get("isCat")[row], "row " + row);
                assertEquals(4 * row + 1, outputs.get("sum")[row], "row " + row);
            }
        }
    }

    @Test
    void tellsAnInputThatABatchCannotHold() {
        Model model = Model.of("truths", c -> c.out("y", c.op("Not", c.input("x", DType.BOOL, 2))));
        byte[] onnx = model.onnx(new Weights(), Heading.of(Model.OPSET));
        assertMessage(() -> new Validator(onnx, model.inputs(), Dataset.of(1).longs("x", new long[2]), 1),
                "input 'x': a batch cannot hold inputs of this type",
                "expected: float32, int64 or string of [batch, sizes that are known]",
                "got: bool[batch, 2]",
                "fix: declare it so, and convert it in the model by Cast or Reshape");
    }

    /** 600 words make two batches: the longest word of the first has 3 letters, that of the second 4. */
    @Test
    void tellsAnOutputWhoseSizeDependsOnTheBatch() {
        Type word = Type.of(DType.INT64, Shape.of(Dim.named(Context.BATCH), Dim.named("letters")));
        Model model = Model.of("words", c -> c.out("twice", c.op("Add", c.input("word", word),
                c.input("word", word))));
        long[][] words = new long[600][];
        Arrays.setAll(words, row -> new long[row == 599 ? 4 : 3]);
        Dataset data = Dataset.of(600).ragged("word", words, 0);
        try (Validator validator = new Validator(model.withParametersAsInputs(), model.inputs(), data, 1)) {
            assertMessage(validator::outputs,
                    "output 'twice': its samples differ in size among batches",
                    "expected: 3 elements for each sample of a batch",
                    "got: 352 elements for 88 samples",
                    "fix: validate with a model that has outputs [batch, sizes that are known] only");
        }
    }

    /** 512 of them at once would be 2 GB. */
    @Test
    void runsLargeSamplesInSmallBatches() {
        int side = 1024;
        Model model = Model.of("sums", c -> c.out("sum",
                c.op("ReduceSum", c.input("picture", DType.FLOAT32, side, side), c.longs(1, 2))));
        Dataset data = Dataset.of(1).floats("picture", new float[side * side]);
        Samples many = new Samples() {
            @Override
            public int rows() {
                return 600;
            }

            @Override
            public Batch batch(Map<String, Type> inputs, int capacity) {
                assertEquals(1, capacity);
                return data.batch(inputs, capacity);
            }

            @Override
            public void fill(Batch batch, int[] order, int from, int count, Draw draw) {
                data.fill(batch, new int[count], 0, count, draw);
            }

            @Override
            public long fingerprint() {
                return 0;
            }
        };
        new Validator(model.withParametersAsInputs(), model.inputs(), many, 1).close();
        assertMessage(() -> data.batch(model.inputs(), 1024),
                "input 'picture': a batch of it is too large",
                "expected: at most 2 GB",
                "got: 1024 samples of float32[batch, 1024, 1024]",
                "fix: train with smaller batches");
    }

    private static void build(Context c) {
        Value isCat = c.op("Equal", c.input("word", DType.STRING), c.texts(new int[] {1}, "cat"));
        c.out("isCat", c.as(isCat, DType.FLOAT32));
        c.out("sum", c.op("ReduceSum", c.input("pair", DType.INT64, 2), c.longs(1)));
    }
}
