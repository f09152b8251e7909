package dev.teacup.train.tabular.feature;

import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Context;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.tabular.read.ReadColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A column of texts: which of the frequent words, between blanks and as they are written, a text has. The
 * graph itself splits it; small letters would depend on the locales of the machine that runs it.
 *
 * @param input of the graph
 * @param words the frequent ones
 * @param examples short texts for a form
 */
record LearntText(String column, String input, List<String> words, List<String> examples) implements Learnt {
    private static final int ROWS_OF_A_WORD = 5;
    private static final int SHORT = 80;
    private static final int EXAMPLES = 3;
    private static final int LONGEST = 1000;

    /** @param most words that are kept, the most frequent ones */
    static LearntText of(ReadColumn read, String input, int[] rows, int most) {
        Map<String, Integer> counts = new HashMap<>();
        List<String> examples = new ArrayList<>();
        for (int row : rows) {
            String text = read.words()[row];
            new HashSet<>(Arrays.asList(text.split("[ \t\n\r]+")))
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
            if (examples.size() < EXAMPLES && !text.isEmpty() && text.length() <= SHORT
                    && text.indexOf('\n') < 0) {
                examples.add(text);
            }
        }
        counts.remove("");
        List<String> words = counts.entrySet().stream().filter(word -> word.getValue() >= ROWS_OF_A_WORD)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most).map(Map.Entry::getKey).sorted().toList();
        return new LearntText(read.name(), input, words.isEmpty() ? List.of("the") : words, examples);
    }

    @Override
    public List<Feed> feeds(ReadColumn read, int[] rows) {
        String[] texts = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            texts[i] = rows[i] < 0 ? "" : read.words()[rows[i]];
        }
        return List.of(Feed.of(input, texts));
    }

    @Override
    public void addTo(Context c, List<Value> features) {
        Value text = c.op("Reshape", c.input(input, DType.STRING, 1), c.longs(-1));
        Value split = c.ops("StringSplit", 2, Attributes.NONE, text)[0];
        long[] places = new long[words.size()];
        Arrays.setAll(places, place -> place);
        Value counts = c.op("TfIdfVectorizer", Attributes.NONE.with("mode", "TF")
                .with("min_gram_length", 1).with("max_gram_length", 1).with("max_skip_count", 0)
                .with("ngram_counts", new long[] {0}).with("ngram_indexes", places)
                .with("pool_strings", new Attribute.Texts(words.toArray(String[]::new))), split);
        Value has = c.op("Min", counts, c.real(1));
        features.add(c.op("Reshape", has, c.longs(-1, words.size())));
    }

    @Override
    public List<PageInput> fields() {
        String first = examples.isEmpty() ? "" : examples.get(0);
        return List.of(new PageInput.Text(input, column, LONGEST, ".", examples, first));
    }
}
