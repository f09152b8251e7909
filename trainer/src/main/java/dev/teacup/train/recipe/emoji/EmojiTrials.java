package dev.teacup.train.recipe.emoji;

import dev.teacup.export.Heading;
import dev.teacup.train.data.CsvFile;
import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.Table;
import dev.teacup.train.data.WordNet;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.recipe.emoji.EmojiFit.Hyperparameters;
import dev.teacup.train.report.Facts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was tried before the recipe was settled, judged by the validation queries. The figures are kept in a
 * file beside this class, which {@code EmojiTrialsRun} writes when it is run by its name.
 */
final class EmojiTrials {
    static final String FILE = "emoji-trials.tsv";

    private static final int SEED = 1;
    private static final Hyperparameters KEPT = Hyperparameters.CHOSEN;
    private static final Hyperparameters START = KEPT.with("buckets", 16_384).with("dropout", .3);
    private static final Hyperparameters WITHOUT =
            START.with("akin", 0).with("buckets", 8192).with("rate", .01).with("epochs", 40);
    /** Half of a standard error of the mean of both figures. */
    private static final double CLOSE = .01;

    /** A trial by its name, which the report and the file have. */
    record Trial(String name, Hyperparameters settings) {}

    static final List<Trial> ALL = List.of(new Trial("the recipe: 32,768 rows, dropout .15", KEPT),
            new Trial("without the words of WordNet: 8,192 rows, dropout .3, rate .01, 40 epochs", WITHOUT),
            new Trial("the same, rate .1", WITHOUT.with("rate", .1)),
            new Trial("the same, rate .3", WITHOUT.with("rate", .3)),
            new Trial("the same, rate 1", WITHOUT.with("rate", 1.0)),
            new Trial("with the words of WordNet: 16,384 rows, dropout .3, rate .03, 12 epochs", START),
            new Trial("from there: 8,192 rows", START.with("buckets", 8192)),
            new Trial("from there: 32,768 rows, a file of twice the size", START.with("buckets", 32_768)),
            new Trial("from there: 32,768 rows, width 96",
                    START.with("buckets", 32_768).with("width", 96)),
            new Trial("from there: a word of WordNet stands for 5 emoji", START.with("akin", 5)),
            new Trial("from there: a word of WordNet stands for 50 emoji", START.with("akin", 50)),
            new Trial("from there: rate .01", START.with("rate", .01)),
            new Trial("from there: rate .1", START.with("rate", .1)),
            new Trial("from there: spread .15", START.with("spread", .15)),
            new Trial("from there: spread .5", START.with("spread", .5)),
            new Trial("from there: sharpness 12", START.with("sharpness", 12.0)),
            new Trial("from there: sharpness 24", START.with("sharpness", 24.0)),
            new Trial("from there: dropout .15", START.with("dropout", .15)),
            new Trial("from there: dropout .5", START.with("dropout", .5)),
            new Trial("the recipe, rate .01", KEPT.with("rate", .01)));

    private EmojiTrials() {}

    /** What the file tells, each trial compared with the first by the mean of both figures. */
    static Facts.Tried tried() {
        Table table;
        try (InputStream in = EmojiTrials.class.getResourceAsStream(FILE)) {
            table = CsvFile.read(FILE, in).table();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        List<Facts.Trial> told = new ArrayList<>();
        double kept = mean(table, 0);
        for (int row = 0; row < table.rows(); row++) {
            double gain = mean(table, row) - kept;
            String verdict = row == 0 ? "kept"
                    : gain > CLOSE ? "better" : gain < -CLOSE ? "worse" : "no difference that counts";
            told.add(new Facts.Trial(table.column("trial").text(row),
                    table.column("all").text(row) + ", " + table.column("meaning").text(row), verdict));
        }
        return new Facts.Tried("Figures are of the validation queries: success@10 of all, then of those about"
                + " meaning, of the epoch in which the mean of both was highest; seed " + SEED + ". A mean"
                + " that differs by less than " + CLOSE + " is no difference that counts. The test queries"
                + " were not looked at while choosing.", told, Map.of());
    }

    private static double mean(Table table, int row) {
        return (Double.parseDouble(table.column("all").text(row))
                + Double.parseDouble(table.column("meaning").text(row))) / 2;
    }

    /** A line of the file: the figures of one trial. */
    static String measured(EmojiQueries data, WordNet wordNet, Trial trial) {
        EmojiFit fit = new EmojiFit(data, wordNet, trial.settings);
        Fitted fitted = fit.fit(SEED, 1).run();
        byte[] model = fit.model().onnx(fitted.weights(), Heading.of(Model.OPSET));
        Map<String, Double> measures =
                EmojiSearch.scores(fit, model, data.queries(data.split().validation())).measures();
        return String.format(Locale.ROOT, "%s\t%.4f\t%.4f", trial.name, measures.get("successAt10"),
                measures.get("meaningSuccessAt10"));
    }
}
