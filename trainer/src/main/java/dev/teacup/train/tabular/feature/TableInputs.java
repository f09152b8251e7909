package dev.teacup.train.tabular.feature;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Validator;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.tabular.read.Kind;
import dev.teacup.train.tabular.read.ReadColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a model of a file is fed, raw, and what the training rows taught of each column. */
public final class TableInputs {
    private static final String FEATURES = "features";
    /** Names that the graph uses itself. */
    private static final Set<String> TAKEN =
            Set.of(FEATURES, "target", "probability", "probabilities", "value", "loss", "step", "seed");
    private static final int MOST_WORDS = 100;
    private static final int FEWEST_WORDS = 8;
    /** Of all categories together. */
    private static final int ALL_WORDS = 1000;
    private static final int WORDS_OF_TEXTS = 300;
    private static final int MOST_PIECES = 16;
    /** Of all numbers together. */
    private static final int ALL_PIECES = 512;

    private final List<ReadColumn> columns;
    private final List<Learnt> learnt;

    private TableInputs(List<ReadColumn> columns, List<Learnt> learnt) {
        this.columns = columns;
        this.learnt = learnt;
    }

    /** What {@code rows} of the columns teach. */
    public static TableInputs learn(List<ReadColumn> columns, int[] rows) {
        int categories = (int) columns.stream().filter(column -> column.kind() == Kind.CATEGORY).count();
        int most = Math.max(FEWEST_WORDS, Math.min(MOST_WORDS, ALL_WORDS / Math.max(1, categories)));
        int numbers = (int) columns.stream().filter(column -> column.kind() == Kind.NUMBER).count();
        int pieces = Math.min(MOST_PIECES, ALL_PIECES / Math.max(1, numbers));
        Set<String> names = new HashSet<>(TAKEN);
        List<Learnt> learnt = new ArrayList<>();
        for (ReadColumn column : columns) {
            String input = name(column.name(), names);
            learnt.add(switch (column.kind()) {
                case NUMBER -> LearntNumber.of(column, input, rows, pieces);
                case DATE -> LearntDate.of(column, input, rows);
                case TEXT -> LearntText.of(column, input, rows, WORDS_OF_TEXTS);
                default -> LearntWords.of(column, input, rows, most);
            });
        }
        return new TableInputs(columns, learnt);
    }

    /** A column's name in letters and digits, one that no other input has or begins with. */
    private static String name(String column, Set<String> taken) {
        String plain = column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        String stem = plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "column_" + plain : plain;
        String name = stem;
        for (int again = 2; !taken.add(name); again++) {
            name = stem + "_" + again;
        }
        LearntDate.PARTS.stream().map(name::concat).forEach(taken::add);
        return name;
    }

    /** The features of a row without the pieces of numbers, [batch, any]. */
    public Value plain(Context c) {
        List<Value> features = new ArrayList<>();
        learnt.forEach(column -> column.addTo(c, features));
        return joined(c, features);
    }

    /** The features of a row, [batch, any]: the plain ones, and behind them the pieces of numbers. */
    public Value features(Context c) {
        List<Value> features = new ArrayList<>();
        learnt.forEach(column -> column.addTo(c, features));
        learnt.forEach(column -> column.addPiecesTo(c, features));
        return joined(c, features);
    }

    private static Value joined(Context c, List<Value> features) {
        return c.op("Concat", Attributes.of("axis", 1), features.toArray(Value[]::new));
    }

    /** How many of the features are pieces of numbers. */
    public int pieces() {
        return learnt.stream().mapToInt(Learnt::pieces).sum();
    }

    /** The features of some rows, computed once by the very nodes that the finished model has. */
    public float[] features(int[] rows) {
        Model model = Model.of(FEATURES, c -> c.out(FEATURES, features(c)));
        Dataset dataset = Dataset.of(rows.length);
        for (Feed feed : feeds(rows)) {
            dataset = feed.addTo(dataset);
        }
        try (Validator validator =
                new Validator(model.withParametersAsInputs(), model.inputs(), dataset, 1)) {
            return validator.outputs().get(FEATURES);
        }
    }

    /** The names of the graph's inputs, in its order. */
    public List<String> names() {
        return feeds(new int[0]).stream().map(Feed::input).toList();
    }

    /** Some rows as the graph's inputs, [rows, 1] each, in its order; row -1 is one that says nothing. */
    public List<HostTensor> tensors(int[] rows) {
        return feeds(rows).stream().map(Feed::tensor).toList();
    }

    /** The same with the cells of one column, counted from 0, taken from other rows. */
    public List<HostTensor> exchanged(int[] rows, int column, int[] others) {
        return feeds(rows, column, others).stream().map(Feed::tensor).toList();
    }

    private List<Feed> feeds(int[] rows) {
        return feeds(rows, -1, rows);
    }

    private List<Feed> feeds(int[] rows, int column, int[] others) {
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < learnt.size(); i++) {
            feeds.addAll(learnt.get(i).feeds(columns.get(i), i == column ? others : rows));
        }
        return feeds;
    }

    /** The fields of a form. */
    public List<PageInput> fields() {
        return learnt.stream().flatMap(column -> column.fields().stream()).toList();
    }

    /** The columns, in the order of the inputs. */
    public List<ReadColumn> columns() {
        return columns;
    }
}
