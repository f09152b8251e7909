package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.History;
import dev.teacup.train.loop.Progress;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.metric.AveragePrecision;
import dev.teacup.train.metric.Predictions;
import dev.teacup.train.recipe.birdstrikes.StrikeFit.Hyperparameters;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.study.Desk;
import dev.teacup.train.study.Golden;
import dev.teacup.train.study.Study;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does a bird strike damage the aircraft? Trains on the years to 1997 and looks at 1998 and 1999, then trains
 * the model that is kept on all years to 1999.
 */
public final class BirdStrikes implements Study {
    public static final String NAME = "birdstrikes";
    /** The figures of the model that learnt to 1997, in the ledger. */
    static final String TEST_TO_1997 = "test, learnt to 1997";
    static final String VALIDATION_TO_1997 = "validation, learnt to 1997";

    private static final String TO_CHOOSE = "to-1997";
    private static final String TO_KEEP = "to-1999";
    /** Strikes of the golden data, besides one of a missing speed and of words that nobody reported. */
    private static final int GOLDEN_ROWS = 64;

    /** A training with its history and what the finished model says. */
    private record Done(StrikeFit fit, byte[] onnx, Fitted fitted, List<Double> validationLosses,
            StrikeScores scores) {}

    private final Strikes strikes;
    private final Hyperparameters settings;

    private BirdStrikes(Strikes strikes, Hyperparameters settings) {
        this.strikes = strikes;
        this.settings = settings;
    }

    /** The recipe on the strikes in a file, or on what is shipped where that is null. */
    public static BirdStrikes open(Path data, int epochs) {
        Hyperparameters chosen = Hyperparameters.CHOSEN;
        return new BirdStrikes(Strikes.of(data), epochs > 0 ? chosen.epochs(epochs) : chosen);
    }

    /** Some strikes as the model's inputs, tensors [rows, 1] in the order of its signature. */
    public static List<HostTensor> inputs(Strikes strikes, int[] rows) {
        return StrikeInputs.of(strikes, rows);
    }

    @Override
    public Record settings() {
        return settings;
    }

    @Override
    public String dataSha256() {
        return strikes.sha256();
    }

    @Override
    public Golden golden() {
        int[] rows = Arrays.copyOf(strikes.split().test(), GOLDEN_ROWS + 1);
        rows[GOLDEN_ROWS] = -1;
        return new Golden(List.of(StrikeInputs.of(strikes, rows)));
    }

    @Override
    public List<List<HostTensor>> calibration() {
        return List.of(StrikeInputs.of(strikes, strikes.split().validation()));
    }

    @Override
    public StrikeEvaluation judge(byte[] model, String file) {
        return StrikeEvaluation.of(strikes, model, file);
    }

    @Override
    public Trained train(Desk desk) {
        desk.say("Learning from " + strikes.rowsToChoose().length
                + " strikes to 1997, looking at those of 1998 and 1999");
        Done chosen = done(strikes.rowsToChoose(), desk, TO_CHOOSE);
        desk.say("Learning from " + strikes.rowsToFit().length + " strikes to 1999: the model that is kept");
        Done kept = done(strikes.rowsToFit(), desk, TO_KEEP);
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put("test", StrikeEvaluation.measures(kept.scores.test(kept.fit.rows())));
        figures.put(TEST_TO_1997, StrikeEvaluation.measures(chosen.scores.test(chosen.fit.rows())));
        figures.put(VALIDATION_TO_1997,
                StrikeEvaluation.measures(chosen.scores.validation(chosen.fit.rows())));
        return new Trained(kept.onnx, description(kept.fit), parameters(kept.fit.model()), curves(chosen),
                figures);
    }

    private Map<String, double[]> curves(Done chosen) {
        Map<String, double[]> curves = new LinkedHashMap<>();
        curves.put(Account.TRAIN, chosen.fitted.history().epochs().stream().mapToDouble(History.Epoch::loss)
                .map(loss -> loss / settings.members()).toArray());
        curves.put(Account.VALIDATION,
                chosen.validationLosses.stream().mapToDouble(loss -> loss).toArray());
        return curves;
    }

    private static long parameters(Model model) {
        return model.elements();
    }

    private Done done(int[] rows, Desk desk, String name) {
        StrikeFit fit = new StrikeFit(strikes, rows, settings);
        Model model = fit.model();
        List<Double> losses = new ArrayList<>();
        Fit training = fit.fit(desk.seed()).telling(progress(fit, desk));
        if (name.equals(TO_CHOOSE)) {
            training = training.validatedBy(validation(model, losses));
        }
        Fitted fitted = desk.run(training, name, settings.members());
        byte[] onnx = model.onnx(fitted.weights(), desk.heading(description(fit)));
        return new Done(fit, onnx, fitted, losses, StrikeScores.of(strikes, onnx, model.inputs()));
    }

    private Progress progress(StrikeFit fit, Desk desk) {
        if (!desk.isKept()) {
            return Progress.NONE;
        }
        int steps = fit.loop(0).stepsPerEpoch(fit.rows().length);
        return desk.progress(settings.epochs(), steps, "validation AP");
    }

    private Validation validation(Model model, List<Double> losses) {
        int[] rows = strikes.split().validation();
        Dataset data = StrikeInputs.dataset(strikes, rows);
        return new Validation(model, data, "validation AP", outputs -> {
            Predictions said = predictions(outputs, data);
            losses.add(logLoss(said));
            return AveragePrecision.of(said);
        }, true);
    }

    private static Predictions predictions(Map<String, float[]> outputs, Dataset data) {
        float[] probabilities = outputs.get(StrikeNetwork.PROBABILITY);
        float[] damage = data.floats(StrikeInputs.TARGET);
        double[] said = new double[probabilities.length];
        double[] happened = new double[probabilities.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = probabilities[i];
            happened[i] = damage[i];
        }
        return new Predictions(said, happened);
    }

    private static double logLoss(Predictions predictions) {
        double sum = 0;
        for (int i = 0; i < predictions.rows(); i++) {
            boolean happened = predictions.labels()[i] == 1;
            sum -= Math.log(happened ? predictions.scores()[i] : 1 - predictions.scores()[i]);
        }
        return sum / predictions.rows();
    }

    private static ModelDescription description(StrikeFit fit) {
        return StrikeDescription.of(fit.inputs(), fit.rows().length, fit.baseRate());
    }
}
