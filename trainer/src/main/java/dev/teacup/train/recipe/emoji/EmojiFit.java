package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.CsvFile;
import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.data.WordNet;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Optimizer;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import dev.teacup.train.report.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One training of the search for emoji: its data, its step, and how it is looked at.
 *
 * @param wordNet the words that are learnt beside those of the data
 */
record EmojiFit(EmojiQueries data, WordNet wordNet, Hyperparameters settings) {
    /**
     * What was chosen on the validation queries.
     *
     * @param akin so many emoji a word of WordNet stands for at most; with 0 none of these words is learnt
     * @param buckets rows of the table of words and runs of characters
     * @param width numbers that stand for each of them, and for each emoji
     * @param sharpness what cosines are multiplied by before they become probabilities
     * @param dropout the share of a text's rows that a step leaves out
     * @param spread the share of a text that goes to emoji that are like its own
     * @param rate the highest learning rate of AdamW; it warms up, then falls with a cosine
     * @param decay of weights
     */
    record Hyperparameters(int akin, int buckets, int width, double sharpness, double dropout, double spread,
            double rate, double decay, int warmUpSteps, int epochs, int batch) {
        static final Hyperparameters CHOSEN =
                new Hyperparameters(20, 32_768, 64, 16, 0.15, 0.3, 0.03, 0, 50, 12, 256);

        /** The same with another value of one component. */
        Hyperparameters with(String name, Object value) {
            Map<String, Object> others = Json.map(this);
            if (others.put(name, value) == null) {
                throw new IllegalArgumentException(name);
            }
            return Json.of(others, Hyperparameters.class);
        }
    }

    private EmojiNetwork network() {
        return new EmojiNetwork(settings, data.candidates().size());
    }

    /** Of the hashes of both sources, one behind the other, in hexadecimal. */
    String sha256() {
        String both = data.sha256() + wordNet.sha256();
        return new CsvFile("hashes", both.getBytes(StandardCharsets.US_ASCII)).sha256();
    }

    /** What is learnt. */
    EmojiShares known() {
        return EmojiShares.of(data, wordNet, settings.akin);
    }

    /** The texts that are learnt, with the shares of the emoji. */
    Dataset dataset() {
        EmojiShares known = known();
        return Dataset.of(known.texts().size()).ragged(EmojiNetwork.ROWS, rows(known.texts()), -1)
                .floats(EmojiNetwork.SHARES, known.shares(settings.spread));
    }

    private long[][] rows(List<String> texts) {
        Grams grams = new Grams(settings.buckets);
        return texts.stream().map(grams::rows).toArray(long[][]::new);
    }

    Settings loop(long seed, int threads) {
        return Settings.of(settings.epochs, settings.batch, seed).threads(threads);
    }

    /** The training step with any schedule. */
    StepGraph step(Schedule schedule) {
        return step(AdamW.of(settings.decay), schedule);
    }

    private StepGraph step(Optimizer optimizer, Schedule schedule) {
        StepGraph.Update update = StepGraph.Update.of(optimizer, schedule);
        return StepGraph.of(EmojiSearch.NAME + ".step", network()::loss, update);
    }

    Fit fit(long seed, int threads) {
        return fit(AdamW.of(settings.decay), settings.rate, seed, threads);
    }

    /** The same with another optimiser at a rate of its own. */
    Fit fit(Optimizer optimizer, double rate, long seed, int threads) {
        Dataset texts = dataset();
        Settings loop = loop(seed, threads);
        long steps = (long) settings.epochs * loop.stepsPerEpoch(texts.rows());
        return Fit.of(step(optimizer, Schedule.cosine(rate, settings.warmUpSteps, steps)), texts, loop)
                .validatedBy(validation());
    }

    /** The finished model: from texts to the emoji that are shown. */
    Model model() {
        return Model.of(EmojiSearch.NAME, c -> network().finished(c, data.candidates()));
    }

    /** How many validation queries find their emoji, looked at after each epoch: the mean of both figures. */
    private Validation validation() {
        List<Query> queries = data.queries(data.split().validation());
        Dataset judged = Dataset.of(queries.size()).ragged(EmojiNetwork.ROWS,
                rows(queries.stream().map(Query::text).toList()), -1);
        Model model = Model.of(EmojiSearch.NAME + ".judged", network()::judged);
        return new Validation(model, judged, "found", outputs -> {
            EmojiScores scores = scores(queries, outputs.get(EmojiNetwork.SIMILARITIES));
            return (scores.found().success(EmojiScores.SHOWN)
                    + scores.foundByMeaning().success(EmojiScores.SHOWN)) / 2;
        }, true);
    }

    /** @param similarities of the queries to all candidates, row by row */
    EmojiScores scores(List<Query> queries, float[] similarities) {
        int candidates = data.candidates().size();
        Map<Query, double[]> rows = new HashMap<>();
        for (int i = 0; i < queries.size(); i++) {
            double[] row = new double[candidates];
            int from = i * candidates;
            Arrays.setAll(row, candidate -> similarities[from + candidate]);
            rows.put(queries.get(i), row);
        }
        return EmojiScores.of(data.candidates(), queries, rows::get, Double.NEGATIVE_INFINITY);
    }
}
