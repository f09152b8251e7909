package dev.teacup.train.tabular.feature;

import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Vocabulary;
import dev.teacup.train.layer.Context;
import dev.teacup.train.report.ModelDescription.Choice;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.tabular.read.ReadColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A column of categories: a one in the place of its word, which is nothing for a word that is rare or new.
 *
 * @param input of the graph
 * @param vocabulary the frequent words; "" where a training row lacked one
 */
record LearntWords(String column, String input, Vocabulary vocabulary) implements Learnt {
    private static final int ROWS_OF_A_WORD = 3;

    /** @param most words that are kept, the most frequent ones */
    static LearntWords of(ReadColumn read, String input, int[] rows, int most) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row : rows) {
            counts.merge(read.words()[row], 1, Integer::sum);
        }
        TreeMap<String, Integer> kept = new TreeMap<>();
        counts.entrySet().stream().filter(word -> word.getValue() >= ROWS_OF_A_WORD)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most).forEach(word -> kept.put(word.getKey(), word.getValue()));
        if (kept.isEmpty()) {
            counts.keySet().stream().sorted().limit(1).forEach(word -> kept.put(word, counts.get(word)));
        }
        return new LearntWords(read.name(), input,
                new Vocabulary(List.copyOf(kept.keySet()), List.copyOf(kept.values())));
    }

    @Override
    public List<Feed> feeds(ReadColumn read, int[] rows) {
        String[] words = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            words[i] = rows[i] < 0 ? "" : read.words()[rows[i]];
        }
        return List.of(Feed.of(input, words));
    }

    @Override
    public void addTo(Context c, List<Value> features) {
        String[] words = vocabulary.words().toArray(String[]::new);
        Value all = c.texts(new int[] {1, words.length}, words);
        features.add(c.as(c.op("Equal", c.input(input, DType.STRING, 1), all), c.real()));
    }

    @Override
    public List<PageInput> fields() {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < vocabulary.words().size(); i++) {
            String word = vocabulary.words().get(i);
            choices.add(new Choice(word, word.isEmpty() ? "not known" : null, vocabulary.counts().get(i)));
        }
        choices.sort(Comparator.comparing(Choice::count, Comparator.reverseOrder())
                .thenComparing(Choice::value));
        return List.of(PageInput.category(input, column, column, choices.get(0).value(), choices));
    }
}
