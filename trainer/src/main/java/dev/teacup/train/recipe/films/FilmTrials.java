package dev.teacup.train.recipe.films;

import dev.teacup.train.data.CsvFile;
import dev.teacup.train.data.Films;
import dev.teacup.train.data.Table;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What was tried before the recipe was settled, judged by ratings before those that the report judges. The
 * figures are kept in a file beside this class, which {@code FilmTrialsRun} writes when it is run by its
 * name.
 */
final class FilmTrials {
    static final String FILE = "films-trials.tsv";

    private static final int SEED = 1;
    private static final Hyperparameters KEPT = Hyperparameters.CHOSEN;
    /** One standard error of hit@10. */
    private static final double CLOSE_HITS = .005;
    private static final double CLOSE_STARS = .002;

    /**
     * A trial.
     *
     * @param name for the report and the file
     * @param settings of the recipe
     * @param isOfStars whether it is of the space of stars, or of what comes next
     */
    record Trial(String name, Hyperparameters settings, boolean isOfStars) {}

    static final List<Trial> ALL = List.of(
            next("what comes next: all that follows a cut, not the next 20", KEPT.with("nextWindow", 10_000)),
            next("the mean of what was read, not divided by the fourth root", KEPT.with("nextDamping", 1.0)),
            next("stars of what comes next count alike", KEPT.with("nextLiking", 0.0)),
            stars("stars: only films of 150 ratings have places of their"
                    + " own", KEPT.with("leastRatings", 150)),
            stars("the places of films decay a fifth as fast", KEPT.with("starsDecay", 1.0)));

    private FilmTrials() {}

    private static Trial next(String name, Hyperparameters settings) {
        return new Trial(name, settings, false);
    }

    private static Trial stars(String name, Hyperparameters settings) {
        return new Trial(name, settings, true);
    }

    /**
     * Those of the trials that have a figure in the file, compared with the recipe.
     *
     * @param ledger with the recipe's figures of the same ratings
     */
    static Facts.Tried tried(Ledger ledger) {
        Table table;
        try (InputStream in = FilmTrials.class.getResourceAsStream(FILE)) {
            table = CsvFile.read(FILE, in).table();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        List<Facts.Trial> told = new ArrayList<>();
        for (Trial trial : ALL) {
            IntStream.range(0, table.rows())
                    .filter(row -> table.column("trial").text(row).equals(trial.name))
                    .mapToObj(row -> table.column("figure").text(row))
                    .forEach(figure -> told.add(told(trial, figure, ledger)));
        }
        return new Facts.Tried(
                "What comes next was judged by the five ratings before the five that the report judges, stars"
                        + " by the fifth before the last; seed " + SEED + ". The settings that were chosen"
                        + " have the figures in the second table of the result, with which these are"
                        + " compared: less than one standard error of hit@10, .005, or .002 of RMSE is no"
                        + " difference that counts.",
                told, Map.of());
    }

    private static Facts.Trial told(Trial trial, String figure, Ledger ledger) {
        Facts.Figure kept = ledger.figure(FilmTaste.VALIDATION, trial.isOfStars ? "rmse" : "hitAt10");
        String verdict = kept == null ? "not compared"
                : verdict(Double.parseDouble(figure) - kept.spread().mean(), trial.isOfStars);
        return new Facts.Trial(trial.name, (trial.isOfStars ? "RMSE " : "hit@10 ") + figure, verdict);
    }

    /** Of how much a figure lies above the recipe's: RMSE is better below. */
    static String verdict(double above, boolean isOfStars) {
        if (Math.abs(above) < (isOfStars ? CLOSE_STARS : CLOSE_HITS)) {
            return "no difference that counts";
        }
        return above > 0 == isOfStars ? "worse" : "better";
    }

    /** A line of the file: the figure of one trial. */
    static String measured(Films films, Trial trial) {
        double[] all = fitted(films, trial).history().validations();
        return String.format(Locale.ROOT, "%s\t%.4f", trial.name, all[all.length - 1]);
    }

    private static Fitted fitted(Films films, Trial trial) {
        if (trial.isOfStars) {
            Viewing.Parts parts =
                    Viewing.Parts.lastFifth(Viewing.Parts.lastFifth(films.readers()).first());
            StarsFit fit = new StarsFit(films, parts.first(), trial.settings);
            return fit.fit(SEED).validatedBy(fit.validation(parts.last())).run();
        }
        Viewing.Parts parts = Viewing.Parts.lastOnes(
                Viewing.Parts.lastOnes(films.readers(), FilmTaste.NEXT).first(), FilmTaste.NEXT);
        NextFit fit = new NextFit(parts.first(), films.all().size(), trial.settings);
        return fit.fit(SEED).validatedBy(fit.validation(parts.last())).run();
    }
}
