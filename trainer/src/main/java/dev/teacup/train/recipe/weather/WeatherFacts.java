package dev.teacup.train.recipe.weather;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Days;
import dev.teacup.train.metric.Calibration;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts.Figure;
import dev.teacup.train.report.Facts.Line;
import dev.teacup.train.report.Facts.Part;
import dev.teacup.train.report.Facts.Result;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts.Table;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.Pictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the report of the weather model says: its figures beside the bars. */
record WeatherFacts(WeatherEvaluation kept, Account account, Ledger ledger) {
    private static final List<String> MEASURES = List.of("accuracy", "macro-F1", "log loss");
    private static final int CALIBRATION_BINS = 10;

    Facts facts(long modelBytes) {
        Map<String, Verdicts> bars = new WeatherBars(days()).all();
        Facts.Tried tried = account.searched(WeatherTrials.tried());
        return new Facts(Weather.NAME, WeatherDescription.TITLE, WeatherWords.QUESTION,
                kept.test(), data(), tried, results(bars), sections(bars), account.settings(),
                account.run(modelBytes), WeatherWords.USE);
    }

    private Facts.Data data() {
        Days days = days();
        return new Facts.Data(days.isShipped() ? WeatherWords.SOURCE : WeatherWords.OTHER_SOURCE,
                days.isShipped() ? WeatherWords.LICENCE : "those of the file", days.sha256(),
                WeatherInputs.names(),
                List.of(part("train", "to 2013", days.split().train()),
                        part("validation", "2014", days.split().validation()),
                        part("train and validation", "to 2014", days.split().trainAndValidation()),
                        part("test", "2015", days.split().test())),
                WeatherWords.TRAPS, new WeatherPictures(days).all());
    }

    private Part part(String name, String what, int[] rows) {
        return Part.ofClasses(name, what, Days.WORDS, days().counts(rows));
    }

    private List<Result> results(Map<String, Verdicts> bars) {
        WeatherBars known = new WeatherBars(days());
        List<Line> lines = new ArrayList<>();
        String seeds = ", " + ledger.count() + " seeds";
        lines.add(new Line("this network" + seeds, figures("accuracy", "macroF1")));
        lines.add(known.line("this network, the one that is kept", kept.said(), kept.likely()));
        lines.add(new Line("the same, saying the likeliest word always" + seeds,
                figures("likeliestAccuracy", "likeliestMacroF1")));
        bars.forEach((name, verdicts) -> lines.add(known.line(name, verdicts, verdicts)));
        if (days().isShipped()) {
            lines.add(bar("logistic regression on 7 days (measured once, by others)", .615, .343));
            lines.add(bar("the same, all words weighing alike (measured once, by others)", .471, .367));
        }
        return List.of(
                new Result(
                        "Learnt from the days to 2014, judged on " + kept.likely().rows()
                                + " days of 2015; in brackets"
                                + " where the figure lies in 95 of 100 draws of such days, both cities"
                                + " together:",
                        MEASURES, lines),
                new Result("Learnt from the days to 2013, judged on 2014; only how often rare words are said"
                        + " was learnt from 2014, too:", MEASURES,
                        List.of(new Line("this network" + seeds,
                                Arrays.asList(ledger.figure(Weather.VALIDATION_TO_2013, "accuracy"),
                                        ledger.figure(Weather.VALIDATION_TO_2013, "macroF1"),
                                        ledger.figure(Weather.VALIDATION_TO_2013, "logLoss"))))));
    }

    private List<Figure> figures(String accuracy, String macroF1) {
        return Arrays.asList(ledger.figure("test", accuracy), ledger.figure("test", macroF1),
                ledger.figure("test", "logLoss"));
    }

    private static Line bar(String model, double accuracy, double macroF1) {
        return new Line(model, Arrays.asList(Figure.of(accuracy), Figure.of(macroF1), null));
    }

