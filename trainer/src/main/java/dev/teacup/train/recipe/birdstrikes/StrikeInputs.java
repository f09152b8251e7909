package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Standard;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.data.Vocabulary;
import dev.teacup.train.loop.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the bird-strike model is fed, raw: words, the month, and the speed or NaN; and what the training rows
 * taught about each of them.
 *
 * @param vocabularies the words of each category, by input
 * @param speed mean and deviation of the known speeds, in knots
 */
record StrikeInputs(Map<String, Vocabulary> vocabularies, Standard speed) {
    static final String SPEED = "speed";
    static final String MONTH = "month";
    static final String SPECIES = "species";
    static final String TARGET = "damage";

    /**
     * A category that is fed.
     *
     * @param name of the graph's input
     * @param label for people
     * @param column of the data
     */
    record Category(String name, String label, String column) {}

    /** The airport is left out: it made the validation years worse. */
    static final List<Category> CATEGORIES = List.of(
            new Category("size", "Size of the animal", Strikes.SIZE),
            new Category(SPECIES, "Species", "Wildlife Species"),
            new Category("phase", "Phase of flight", "Phase of flight"),
            new Category("aircraft", "Aircraft", "Aircraft Make Model"),
            new Category("timeOfDay", "Time of day", "Time of day"),
            new Category("operator", "Operator", "Aircraft Airline Operator"),
            new Category("state", "State", "Origin State"));

    /** The names of the graph's inputs, in its order. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        CATEGORIES.forEach(category -> names.add(category.name()));
        names.addAll(List.of(MONTH, SPEED));
        return names;
    }

    private static boolean isCategory(String name) {
        return CATEGORIES.stream().anyMatch(category -> category.name().equals(name));
    }

    /**
     * Some strikes as tensors [rows, 1], in the order of {@link #names}; row -1 is one of a missing speed and
     * of words that nobody reported.
     */
    static List<HostTensor> of(Strikes strikes, int[] rows) {
        List<HostTensor> inputs = new ArrayList<>();
        for (String name : names()) {
            inputs.add(HostTensor.of(isCategory(name) ? DType.STRING : DType.FLOAT32, rows.length, 1));
        }
        for (int i = 0; i < rows.length; i++) {
            put(inputs, i, strikes, rows[i]);
        }
        return inputs;
    }

    private static void put(List<HostTensor> inputs, int index, Strikes strikes, int row) {
        for (int i = 0; i < CATEGORIES.size(); i++) {
            String word =
                    row < 0 ? "never reported" : strikes.table().column(CATEGORIES.get(i).column()).text(row);
            HostTensor words = inputs.get(i);
            words.tensor().i64(index, words.strings().handle(word));
        }
        double speed = row < 0 ? Double.NaN : strikes.table().column(Strikes.SPEED).number(row);
        inputs.get(CATEGORIES.size()).tensor().f64(index, row < 0 ? 1 : strikes.month(row));
        inputs.get(CATEGORIES.size() + 1).tensor().f64(index, speed);
    }

    /** What {@code rows} of the strikes teach. */
    static StrikeInputs learn(Strikes strikes, int[] rows) {
        Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();
        for (Category category : CATEGORIES) {
            vocabularies.put(category.name(), Vocabulary.of(strikes.table().column(category.column()), rows));
        }
        double[] speeds = strikes.table().column(Strikes.SPEED).numbers();
        return new StrikeInputs(vocabularies, Standard.of(speeds, rows));
    }

    /** The raw inputs of some rows, and whether there was damage. */
    static Dataset dataset(Strikes strikes, int[] rows) {
        Dataset dataset = Dataset.of(rows.length);
        for (Category category : CATEGORIES) {
            String[] words = new String[rows.length];
            for (int i = 0; i < rows.length; i++) {
                words[i] = strikes.table().column(category.column()).text(rows[i]);
            }
            dataset = dataset.texts(category.name(), words);
        }
        float[] speeds = new float[rows.length];
        float[] months = new float[rows.length];
        float[] damage = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            speeds[i] = (float) strikes.table().column(Strikes.SPEED).number(rows[i]);
            months[i] = strikes.month(rows[i]);
            damage[i] = (float) strikes.labels()[rows[i]];
        }
        return dataset.floats(SPEED, speeds).floats(MONTH, months).floats(TARGET, damage);
    }
}
