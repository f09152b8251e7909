package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.WordNet;
import dev.teacup.train.recipe.emoji.EmojiFit.Hyperparameters;
import dev.teacup.train.report.Facts;
import dev.teacup.train.study.PercentDeltaMeasure;
import dev.teacup.train.study.PercentDeltaTrials;
import java.util.function.Consumer;

/**
 * What becomes of the search with each of four optimisers at many learning rates. The figures are kept in a
 * file beside this class, which {@code EmojiRatesRun} writes when it is run by its name.
 */
final class EmojiRates {
    static final String FILE = "emoji-rates.tsv";

    private static final Hyperparameters SHORT =
            Hyperparameters.CHOSEN.with("akin", 0).with("buckets", 8192).with("dropout", .3).with("epochs",
                    6);
    private static final double DECAY = 0.01;
    private static final PercentDeltaMeasure FOUND =
            new PercentDeltaMeasure("mean of success@10 on all queries and by meaning", true, .01);

    private EmojiRates() {}

    static Facts.Section section() {
        return PercentDeltaTrials.read(EmojiRates.class, FILE).section(FOUND, "The search learnt in "
                + SHORT.epochs() + " epochs, without the words of WordNet, with " + SHORT.buckets()
                + " rows and dropout " + SHORT.dropout() + ", and was judged by the validation queries.");
    }

    /** Trains with each optimiser and rate, a quarter of an hour long. */
    static PercentDeltaTrials measured(EmojiQueries data, Consumer<String> told) {
        EmojiFit fit = new EmojiFit(data, WordNet.NONE, SHORT);
        return PercentDeltaTrials.measured((optimizer, rate, seed) -> PercentDeltaTrials
                .last(fit.fit(optimizer, rate, seed, 1)), DECAY, 1, told);
    }
}