    private List<Section> sections(Map<String, Verdicts> bars) {
        return List.of(howFar(bars), eachWord(), new WeatherErrors(kept).section(),
                new WeatherReliance(kept).section(),
                Section.of("Calibration", "A word with a probability of 60 % should come six times"
                        + " of ten. The word that is said is not always the likeliest, so the"
                        + " probabilities are judged by themselves.")
                        .with("calibration", Pictures.calibrationOfBest(
                                Calibration.of(kept.likely().ofBest(), CALIBRATION_BINS))),
                Section.of("Learning",
                        "The networks that learnt to 2013; the loss of the days of 2014 is that of"
                                + " all members together, of averaged weights and without dropout.")
                        .with("loss", Pictures.losses(account.curve(Account.TRAIN),
                                account.curve(Account.VALIDATION))),
                agreement());
    }

    private Section agreement() {
        List<HostTensor> inputs = Weather.inputs(days(), days().split().test());
        double difference = 0;
        int same = 0;
        try (Platform runtime = new OrtPlatform()) {
            List<HostTensor> expected = runtime.run(kept.model(), List.of(inputs)).get(0);
            for (int row = 0; row < kept.likely().rows(); row++) {
                double[] likely = kept.likely().scores()[row];
                for (int word = 0; word < likely.length; word++) {
                    double other = expected.get(1).f64(row * likely.length + word);
                    difference = Math.max(difference, Math.abs(likely[word] - other));
                }
                String said = Days.WORDS.get(kept.said().said(row));
                same += expected.get(0).text(row).equals(said) ? 1 : 0;
            }
        }
        return Section.of("The same in ONNX Runtime", String.format(Locale.ROOT,
                "Teacup's engine, which judged all of the above, says the same word as ONNX Runtime on %d of"
                        + " %d days; no probability differs by more than %.1e.",
                same, kept.likely().rows(), difference));
    }

    private Section howFar(Map<String, Verdicts> bars) {
        WeatherBars known = new WeatherBars(days());
        List<List<String>> rows = new ArrayList<>();
        bars.forEach((name, verdicts) -> {
            List<Figure> more = known.differences(kept.said(), verdicts);
            rows.add(List.of(name, signed(more.get(0)), signed(more.get(1))));
        });
        Verdicts measured = known.ofMeasurements();
        return Section.of("How far such a series goes", WeatherWords.HOW_FAR,
                String.format(Locale.ROOT,
                        "Even if tomorrow's rain, temperatures and wind were known already,"
                                + " logistic regression would name its word on %.1f %% of the days,"
                                + " and with a macro-F1 of %.3f: the word does not follow from the"
                                + " numbers. That is no strict bound, but a forecast from two weeks"
                                + " of five numbers at one place cannot come near it.",
                        100 * measured.top(1), measured.macroF1()),
                "How much better this network is than each bar, on the same days; where an"
                        + " interval holds 0, the year was too short to tell:")
                .with(new Table(List.of("bar", "accuracy", "macro-F1"), rows));
    }

    private static String signed(Figure figure) {
        return (figure.spread().mean() > 0 ? "+" : "") + figure.text();
    }

    private Section eachWord() {
        int[][] counts = kept.said().confusion();
        List<List<String>> rows = new ArrayList<>();
        for (int word = 0; word < counts.length; word++) {
            int one = word;
            int days = Arrays.stream(counts[word]).sum();
            int said = Arrays.stream(counts).mapToInt(row -> row[one]).sum();
            var confusion = kept.said().of(word);
            rows.add(List.of(Days.WORDS.get(word), String.valueOf(days), String.valueOf(said),
                    String.valueOf(counts[word][word]), share(confusion.precision()),
                    share(confusion.recall()), share(confusion.f1())));
        }
        return Section.of("Each word").with(new Table(
                List.of("word", "days", "said", "rightly", "precision", "recall", "F1"), rows))
                .with("confusion", Pictures.confusion(Days.WORDS, counts));
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private Days days() {
        return kept.days();
    }
}
