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

/**
 * A column of numbers: in standard deviations from the mean, the same of its logarithm where a few numbers
 * are far larger than most, and a mark where it is missing.
 *
 * @param input of the graph
 * @param plain mean and deviation
 * @param logarithms mean and deviation of log(1 + x), or null
 * @param isMissable whether a training row lacked it
 * @param known the training rows' numbers, rising: least, most and the one in the middle
 */
record LearntNumber(String column, String input, Standard plain, Standard logarithms, boolean isMissable,
        double[] known) implements Learnt {
    /** Numbers further out count as this far: one outlier shall not say all. */
    private static final double FARTHEST = 6;
    /** The largest number is so many times the median of a column whose logarithm is of use. */
    private static final double SKEWED = 20;

    static LearntNumber of(ReadColumn read, String input, int[] rows) {
        double[] numbers = read.numbers();
        double[] known = Arrays.stream(rows).mapToDouble(row -> numbers[row])
                .filter(number -> !Double.isNaN(number)).sorted().toArray();
        double least = known.length == 0 ? 0 : known[0];
        double most = known.length == 0 ? 0 : known[known.length - 1];
        double middle = known.length == 0 ? 0 : known[known.length / 2];
        boolean isSkewed = least >= 0 && most > SKEWED * Math.max(middle, 1e-9);
        Standard logarithms = isSkewed
                ? Standard.of(Arrays.stream(numbers).map(Math::log1p).toArray(), rows) : null;
        return new LearntNumber(read.name(), input, Standard.of(numbers, rows), logarithms,
                known.length < rows.length, new double[] {least, middle, most});
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
        if (isMissable) {
            features.add(c.as(isMissing, c.real()));
        }
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
