package dev.teacup.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Model;
import dev.teacup.train.ort.Batch;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Type WORDS =
            Type.of(DType.INT64, Shape.of(Dim.named(Context.BATCH), Dim.named("letters")));
    private static final Draw DRAW = new Draw(1, 0);

    @Test
    void listsOfDifferentLengthArePaddedToTheLongestOfTheirBatch() {
        Dataset data = Dataset.of(3).ragged("word", new long[][] {{1}, {2, 3, 4}, {5, 6}}, -1);
        try (Batch batch = data.batch(Map.of("word", WORDS), 2)) {
            data.fill(batch, new int[] {2, 0, 1}, 0, 2, DRAW);
            assertEquals(2, batch.elements("word"));
            long[] both = new long[4];
            batch.longs("word").get(both);
            assertArrayEquals(new long[] {5, 6, 1, -1}, both);
            data.fill(batch, new int[] {2, 0, 1}, 2, 1, DRAW);
            assertEquals(3, batch.elements("word"));
        }
    }

    @Test
    void aModelRunsOnBatchesOfEachLength() {
        Model model = Model.of("sums",
                c -> c.out("sum", c.op("ReduceSum", Attributes.of("keepdims", 0), c.input("word", WORDS),
                        c.longs(1))));
        long[][] words = new long[700][];
        for (int row = 0; row < words.length; row++) {
            words[row] = new long[row / 100];
            Arrays.fill(words[row], 1);
        }
        Dataset data = Dataset.of(words.length).ragged("word", words, 0);
        byte[] file = model.withParametersAsInputs();
        try (Validator validator = new Validator(file, model.inputs(), data, 1)) {
            float[] sums = validator.outputs().get("sum");
            for (int row = 0; row < words.length; row++) {
                assertEquals(words[row].length, sums[row]);
            }
        }
    }

    @Test
    void tellsAnotherNumberOfLists() {
        FitTest.assertMessage(() -> Dataset.of(3).ragged("word", new long[2][], 0),
                "column 'word': its values are not so many for each sample",
                "expected: 3 lists of values",
                "got: 2 lists",
                "fix: give each sample a list");
    }

    @Test
    void anAugmentationChangesEachSampleAnewInEachEpochAndTheSameWayWhenAskedAgain() {
        Dataset plain = Dataset.of(2).floats("x", new float[] {1, 2, 3, 4}).floats("y", new float[] {5, 6});
        Augmented data = new Augmented(plain, "x", (sample, random) -> {
            for (int i = 0; i < sample.length; i++) {
                sample[i] += (float) random.nextDouble();
            }
        }, 1);
        float[] first = filled(data, new Draw(1, 0));
        assertArrayEquals(first, filled(data, new Draw(1, 0)));
        assertFalse(Arrays.equals(first, filled(data, new Draw(1, 1))));
        assertFalse(Arrays.equals(first, filled(data, new Draw(2, 0))));
        assertEquals(5, first[4]);
        assertArrayEquals(new float[] {1, 2, 3, 4}, plain.floats("x"));
        assertFalse(plain.fingerprint() == data.fingerprint());
    }

    private static float[] filled(Samples data, Draw draw) {
        Map<String, Type> types = Map.of("x", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(2))),
                "y", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"))));
        try (Batch batch = data.batch(types, 2)) {
            data.fill(batch, new int[] {0, 1}, 0, 2, draw);
            float[] all = new float[6];
            batch.floats("x").get(all, 0, 4);
            batch.floats("y").get(all, 4, 2);
            return all;
        }
    }

    @Test
    void batchesByLengthHoldEachSampleOnceAndLittlePadding() {
        int[] lengths = IntStream.range(0, 1003).map(row -> row * 7919 % 29).toArray();
        Order order = Order.byLength(lengths, 20);
        int[] epoch = order.of(lengths.length, 3, 0, 10);
        assertArrayEquals(epoch, order.of(lengths.length, 3, 0, 10));
        assertFalse(Arrays.equals(epoch, order.of(lengths.length, 3, 1, 10)));
        assertArrayEquals(IntStream.range(0, 1003).toArray(), Arrays.stream(epoch).sorted().toArray());
        int padded = 0;
        for (int from = 0; from < epoch.length; from += 10) {
            int[] batch = Arrays.copyOfRange(epoch, from, Math.min(epoch.length, from + 10));
            int longest = Arrays.stream(batch).map(row -> lengths[row]).max().orElseThrow();
            padded += Arrays.stream(batch).map(row -> longest - lengths[row]).sum();
        }
        int all = Arrays.stream(lengths).sum();
        assertTrue(padded < 0.1 * all, padded + " of " + all);
    }

    @Test
    void aBalancedOrderDrawsRareClassesMoreOften() {
        int[] classes = new int[1000];
        Arrays.fill(classes, 0, 50, 1);
        assertEquals(500, rare(Order.balanced(classes, 0), classes), 60);
        assertEquals(187, rare(Order.balanced(classes, 0.5), classes), 50);
        assertEquals(50, rare(Order.balanced(classes, 1), classes), 30);
    }

    @Test
    void aRowThatComesTwiceInAnEpochIsChangedInTwoWays() {
        Augmented data = new Augmented(Dataset.of(1).floats("x", new float[2]), "x",
                (sample, random) -> sample[0] = random.nextInt(), 1);
        Map<String, Type> types =
                Map.of("x", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(2))));
        try (Batch batch = data.batch(types, 2)) {
            data.fill(batch, new int[] {0, 0, 0}, 1, 2, DRAW);
            float[] both = new float[4];
            batch.floats("x").get(both);
            assertFalse(both[0] == both[2]);
        }
    }

    @Test
    void tellsAColumnThatCannotBeAugmented() {
        Dataset plain = Dataset.of(1).floats("picture", new float[2]).longs("label", new long[1]);
        Map<String, Type> types = Map.of("label", Type.of(DType.INT64, Shape.of(Dim.named("batch"))));
        FitTest.assertMessage(() -> new Augmented(plain, "lable", (sample, random) -> {}, 1).batch(types, 1),
                "augmented column 'lable': the model has no such input",
                "expected: one of label",
                "got: 'lable'",
                "fix: did you mean 'label'?");
        FitTest.assertMessage(() -> new Augmented(plain, "label", (sample, random) -> {}, 1).batch(types, 1),
                "augmented column 'label': its samples are no floats",
                "expected: float32",
                "got: int64[batch]",
                "fix: change a column of floats");
    }

    @Test
    void aBatchOfEmptyListsIsPaddedToOneElement() {
        Dataset data = Dataset.of(2).ragged("word", new long[][] {{}, {}}, 7);
        try (Batch batch = data.batch(Map.of("word", WORDS), 2)) {
            data.fill(batch, new int[] {0, 1}, 0, 2, DRAW);
            assertEquals(1, batch.elements("word"));
            assertEquals(7, batch.longs("word").get(1));
        }
    }

    @Test
    void tellsColumnsThatAreWrong() {
        FitTest.assertMessage(() -> Dataset.of(0),
                "data set: it has no samples",
                "expected: 1 or more",
                "got: 0",
                "fix: look at what was read, and at what was left out of it");
        FitTest.assertMessage(() -> Dataset.of(2).ragged("word", new long[][] {{1}, null}, 0),
                "column 'word': sample 1 has no list",
                "expected: a list, perhaps an empty one",
                "got: null",
                "fix: give each sample a list");
        FitTest.assertMessage(() -> Dataset.of(1).longs("x", new long[1]).floats("x", new float[1]),
                "column 'x': it is there already",
                "expected: a name for each column",
                "got: 'x' twice",
                "fix: rename one of them");
        FitTest.assertMessage(() -> Dataset.of(1).longs("x", new long[1]).floats("x"),
                "column 'x': it holds no floats",
                "expected: float32",
                "got: int64 with 1 element a sample",
                "fix: ask for another column");
        FitTest.assertMessage(() -> Dataset.of(1).longs("x", new long[3]).batch(Map.of("x", WORDS), 1),
                "column 'x': it does not fit the model's input",
                "expected: int64[batch, letters]",
                "got: int64 with 3 elements a sample",
                "fix: make the two agree");
    }

    @Test
    void tellsOrdersOfOtherSamples() {
        FitTest.assertMessage(() -> Order.byLength(new int[3], 10).of(4, 1, 0, 2),
                "order of samples: it is that of other samples",
                "expected: one of 3 samples",
                "got: 4 samples",
                "fix: make the order from the very samples that are trained on");
        FitTest.assertMessage(() -> Order.balanced(new int[4], 0.5).of(3, 1, 0, 2),
                "order of samples: it is that of other samples",
                "expected: one of 4 samples",
                "got: 3 samples",
                "fix: make the order from the very samples that are trained on");
    }

    @Test
    void tellsOrdersThatCannotBe() {
        FitTest.assertMessage(() -> Order.byLength(new int[3], 0),
                "order of samples: its pools are empty",
                "expected: pools of 1 or more batches",
                "got: 0",
                "fix: 20 to 100 are usual");
        FitTest.assertMessage(() -> Order.balanced(new int[] {0, 2, 2}, 0.5),
                "order of samples: class 1 has no sample",
                "expected: one or more of each class, 0 to 2",
                "got: none",
                "fix: leave the class out, and number the others without it");
        FitTest.assertMessage(() -> Order.balanced(new int[] {0, -1}, 0.5),
                "order of samples: sample 1 has no class",
                "expected: classes counted from 0",
                "got: -1",
                "fix: leave the sample out, or give it a class");
        FitTest.assertMessage(() -> Order.balanced(new int[] {0, 0}, 2),
                "order of samples: its power is no share",
                "expected: 0 to 1",
                "got: 2.0",
                "fix: 0.5 is half-way between all classes equal and all as they are");
    }

    @Test
    void onePoolMayHoldAllBatches() {
        int[] epoch = Order.byLength(new int[] {3, 1, 2}, Integer.MAX_VALUE).of(3, 1, 0, 1);
        assertArrayEquals(new int[] {0, 1, 2}, Arrays.stream(epoch).sorted().toArray());
    }

    private static int rare(Order order, int[] classes) {
        return Arrays.stream(order.of(classes.length, 1, 0, 10)).map(row -> classes[row]).sum();
    }
}
