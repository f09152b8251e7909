package dev.teacup.train.recipe.weather;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.data.Days;
import dev.teacup.train.data.Standard;
import dev.teacup.train.data.Vocabulary;
import dev.teacup.train.loop.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the weather model is fed, raw: numbers and words of the last days, the oldest first, then the day of
 * the year that is foretold, and the city; and what the training rows taught about each of them.
 *
 * @param steps days that are looked back
 * @param standards mean and deviation of each of {@link Days#NUMBERS}, of precipitation those of log(1 + mm)
 * @param cities that are known
 */
record WeatherInputs(int steps, List<Standard> standards, Vocabulary cities) {
    static final String DAY = "dayOfYear";
    static final String CITY = "city";
    static final String WEATHER = "weather";
    static final String TARGET = "tomorrow";
    static final String PRECIPITATION = "precipitation";

    /** The names of the graph's inputs of numbers, in the order of {@link Days#NUMBERS}. */
    static final List<String> NUMBERS = List.of(PRECIPITATION, "warmest", "coldest", "wind");

    /** What {@code rows} of the days teach. */
    static WeatherInputs learn(Days days, int[] rows, int steps) {
        List<Standard> standards = new ArrayList<>();
        for (int i = 0; i < NUMBERS.size(); i++) {
            double[] numbers = days.numbers()[i];
            standards.add(Standard.of(i == 0 ? Arrays.stream(numbers).map(Math::log1p).toArray() : numbers,
                    rows));
        }
        return new WeatherInputs(steps, standards, Vocabulary.of(days.table().column(Days.CITY), rows));
    }

    /** The names of the graph's inputs, in its order. */
    static List<String> names() {
        List<String> names = new ArrayList<>(NUMBERS);
        names.addAll(List.of(WEATHER, DAY, CITY));
        return names;
    }

    /** Some rows as the model's inputs by the names of {@link #names}: [rows, steps], and [rows, 1]. */
    List<HostTensor> of(Days days, int[] rows) {
        List<HostTensor> inputs = new ArrayList<>();
        for (int i = 0; i < NUMBERS.size(); i++) {
            inputs.add(HostTensor.floats(new int[] {rows.length, steps}, numbers(days, rows, i)));
        }
        inputs.add(HostTensor.texts(new int[] {rows.length, steps}, words(days, rows)));
        inputs.add(HostTensor.floats(new int[] {rows.length, 1}, daysOfYear(days, rows)));
        inputs.add(HostTensor.texts(new int[] {rows.length, 1}, cities(days, rows)));
        return inputs;
    }

    /** The raw inputs of some rows, and the word of the day that follows. */
    Dataset dataset(Days days, int[] rows) {
        Dataset dataset = Dataset.of(rows.length);
        for (int i = 0; i < NUMBERS.size(); i++) {
            dataset = dataset.floats(NUMBERS.get(i), numbers(days, rows, i));
        }
        return dataset.texts(WEATHER, words(days, rows)).floats(DAY, daysOfYear(days, rows))
                .texts(CITY, cities(days, rows))
                .longs(TARGET, Arrays.stream(rows).mapToLong(row -> days.weather()[row]).toArray());
    }

    private float[] numbers(Days days, int[] rows, int column) {
        float[] numbers = new float[rows.length * steps];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) days.numbers()[column][before(days, rows, i)];
        }
        return numbers;
    }

    private String[] words(Days days, int[] rows) {
        return IntStream.range(0, rows.length * steps)
                .mapToObj(i -> Days.WORDS.get(days.weather()[before(days, rows, i)])).toArray(String[]::new);
    }

    private int before(Days days, int[] rows, int at) {
        return days.before(rows[at / steps], steps - at % steps);
    }

    private static float[] daysOfYear(Days days, int[] rows) {
        float[] all = new float[rows.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = days.date(rows[i]).getDayOfYear();
        }
        return all;
    }

    private static String[] cities(Days days, int[] rows) {
        return Arrays.stream(rows).mapToObj(days::city).toArray(String[]::new);
    }
}
