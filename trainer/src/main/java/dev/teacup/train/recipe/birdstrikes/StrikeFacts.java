package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.train.baseline.LogisticRegression;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.metric.AveragePrecision;
import dev.teacup.train.metric.BinaryScores;
import dev.teacup.train.metric.Calibration;
import dev.teacup.train.metric.Confusion;
import dev.teacup.train.metric.Interval;
import dev.teacup.train.metric.PrecisionRecall;
import dev.teacup.train.metric.Predictions;
import dev.teacup.train.metric.RocAuc;
import dev.teacup.train.metric.Threshold;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts.Figure;
import dev.teacup.train.report.Facts.Line;
import dev.teacup.train.report.Facts.Part;
import dev.teacup.train.report.Facts.Result;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.Pictures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the report of the bird-strike model says: its figures beside the bars.
 *
 * @param kept the model that learnt from the years to 1999, judged
 */
record StrikeFacts(StrikeEvaluation kept, Account account, Ledger ledger) {
    private static final List<String> MEASURES = List.of("AUC", "AP", "Brier", "F1");
    private static final List<String> KEYS = List.of("auc", "ap", "brier", "f1");
    private static final int CALIBRATION_BINS = 10;

    Facts facts(long modelBytes) {
        StrikeScores logistic = logistic(strikes().rowsToFit());
        return new Facts(BirdStrikes.NAME, StrikeDescription.TITLE, StrikeWords.QUESTION, kept.test(),
                data(), StrikeWords.TRIED, results(logistic), sections(logistic), account.settings(),
                account.run(modelBytes), StrikeWords.USE);
    }

    private Facts.Data data() {
        Strikes strikes = strikes();
        return new Facts.Data(strikes.isShipped() ? StrikeWords.SOURCE : StrikeWords.OTHER_SOURCE,
                strikes.isShipped() ? StrikeWords.LICENCE : "those of the file", strikes.sha256(),
                StrikeInputs.names(),
                List.of(
                        part("train", "1990 to 1997, each once", strikes.rowsToChoose()),
                        part("validation", "1998 and 1999", strikes.split().validation()),
                        part("train and validation", "1990 to 1999, each once", strikes.rowsToFit()),
                        part("test", "2000 to July 2002", strikes.split().test())),
                StrikeWords.TRAPS, Map.of());
    }

    private Part part(String name, String what, int[] rows) {
        int damaged = (int) Arrays.stream(rows).mapToDouble(row -> strikes().labels()[row]).sum();
        return new Part(name, what, rows.length, Map.of("damage", Part.share(damaged, rows.length)));
    }

    private List<Result> results(StrikeScores logistic) {
        String judged = strikes().split().test().length + " strikes of 2000 to 2002";
        return List.of(
                new Result("Learnt from the years to 1999, judged on " + judged
                        + "; in brackets where the figure lies in 95 of 100 draws of such strikes:", MEASURES,
                        List.of(line("this network, " + ledger.count() + " seeds", "test"),
                                new Line("this network, the one that is kept", figures(kept.scores())),
                                new Line("logistic regression", figures(logistic)),
                                bar("XGBoost 1.7, depth 3 (measured once)", .802, .384),
                                bar("naive Bayes (measured once)", .763, .336))),
                new Result("Learnt from the years to 1997, judged on the same strikes:", MEASURES, List.of(
                        line("this network, " + ledger.count() + " seeds", BirdStrikes.TEST_TO_1997),
                        line("logistic regression", logistic(strikes().rowsToChoose())
                                .test(strikes().rowsToChoose())),
                        bar("XGBoost 1.7, depth 3 (measured once)", .780, .358))),
                new Result(
                        "Learnt from the years to 1997, judged on 1998 and 1999, to choose the recipe:",
                        MEASURES, List.of(line("this network", BirdStrikes.VALIDATION_TO_1997))));
    }

    private StrikeScores logistic(int[] rows) {
        return new StrikeScores(strikes(), LogisticRegression.ofStrikes(strikes(), rows));
    }

    private Line line(String model, String part) {
        return new Line(model, KEYS.stream().map(key -> ledger.figure(part, key)).toList());
    }

    private static Line line(String model, BinaryScores scores) {
        return new Line(model, StrikeEvaluation.measures(scores).values().stream()
                .map(figure -> Figure.of(figure)).toList());
    }

    /** On the test years; the figures of ranks with intervals. */
    private List<Figure> figures(StrikeScores scores) {
        Map<String, Double> test = StrikeEvaluation.measures(scores.test(strikes().rowsToFit()));
        Predictions said = scores.of(strikes().split().test());
        return List.of(within(test.get("auc"), said, RocAuc::of),
                within(test.get("ap"), said, AveragePrecision::of), Figure.of(test.get("brier")),
                Figure.of(test.get("f1")));
    }

    private static Figure within(double figure, Predictions said, ToDoubleFunction<Predictions> measure) {
        return Figure.within(figure, Interval.bootstrap(said.rows(),
                rows -> measure.applyAsDouble(Predictions.of(said.scores(), said.labels(), rows))));
    }

    private static Line bar(String model, double auc, double ap) {
        return new Line(model, Stream.of(Figure.of(auc), Figure.of(ap), null, null).toList());
    }

    private List<Section> sections(StrikeScores logistic) {
        Predictions test = kept.scores().of(strikes().split().test());
        Predictions fitted = kept.scores().of(strikes().rowsToFit());
        Map<String, PrecisionRecall> curves = new LinkedHashMap<>();
        curves.put("this network", PrecisionRecall.of(test));
        curves.put("logistic regression", PrecisionRecall.of(logistic.of(strikes().split().test())));
        double threshold = Threshold.flagging(fitted.positiveRate(), fitted.scores());
        return List.of(
                Section.of("Where it errs")
                        .with("precision-recall", Pictures.precisionRecall(curves, test.positiveRate()))
                        .with("confusion",
                                Pictures.confusion(Confusion.at(threshold, test), "no damage", "damage")),
                Section.of("Calibration").with("calibration",
                        Pictures.calibration(Calibration.of(test, CALIBRATION_BINS))),
                Section.of("Learning", "The network that learnt from the years to 1997; the weights of its"
                        + " best epoch on the validation years were judged.").with("loss",
                                Pictures.losses(account.curve(Account.TRAIN),
                                        account.curve(Account.VALIDATION))));
    }

    private Strikes strikes() {
        return kept.scores().strikes();
    }
}
