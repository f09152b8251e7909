package dev.teacup.train.tabular.feature;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Standard;
import dev.teacup.train.layer.Context;
import dev.teacup.train.report.ModelDescription.Range;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.tabular.read.ReadColumn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of numbers: in standard deviations from the mean, the same of its logarithm where a few numbers
 * are far larger than most, a mark where it is the usual number, and one where it is missing. Behind them,
 * for models that may bend, how much of each piece between two quantiles the number has passed, from 0 to 1.
 *
 * @param input of the graph
 * @param plain mean and deviation
 * @param logarithms mean and deviation of log(1 + x), or null
 * @param isMissable whether a training row lacked it
 * @param known the training rows' numbers, rising: least, the one in the middle, and most
 * @param edges of the pieces, rising; none where there are no two pieces
 * @param usual what many training rows say alike, such as 0 of a day without rain; NaN where there is no such
 * @see <a href="https://arxiv.org/abs/2203.05556">Gorishniy, Rubachev, Babenko, On Embeddings for Numerical
 *     Features, 2022, section 3.2.1: piecewise linear encoding</a>
 */
record LearntNumber(String column, String input, Standard plain, Standard logarithms, boolean isMissable,
        double[] known, double[] edges, double usual) implements Learnt {
    /** Numbers further out count as this far: one outlier shall not say all. */
    private static final double FARTHEST = 6;
    /** The largest number is so many times the median of a column whose logarithm is of use. */
    private static final double SKEWED = 20;
    private static final int ROWS_OF_A_PIECE = 40;
    /** The share of the rows that say a number which is called usual. */
    private static final double USUAL = 0.1;

    /** @param most pieces */
    static LearntNumber of(ReadColumn read, String input, int[] rows, int most) {
        double[] numbers = read.numbers();
        double[] known = Arrays.stream(rows).mapToDouble(row -> numbers[row])
                .filter(number -> !Double.isNaN(number)).sorted().toArray();
        double least = known.length == 0 ? 0 : known[0];
        double highest = known.length == 0 ? 0 : known[known.length - 1];
        double middle = known.length == 0 ? 0 : known[known.length / 2];
        boolean isSkewed = least >= 0 && highest > SKEWED * Math.max(middle, 1e-9);
        Standard logarithms = isSkewed
                ? Standard.of(Arrays.stream(numbers).map(Math::log1p).toArray(), rows) : null;
        return new LearntNumber(read.name(), input, Standard.of(numbers, rows), logarithms,
                known.length < rows.length, new double[] {least, middle, highest}, edges(known, most),
                usual(known));
    }

    private static double usual(double[] rising) {
        double usual = Double.NaN;
        int most = (int) Math.max(2, USUAL * rising.length);
        int alike = 0;
        for (int i = 0; i < rising.length; i++) {
            alike = i > 0 && rising[i] == rising[i - 1] ? alike + 1 : 1;
            if (alike > most) {
                most = alike;
                usual = rising[i];
            }
        }
        boolean isOneOfTwo = Arrays.stream(rising).distinct().limit(3).count() < 3;
        return isOneOfTwo ? Double.NaN : usual;
    }

    /** Quantiles; where many rows say the same, fewer. */
    private static double[] edges(double[] rising, int most) {
        int pieces = Math.min(most, rising.length / ROWS_OF_A_PIECE);
        if (pieces < 2) {
            return new double[0];
        }
        double[] edges = IntStream.rangeClosed(0, pieces)
                .mapToDouble(i -> rising[(int) ((long) i * (rising.length - 1) / pieces)]).distinct()
                .toArray();
        return edges.length < 3 ? new double[0] : edges;
    }

    @Override
    public List<Feed> feeds(ReadColumn read, int[] rows) {
        float[] numbers = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            numbers[i] = rows[i] < 0 ? Float.NaN : (float) read.numbers()[rows[i]];
        }
        return List.of(Feed.of(input, numbers));
    }

    @Override
    public void addTo(Context c, List<Value> features) {
        Value raw = c.input(input, DType.FLOAT32, 1);
        Value isMissing = c.op("IsNaN", raw);
        features.add(standardised(c, raw, isMissing, plain));
        if (logarithms != null) {
            Value positive = c.op("Max", raw, c.real(0));
            features.add(
                    standardised(c, c.op("Log", c.op("Add", positive, c.real(1))), isMissing, logarithms));
        }
        if (!Double.isNaN(usual)) {
            features.add(c.as(c.op("Equal", raw, c.real((float) usual)), c.real()));
        }
        if (isMissable) {
            features.add(c.as(isMissing, c.real()));
        }
    }

    @Override
    public int pieces() {
        return Math.max(0, edges.length - 1);
    }

    @Override
    public void addPiecesTo(Context c, List<Value> pieces) {
        if (pieces() == 0) {
            return;
        }
        double[] begins = Arrays.copyOf(edges, pieces());
        double[] shares = new double[pieces()];
        Arrays.setAll(shares, i -> 1 / (edges[i + 1] - edges[i]));
        int[] dims = {1, pieces()};
        Value raw = c.input(input, DType.FLOAT32, 1);
        Value behind = c.op("Mul", c.op("Sub", raw, c.reals(dims, begins)), c.reals(dims, shares));
        Value known = c.op("Where", c.op("IsNaN", raw), c.real(0), behind);
        pieces.add(c.ops("Clip", 1, Attributes.NONE, known, c.real(0), c.real(1))[0]);
    }

    /** In deviations from the mean, bounded; 0 where missing. */
    static Value standardised(Context c, Value x, Value isMissing, Standard by) {
        Value deviations = c.op("Div", c.op("Sub", x, c.real(by.mean())), c.real(by.deviation()));
        Value known = c.op("Where", isMissing, c.real(0), deviations);
        return c.ops("Clip", 1, Attributes.NONE, known, c.real(-FARTHEST), c.real(FARTHEST))[0];
    }

    @Override
    public List<PageInput> fields() {
        double width = known[2] - known[0];
        double step = width <= 0 ? 1 : Math.pow(10, Math.floor(Math.log10(width / 50)));
        boolean isWhole = Arrays.stream(known).allMatch(number -> number == Math.rint(number));
        double fine = isWhole ? Math.max(1, step) : step;
        Range range = new Range(rounded(Math.floor(known[0] / fine) * fine),
                rounded(Math.ceil(known[2] / fine) * fine), fine, rounded(Math.rint(known[1] / fine) * fine));
        PageInput.Number field = PageInput.number(input, column, column, null, range);
        return List.of(isMissable ? field.orNothing() : field);
    }

    /** Without the dust that a multiple of .1 has. */
    private static double rounded(double number) {
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.10g", number));
    }
}
