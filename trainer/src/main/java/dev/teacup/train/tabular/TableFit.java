package dev.teacup.train.tabular;

import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Type;
import dev.teacup.train.baseline.DenseRows;
import dev.teacup.train.data.Standard;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Metric;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.loss.BinaryCrossEntropy;
import dev.teacup.train.loss.MeanSquaredError;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import dev.teacup.train.optim.StepGraph.Update;
import dev.teacup.train.tabular.feature.TableInputs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One set of rows to learn from, with their features, which are computed once for all networks.
 *
 * @param inputs what the rows taught
 * @param rows that are learnt from
 * @param features of the rows, [rows, width]
 */
record TableFit(TableData data, TableInputs inputs, int[] rows, float[] features) {
    /** Networks side by side. */
    static final int MEMBERS = 4;
    static final double RATE = 0.005;
    static final double AVERAGING = 0.99;
    static final int PATIENCE = 10;

    private static final int MOST_ELEMENTS = 1 << 25;
    private static final String TARGET = "target";
    private static final int WARM_UP = 20;
    private static final int STEPS = 4000;
    private static final int FEWEST_EPOCHS = 8;
    private static final int MOST_EPOCHS = 100;
    private static final int FEW_ROWS = 2000;

    /** What some rows teach; of too many, as many as memory holds. */
    static TableFit of(TableData data, int[] rows) {
        int width = TableInputs.learn(data.features(), rows).features(new int[] {rows[0]}).length;
        int[] held = thinned(rows, MOST_ELEMENTS / width);
        TableInputs inputs = TableInputs.learn(data.features(), held);
        return new TableFit(data, inputs, held, inputs.features(held));
    }

    /** What the kept model's rows teach of the columns. */
    static TableInputs inputs(TableData data) {
        return TableInputs.learn(data.features(), data.split().trainAndValidation());
    }

    /** Evenly spread ones of some rows, no more than {@code most}. */
    static int[] thinned(int[] rows, int most) {
        int count = Math.min(rows.length, most);
        return IntStream.range(0, count).map(i -> rows[(int) ((long) i * rows.length / count)]).toArray();
    }

    /** As many of some rows as memory holds. */
    int[] thinned(int[] others) {
        return thinned(others, MOST_ELEMENTS / width());
    }

    int width() {
        return features.length / rows.length;
    }

    /** How many of the features are no pieces of numbers; they are the first ones. */
    int plainWidth() {
        return width() - inputs.pieces();
    }

    /** The features without the pieces of numbers. */
    DenseRows plain() {
        int some = plainWidth();
        float[] plain = new float[rows.length * some];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(features, row * width(), plain, row * some, some);
        }
        return new DenseRows(plain, some);
    }

    static int batch(int rows) {
        return rows < FEW_ROWS ? 32 : 128;
    }

    /** As many as make some thousand steps. */
    static int epochs(int rows) {
        int each = (rows + batch(rows) - 1) / batch(rows);
        return Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, STEPS / each));
    }

    TableNetwork network(TableNetwork.Shape shape, TableLinear linear) {
        Target target = data.target();
        return new TableNetwork(inputs, shape, target, linear, target.isClass() ? null : standard());
    }

    /** Mean and deviation of a number that is predicted. */
    Standard standard() {
        return Standard.of(data.target().values(), rows);
    }

    /** One for each class: 1, or such as make all classes weigh the same; of mean 1 over the rows. */
    double[] classWeights() {
        int[] counts = data.target().counts(rows);
        long there = Arrays.stream(counts).filter(count -> count > 0).count();
        double[] weights = new double[counts.length];
        Arrays.setAll(weights, i -> data.asked().balance() && counts[i] > 0
                ? (double) rows.length / there / counts[i] : 1);
        return weights;
    }

    /**
     * A training.
     *
     * @param epochs that it is made for
     * @param stopped after so many of them
     */
    Fit fit(TableNetwork network, long seed, int epochs, int stopped) {
        Settings settings = Settings.of(stopped, batch(rows.length), seed);
        long steps = (long) epochs * settings.stepsPerEpoch(rows.length);
        Update update = Update.of(AdamW.of(network.shape().decay()), Schedule.cosine(RATE, WARM_UP, steps))
                .clippedTo(MEMBERS).averaged(AVERAGING);
        StepGraph step = StepGraph.of(data.name() + ".step", c -> loss(c, network), update);
        return Fit.of(step, dataset(), settings);
    }

    private Dataset dataset() {
        Dataset features = Dataset.of(rows.length).floats(TableNetwork.FEATURES, this.features);
        if (data.target().task() == Task.CLASSES) {
            return features.longs(TARGET,
                    Arrays.stream(data.target().labels(rows)).asLongStream().toArray());
        }
        float[] truth = new float[rows.length];
        Standard standard = data.target().isClass() ? new Standard(0, 1) : standard();
        for (int i = 0; i < truth.length; i++) {
            truth[i] = (float) standard.of(data.target().values()[rows[i]]);
        }
        return features.floats(TARGET, truth);
    }

    /** Every network learns as if it were alone. */
    private Value loss(Context c, TableNetwork network) {
        List<Value> said = network.members(c, c.input(TableNetwork.FEATURES, DType.FLOAT32, width()));
        Value sum = null;
        for (Value member : said) {
            Value loss = loss(c, member);
            sum = sum == null ? loss : c.op("Add", sum, loss);
        }
        return sum;
    }

    private Value loss(Context c, Value said) {
        return switch (data.target().task()) {
            case BINARY -> new BinaryCrossEntropy(classWeights()[1] / classWeights()[0], 0).of(c, said,
                    c.input(TARGET, DType.FLOAT32, 1));
            case CLASSES -> new SoftmaxCrossEntropy(classWeights(), 0).of(c, said, c.input(TARGET,
                    Type.of(DType.INT64, dev.teacup.tensor.Shape.of(Dim.named(Context.BATCH)))));
            default -> new MeanSquaredError().of(c, said, c.input(TARGET, DType.FLOAT32, 1));
        };
    }

    /** Judges by some other rows: the mean loss of what the networks say together. */
    Validation validation(TableNetwork network, int[] others) {
        Model model = Model.of(data.name(), network.ofFeatures(width()));
        Dataset dataset = Dataset.of(others.length).floats(TableNetwork.FEATURES, inputs.features(others));
        return new Validation(model, dataset, "validation loss", lossOf(others), false);
    }

    /** The mean loss of what is said of some rows. */
    Metric lossOf(int[] others) {
        Target target = data.target();
        Standard standard = target.isClass() ? null : standard();
        double[] weights = target.isClass() ? classWeights() : new double[0];
        return outputs -> {
            float[] said = outputs.get(TableNetwork.SAID);
            double sum = 0;
            double all = 0;
            for (int i = 0; i < others.length; i++) {
                double truth = target.values()[others[i]];
                double weight = target.isClass() ? weights[(int) truth] : 1;
                sum += weight * switch (target.task()) {
                    case BINARY -> softplus(truth == 1 ? -said[i] : said[i]);
                    case CLASSES -> surprise(said, i * weights.length, weights.length, (int) truth);
                    default -> Math.pow(said[i] - standard.of(truth), 2);
                };
                all += weight;
            }
            return sum / all;
        };
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** -log of the share of a class. */
    private static double surprise(float[] logits, int from, int classes, int truth) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            most = Math.max(most, logits[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += Math.exp(logits[from + k] - most);
        }
        return most + Math.log(sum) - logits[from + truth];
    }
}
