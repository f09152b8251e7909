package dev.teacup.train.recipe;

import dev.teacup.train.baseline.LogisticRegression;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.loop.History;
import dev.teacup.train.metric.BinaryScores;
import dev.teacup.train.metric.Calibration;
import dev.teacup.train.metric.Confusion;
import dev.teacup.train.metric.PrecisionRecall;
import dev.teacup.train.metric.Predictions;
import dev.teacup.train.metric.Threshold;
import dev.teacup.train.ort.Sessions;
import dev.teacup.train.recipe.BirdStrikes.Trained;
import dev.teacup.train.recipe.StrikeFit.Hyperparameters;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Facts.Line;
import dev.teacup.train.report.Facts.Part;
import dev.teacup.train.report.Facts.Result;
import dev.teacup.train.report.Pictures;
import dev.teacup.train.report.Spread;
import dev.teacup.train.report.chart.Chart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the report of the bird-strike model says: the figures of this training beside the bars.
 *
 * @param chosen learnt from the years to 1997
 * @param kept learnt from the years to 1999
 * @param toChoose figures on the test years of all seeds, learnt to 1997
 * @param toKeep the same, learnt to 1999
 */
record StrikeFacts(Trained chosen, Trained kept, List<BinaryScores> toChoose, List<BinaryScores> toKeep,
        long seed,
        double seconds) {
    private static final List<String> MEASURES = List.of("AUC", "AP", "Brier", "F1");
    private static final int CALIBRATION_BINS = 10;

    static String command(Hyperparameters settings, long seed) {
        boolean isUsual = settings.epochs() == Hyperparameters.CHOSEN.epochs();
        return "./teacup train birdstrikes --seed " + seed
                + (isUsual ? "" : " --epochs " + settings.epochs());
    }

    /** What the bits of the weights depend on, beside the processor. */
    static Map<String, String> versionsOfWeights() {
        return Map.of("onnxruntime", Sessions.version());
    }

    Facts facts() {
        StrikeScores logistic = logistic(kept.fit().rows());
        return new Facts(StrikeDescription.NAME, StrikeDescription.TITLE, StrikeWords.QUESTION, data(),
                StrikeWords.TRIED, results(logistic), pictures(logistic), settings(), run(), StrikeWords.USE);
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
                StrikeWords.TRAPS);
    }

    private Part part(String name, String what, int[] rows) {
        int positives = 0;
        for (int row : rows) {
            positives += (int) strikes().labels()[row];
        }
        return new Part(name, what, rows.length, positives);
    }

    private List<Result> results(StrikeScores logistic) {
        BinaryScores validation = chosen.scores().validation(chosen.fit().rows());
        return List.of(
                new Result("Learnt from the years to 1999, judged on " + strikes().split().test().length
                        + " strikes of 2000 to 2002:", MEASURES,
                        List.of(
                                line("this network, " + toKeep.size() + " seeds", toKeep),
                                line("this network, the one that is kept", List.of(toKeep.get(0))),
                                line("logistic regression", List.of(logistic.test(kept.fit().rows()))),
                                bar("XGBoost 1.7, depth 3 (measured once)", .802, .384),
                                bar("naive Bayes (measured once)", .763, .336))),
                new Result("Learnt from the years to 1997, judged on the same strikes:", MEASURES, List.of(
                        line("this network, " + toChoose.size() + " seeds", toChoose),
                        line("logistic regression",
                                List.of(logistic(chosen.fit().rows()).test(chosen.fit().rows()))),
                        bar("XGBoost 1.7, depth 3 (measured once)", .780, .358))),
                new Result(
                        "Learnt from the years to 1997, judged on 1998 and 1999, to choose the recipe:",
                        MEASURES, List.of(line("this network", List.of(validation)))));
    }

    private StrikeScores logistic(int[] rows) {
        return new StrikeScores(strikes(), LogisticRegression.ofStrikes(strikes(), rows));
    }

    private static Line line(String model, List<BinaryScores> scores) {
        return new Line(model, List.of(spread(scores, BinaryScores::auc), spread(scores, BinaryScores::ap),
                spread(scores, BinaryScores::brier), spread(scores, BinaryScores::f1)));
    }

    private static Spread spread(List<BinaryScores> scores, ToDoubleFunction<BinaryScores> figure) {
        return Spread.of(scores.stream().mapToDouble(figure).toArray());
    }

    private static Line bar(String model, double auc, double ap) {
        List<Spread> figures = new ArrayList<>(List.of(Spread.of(auc), Spread.of(ap)));
        figures.add(null);
        figures.add(null);
        return new Line(model, figures);
    }

    private Map<String, Chart> pictures(StrikeScores logistic) {
        Predictions test = kept.scores().of(strikes().split().test());
        Predictions fitted = kept.scores().of(kept.fit().rows());
        Map<String, PrecisionRecall> curves = new LinkedHashMap<>();
        curves.put("this network", PrecisionRecall.of(test));
        curves.put("logistic regression", PrecisionRecall.of(logistic.of(strikes().split().test())));
        double threshold = Threshold.flagging(fitted.positiveRate(), fitted.scores());
        Map<String, Chart> pictures = new LinkedHashMap<>();
        pictures.put("precision-recall", Pictures.precisionRecall(curves, test.positiveRate()));
        pictures.put("calibration", Pictures.calibration(Calibration.of(test, CALIBRATION_BINS)));
        pictures.put("confusion", Pictures.confusion(Confusion.at(threshold, test), "no damage", "damage"));
        double[] validation = chosen.validationLosses().stream().mapToDouble(loss -> loss).toArray();
        pictures.put("loss", Pictures.losses(losses(), validation));
        return pictures;
    }

    /** For each sample, as the validation's: training adds up the members. */
    private double[] losses() {
        return chosen.fitted().history().epochs().stream().mapToDouble(History.Epoch::loss)
                .map(loss -> loss / chosen.fit().settings().members()).toArray();
    }

    private Map<String, String> settings() {
        Hyperparameters settings = kept.fit().settings();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("networks side by side", String.valueOf(settings.members()));
        all.put("hidden units of each, rectified", String.valueOf(settings.hidden()));
        all.put("dropout of features", String.valueOf(settings.inputDropout()));
        all.put("dropout of hidden units", String.valueOf(settings.hiddenDropout()));
        all.put("optimiser", "stochastic gradient descent, momentum " + settings.momentum());
        all.put("learning rate",
                settings.rate() + ", " + settings.warmUpSteps() + " steps of warm-up, then a cosine");
        all.put("epochs", settings.epochs() + " (to 1997: the best of them on the validation years)");
        all.put("batch", String.valueOf(settings.batch()));
        return all;
    }

    private Facts.Run run() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("ONNX Runtime", Sessions.version());
        versions.put("Java", System.getProperty("java.version"));
        versions.put("processor", System.getProperty("os.arch"));
        long parameters = kept.fit().model().parameters().stream().mapToLong(StrikeFacts::elements).sum();
        return new Facts.Run(command(kept.fit().settings(), seed), seed, LocalDate.now().toString(), seconds,
                kept.onnx().length, parameters, versions);
    }

    private static long elements(Parameter parameter) {
        long elements = 1;
        for (int dim : parameter.dims()) {
            elements *= dim;
        }
        return elements;
    }

    private Strikes strikes() {
        return kept.fit().strikes();
    }
}
