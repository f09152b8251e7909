package dev.teacup.train.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Graphs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each loss against its formula, written out in Java. */
class LossTest {
    private static final double[] LOGITS = {-2, 0.5, 3, -0.1};
    private static final double[] TARGETS = {0, 1, 1, 0};
    private static final double TOLERANCE = 1e-12;

    @Test
    void isTheCrossEntropyOfProbabilities() {
        assertEquals(binary(1, 0), loss(BinaryCrossEntropy.PLAIN, LOGITS, TARGETS), TOLERANCE);
        assertEquals(binary(1, 0.1), loss(new BinaryCrossEntropy(1, 0.1), LOGITS, TARGETS), TOLERANCE);
        assertEquals(binary(4, 0.2), loss(new BinaryCrossEntropy(4, 0.2), LOGITS, TARGETS), TOLERANCE);
    }

    @Test
    void staysFiniteForSureLogits() {
        double[] sure = {-1000, 1000, 1000, -1000};
        assertEquals(0, loss(BinaryCrossEntropy.PLAIN, sure, TARGETS));
        double[] wrong = {1000, -1000, -1000, 1000};
        assertEquals(1000, loss(BinaryCrossEntropy.PLAIN, wrong, TARGETS));
    }

    @Test
    void isTheMeanOfSquares() {
        double expected = 0;
        for (int i = 0; i < LOGITS.length; i++) {
            expected += Math.pow(LOGITS[i] - TARGETS[i], 2) / LOGITS.length;
        }
        assertEquals(expected, loss(new MeanSquaredError(), LOGITS, TARGETS), TOLERANCE);
    }

    @Test
    void isTheCrossEntropyOfClasses() {
        assertEquals(classes(new double[] {1, 1, 1}, 0), classLoss(SoftmaxCrossEntropy.PLAIN), TOLERANCE);
        double[] weights = {1, 5, 0.5};
        assertEquals(classes(weights, 0.1), classLoss(new SoftmaxCrossEntropy(weights, 0.1)), TOLERANCE);
    }

    @Test
    void isTheCrossEntropyOfSharesOfCandidates() {
        double[] logits = {1, 0, -1, 2, 2, 2};
        double[] shares = {0.5, 0.5, 0, 0, 0.25, 0.75};
        double all = Math.log(Math.E + 1 + 1 / Math.E);
        double expected = (0.5 * (all - 1) + 0.5 * all + Math.log(3)) / 2;
        double found = Graphs.use(DType.FLOAT64,
                c -> c.out("loss", new SharesCrossEntropy().of(c, c.input("z", DType.FLOAT64, 3),
                        c.input("t", DType.FLOAT64, 3))),
                Map.of("z", Graphs.doubles(new int[] {2, 3}, logits), "t",
                        Graphs.doubles(new int[] {2, 3}, shares)))
                .get("loss").f64(0);
        assertEquals(expected, found, TOLERANCE);
    }

    @Test
    void tellsTargetsOfAnotherShape() {
        ModelException told = assertThrows(ModelException.class,
                () -> Graphs.use(DType.FLOAT32, c -> c.out("loss", BinaryCrossEntropy.PLAIN.of(c,
                        c.input("z", DType.FLOAT32, 2), c.input("t", DType.FLOAT32, 3))), Map.of()));
        assertEquals("""
                loss: targets and outputs have different shapes
                expected: [batch, 2]
                got: [batch, 3]
                fix: give the targets the shape of the outputs""", told.getMessage());
    }

    @Test
    void tellsWeightsThatAreNotOneForEachClass() {
        ModelException told = assertThrows(ModelException.class,
                () -> Graphs.use(DType.FLOAT32, c -> c.out("loss", new SoftmaxCrossEntropy(new double[2], 0)
                        .of(c, c.input("z", DType.FLOAT32, 3), c.input("t", DType.INT64))), Map.of()));
        assertTrue(told.getMessage().startsWith("loss: there is not one weight for each class"),
                told.getMessage());
    }

