package dev.teacup.train.recipe.weather;

import dev.teacup.train.baseline.DayRegression;
import dev.teacup.train.data.CsvFile;
import dev.teacup.train.data.Days;
import dev.teacup.train.data.Table;
import dev.teacup.train.metric.Tilt;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.recipe.weather.WeatherFit.Hyperparameters;
import dev.teacup.train.report.Facts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What was tried before the recipe was settled, each on three folds by time before 2015: learnt up to a day,
 * judged on the half year after it. The figures are kept in a file beside this class, which
 * {@code WeatherTrialsRun} writes when it is run by its name.
 */
final class WeatherTrials {
    static final String FILE = "weather-trials.tsv";

    private static final int SEEDS = 2;
    static final List<String> CUTS = List.of("2013-07-01", "2014-01-01", "2014-07-01", "2015-01-01");
    private static final Hyperparameters KEPT = Hyperparameters.CHOSEN;
    private static final Hyperparameters LIKELIEST = KEPT.with("rareShare", 0.0);
    private static final Hyperparameters ONE = LIKELIEST.with("members", 1);

    /**
     * A trial.
     *
     * @param name for the report and the file
     * @param settings of the recipe; null for logistic regression
     * @param steps days that logistic regression looks back
     * @param l2 of logistic regression
     * @param verdict what was made of it
     */
    record Trial(String name, Hyperparameters settings, int steps, double l2, String verdict) {}

    static final List<Trial> ALL = List.of(
            new Trial("logistic regression on 7 days, l2 1", null, 7, 1, "the bar; overfits"),
            new Trial("logistic regression on 7 days, l2 20", null, 7, 20, "a better bar"),
            new Trial("logistic regression on 3 days, l2 20", null, 3, 20, "the best of its kind"),
            trial("one network of 16 units, 7 days, no echo", ONE.with("steps", 7).with("echoes", false),
                    "where every recurrent network begins"),
            trial("the same on 14 days", ONE.with("echoes", false), "a little better log loss: kept"),
            trial("the same, each day's word counting for itself alike for all words", ONE,
                    "the one change that helps: rare words lend each other strength"),
            trial("four of them side by side", LIKELIEST, "hardly a difference: kept"),
            trial("the same with 32 units each", LIKELIEST.with("units", 32), "no gain: left out"),
            trial("without dropout", LIKELIEST.with("inputDropout", 0.0).with("stateDropout", 0.0),
                    "hardly a difference: dropout stays"),
            trial("without averaged weights", LIKELIEST.with("averaging", 0.0),
                    "no difference: averages stay"),
            trial("labels smoothed by .1", LIKELIEST.with("smoothing", 0.1),
                    "worse probabilities: left out"),
            trial("words weighed by n to the power of -.3", LIKELIEST.with("balance", 0.3),
                    "buys rare words with worse probabilities: left out"),
            trial("rare words drawn more often, by the square root of n", LIKELIEST.with("sampling", 0.5),
                    "the best macro-F1, and the worst probabilities: left out"),
            trial("rare words said as often as they happen", KEPT.with("rareShare", 1.0),
                    "too many false alarms"),
            trial("rare words said three quarters as often as they happen", KEPT.with("rareShare", 0.75),
                    "still too many"),
            trial("rare words said half as often as they happen", KEPT,
                    "chosen: the largest sum of accuracy and macro-F1"),
            trial("rare words said a quarter as often as they happen", KEPT.with("rareShare", 0.25),
                    "next to nothing left of the rare words"));

    private WeatherTrials() {}

    private static Trial trial(String name, Hyperparameters settings, String verdict) {
        return new Trial(name, settings, settings.steps(), 0, verdict);
    }

    /** The trials with the figures in the file. */
    static List<Facts.Trial> told() {
        Table table;
        try (InputStream in = WeatherTrials.class.getResourceAsStream(FILE)) {
            table = CsvFile.read(FILE, in).table();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        List<Facts.Trial> told = new ArrayList<>();
        for (Trial trial : ALL) {
            String figures = IntStream.range(0, table.rows())
                    .filter(row -> table.column("trial").text(row).equals(trial.name))
                    .mapToObj(row -> "log loss " + table.column("logLoss").text(row) + ", accuracy "
                            + table.column("accuracy").text(row) + ", macro-F1 "
                            + table.column("macroF1").text(row))
                    .findFirst().orElse("not measured");
            told.add(new Facts.Trial(trial.name, figures, trial.verdict));
        }
        return told;
    }

    /** A line of the file: the figures of one trial, the means over the seeds. */
    static String measured(Days days, Trial trial) {
        double[] sums = new double[3];
        int seeds = trial.settings == null ? 1 : SEEDS;
        for (int seed = 1; seed <= seeds; seed++) {
            List<Verdicts> likely = new ArrayList<>();
            List<Verdicts> said = new ArrayList<>();
            for (int fold = 0; fold + 1 < CUTS.size(); fold++) {
                int[] rows = days.between("0000-01-01", CUTS.get(fold));
                int[] judged = days.between(CUTS.get(fold), CUTS.get(fold + 1));
                Verdicts verdicts = verdicts(days, trial, rows, judged, seed);
                likely.add(verdicts);
                said.add(trial.settings == null ? verdicts
                        : Tilt.applied(verdicts,
                                new WeatherForecasts(days, trial.settings).tilt(rows, seed)));
            }
            Verdicts all = WeatherForecasts.joined(said);
            sums[0] += WeatherForecasts.joined(likely).logLoss();
            sums[1] += all.top(1);
            sums[2] += all.macroF1();
        }
        return String.format(Locale.ROOT, "%s\t%.3f\t%.3f\t%.3f", trial.name, sums[0] / seeds,
                sums[1] / seeds, sums[2] / seeds);
    }

    private static Verdicts verdicts(Days days, Trial trial, int[] rows, int[] judged, int seed) {
        if (trial.settings != null) {
            return new WeatherForecasts(days, trial.settings).learntOn(rows, judged, seed);
        }
        double[][] said = DayRegression.ofDays(days, rows, judged, trial.steps, false,
                trial.l2);
        return new Verdicts(said, new WeatherForecasts(days, KEPT).truth(judged), Days.WORDS.size());
    }

    /** How the figures were measured. */
    static Facts.Tried tried() {
        return new Facts.Tried("Each line was learnt up to July 2013, January 2014 and July 2014, and judged"
                + " on the half year after that; all three together, and means over " + SEEDS + " seeds."
                + " Nothing was chosen on 2015. Log loss is that of the probabilities, the other two are of"
                + " the word that is said. Differences of .01 are within what chance does to 1,098 days.",
                told(), Map.of());
    }
}
