package dev.teacup.train.recipe.films;

import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.report.Facts;
import dev.teacup.train.study.PercentDeltaMeasure;
import dev.teacup.train.study.PercentDeltaTrials;
import java.util.function.Consumer;

/**
 * What becomes of the space of what comes next with each of four optimisers at many learning rates. The
 * figures are kept in a file beside this class, which {@code FilmRatesRun} writes when it is run by its name.
 */
final class FilmRates {
    static final String FILE = "films-rates.tsv";

    private static final int EPOCHS = 10;
    private static final PercentDeltaMeasure HITS = new PercentDeltaMeasure("hit@10", true, .01);

    private FilmRates() {}

    static Facts.Section section() {
        return PercentDeltaTrials.read(FilmRates.class, FILE).section(HITS, "The space of what comes next was"
                + " learnt in " + EPOCHS + " passes over the readers, of the recipe's "
                + Hyperparameters.CHOSEN.nextEpochs() + ", without the last ten films of each, and judged by"
                + " the first five of those. AdamW decays weights as the recipe does, the others do not; Adam"
                + " at its side shows what that is worth.");
    }

    /** Trains with each optimiser and rate. */
    static PercentDeltaTrials measured(Films films, Consumer<String> told) {
        Hyperparameters shorter = Hyperparameters.CHOSEN.with("nextEpochs", EPOCHS);
        Viewing.Parts parts = Viewing.Parts.lastOnes(
                Viewing.Parts.lastOnes(films.readers(), FilmTaste.NEXT).first(), FilmTaste.NEXT);
        NextFit fit = new NextFit(parts.first(), films.all().size(), shorter);
        return PercentDeltaTrials.measured((optimizer, rate, seed) -> PercentDeltaTrials
                .last(fit.fit(optimizer, rate, seed).validatedBy(fit.validation(parts.last()))),
                shorter.nextDecay(), 1, told);
    }
}