    @Test
    void isTheCrossEntropyOfAllStepsOfSequences() {
        double[] logits = {1, 2, 0, -1, 0.5, 0, 3, 0, 0.25, 2, 2, 2};
        Map<String, HostTensor> feeds = Map.of("z", Graphs.doubles(new int[] {2, 3, 2}, logits), "t",
                HostTensor.longs(new int[] {2, 3}, 1, 0, 1, 0, -1, -1));
        double smoothing = 0.2;
        double told = Graphs.use(DType.FLOAT64, c -> c.out("loss", new SequenceCrossEntropy(smoothing)
                .of(c, c.input("z", DType.FLOAT64, 3, 2), c.input("t", DType.INT64, 3))), feeds)
                .get("loss").f64(0);
        double sum = 0;
        int[] labels = {1, 0, 1, 0};
        for (int step = 0; step < labels.length; step++) {
            double[] z = {logits[2 * step], logits[2 * step + 1]};
            double all = Math.log(Math.exp(z[0]) + Math.exp(z[1]));
            double ofLabel = z[labels[step]] - all;
            double ofAll = (z[0] + z[1]) / 2 - all;
            sum -= (1 - smoothing) * ofLabel + smoothing * ofAll;
        }
        assertEquals(sum / labels.length, told, TOLERANCE);
    }

    @Test
    void tellsALabelThatIsNoClass() {
        for (long label : new long[] {3, -1, -4}) {
            ModelException told = assertThrows(ModelException.class,
                    () -> Graphs.use(DType.FLOAT32, c -> c.out("loss", SoftmaxCrossEntropy.PLAIN.of(c,
                            c.input("z", DType.FLOAT32, 3), c.input("t", DType.INT64))),
                            Map.of("z", HostTensor.floats(new int[] {1, 3}, 1, 2, 3), "t",
                                    HostTensor.longs(new int[] {1}, label))));
            assertTrue(told.getMessage().startsWith("Gather "), told.getMessage());
        }
    }

    @Test
    void tellsWeightsThatCannotBe() {
        ModelException told = assertThrows(ModelException.class,
                () -> Graphs.use(DType.FLOAT32, c -> c.out("loss", new BinaryCrossEntropy(-1, 0).of(c,
                        c.input("z", DType.FLOAT32, 2), c.input("t", DType.FLOAT32, 2))), Map.of()));
        assertEquals("""
                loss: a weight cannot be
                expected: 0 or more
                got: -1.0
                fix: 1 is as much as without weights""", told.getMessage());
    }

    private static double loss(Loss loss, double[] outputs, double[] targets) {
        return Graphs.use(DType.FLOAT64,
                c -> c.out("loss", loss.of(c, c.input("z", DType.FLOAT64, 1), c.input("t", DType.FLOAT64))),
                Map.of("z", Graphs.doubles(new int[] {4, 1}, outputs), "t",
                        Graphs.doubles(new int[] {4}, targets)))
                .get("loss").f64(0);
    }

    private static double binary(double positiveWeight, double smoothing) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < LOGITS.length; i++) {
            double p = 1 / (1 + Math.exp(-LOGITS[i]));
            double t = TARGETS[i] * (1 - smoothing) + smoothing / 2;
            double weight = TARGETS[i] == 1 ? positiveWeight : 1;
            sum -= weight * (t * Math.log(p) + (1 - t) * Math.log(1 - p));
            weights += weight;
        }
        return sum / weights;
    }

    private static final double[][] CLASS_LOGITS = {{1, 2, 3}, {-1, 0.5, 0}};
    private static final int[] LABELS = {2, 1};

    private static double classLoss(Loss loss) {
        return Graphs.use(DType.FLOAT64,
                c -> c.out("loss", loss.of(c, c.input("z", DType.FLOAT64, 3), c.input("t", DType.INT64))),
                Map.of("z", Graphs.doubles(new int[] {2, 3}, 1, 2, 3, -1, 0.5, 0), "t",
                        HostTensor.longs(new int[] {2}, 2, 1)))
                .get("loss").f64(0);
    }

    private static double classes(double[] weights, double smoothing) {
        double sum = 0;
        double all = 0;
        for (int row = 0; row < LABELS.length; row++) {
            double total = 0;
            for (double logit : CLASS_LOGITS[row]) {
                total += Math.exp(logit);
            }
            for (int k = 0; k < 3; k++) {
                double share = smoothing / 3 + (k == LABELS[row] ? 1 - smoothing : 0);
                sum -= weights[LABELS[row]] * share * Math.log(Math.exp(CLASS_LOGITS[row][k]) / total);
            }
            all += weights[LABELS[row]];
        }
        return sum / all;
    }
}
