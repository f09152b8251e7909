package dev.teacup.train.recipe.weather;

import dev.teacup.export.Heading;
import dev.teacup.train.data.Days;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Validator;
import dev.teacup.train.metric.Tilt;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.recipe.weather.WeatherFit.Hyperparameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What trained models of the weather say of rows that they have not learnt from. */
record WeatherForecasts(Days days, Hyperparameters settings) {
    /** The blocks of half a year or so that are left out, one after the other, to learn the tilt. */
    private static final int BLOCKS = 6;

    /** Of a model, run by ONNX Runtime, on some rows. */
    Verdicts of(byte[] onnx, Model model, WeatherInputs inputs, int[] rows) {
        try (Validator validator = new Validator(onnx, model.inputs(), inputs.dataset(days, rows), 1)) {
            return of(validator.outputs(), rows);
        }
    }

    /** Of a model's outputs for some rows. */
    Verdicts of(Map<String, float[]> outputs, int[] rows) {
        return Verdicts.of(outputs.get(WeatherNetwork.PROBABILITIES), truth(rows), Days.WORDS.size());
    }

    int[] truth(int[] rows) {
        return Arrays.stream(rows).map(row -> days.weather()[row]).toArray();
    }

    /** What a training on {@code rows} says of {@code judged}. */
    Verdicts learntOn(int[] rows, int[] judged, long seed) {
        WeatherFit fit = new WeatherFit(days, rows, settings);
        Model model = fit.model();
        byte[] onnx = model.onnx(fit.fit(seed).run().weights(), Heading.of(Model.OPSET));
        return of(onnx, model, fit.inputs(), judged);
    }

    /**
     * The factors of the words for a model that learns from {@code rows}: each block of them, some months of
     * all cities, is told by a model that learns from the others.
     */
    double[] tilt(int[] rows, long seed) {
        int[] sorted = Arrays.stream(rows).boxed()
                .sorted((a, b) -> days.date(a).compareTo(days.date(b))).mapToInt(Integer::intValue).toArray();
        List<Verdicts> all = new ArrayList<>();
        for (int block = 0; block < BLOCKS && settings.rareShare() > 0; block++) {
            int from = sorted.length * block / BLOCKS;
            int to = sorted.length * (block + 1) / BLOCKS;
            int[] left = Arrays.copyOfRange(sorted, from, to);
            int[] others = new int[sorted.length - left.length];
            System.arraycopy(sorted, 0, others, 0, from);
            System.arraycopy(sorted, to, others, from, sorted.length - to);
            all.add(learntOn(others, left, seed));
        }
        double[] none = Days.WORDS.stream().mapToDouble(word -> 1).toArray();
        return all.isEmpty() ? none : Tilt.of(joined(all), settings.rareShare());
    }

    /** The rows of all of them, one behind the other. */
    static Verdicts joined(List<Verdicts> all) {
        return new Verdicts(
                all.stream().flatMap(verdicts -> Arrays.stream(verdicts.scores())).toArray(double[][]::new),
                all.stream().flatMapToInt(verdicts -> Arrays.stream(verdicts.truth())).toArray(),
                all.get(0).classes());
    }
}
