package dev.teacup.train.recipe.weather;

import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.train.data.Days;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.History;
import dev.teacup.train.loop.Progress;
import dev.teacup.train.loop.RateSearch;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.metric.Tilt;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.recipe.weather.WeatherFit.Hyperparameters;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.study.Desk;
import dev.teacup.train.study.Golden;
import dev.teacup.train.study.Study;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What will the weather be tomorrow? Trains on days to 2013 and looks at 2014, then learns how often to say
 * rare words, then trains the model that is kept on all days to 2014.
 */
public final class Weather implements Study {
    public static final String NAME = "weather";
    /** The figures of the model that learnt to 2013, in the ledger. */
    static final String VALIDATION_TO_2013 = "validation, learnt to 2013";

    private static final String TO_CHOOSE = "to-2013";
    private static final String TO_KEEP = "to-2014";
    private static final int GOLDEN_ROWS = 64;
    private static final RateSearch SEARCH = new RateSearch(1e-4, 1, 200);

    private final Days days;
    private final Hyperparameters settings;

    private Weather(Days days, Hyperparameters settings) {
        this.days = days;
        this.settings = settings;
    }

    /** The recipe on the days in a file, or on what is shipped where that is null. */
    public static Weather open(Path data, int epochs) {
        Hyperparameters chosen = Hyperparameters.CHOSEN;
        return new Weather(Days.of(data), epochs > 0 ? chosen.with("epochs", epochs) : chosen);
    }

    /** The days before some rows as the model's inputs, in the order of its signature. */
    public static List<HostTensor> inputs(Days days, int[] rows) {
        int[] learnt = days.split().trainAndValidation();
        return WeatherInputs.learn(days, learnt, Hyperparameters.CHOSEN.steps()).of(days, rows);
    }

    @Override
    public Record settings() {
        return settings;
    }

    @Override
    public String dataSha256() {
        return days.sha256();
    }

    @Override
    public Golden golden() {
        int[] test = days.split().test();
        int[] rows = Arrays.copyOf(test, Math.min(test.length, GOLDEN_ROWS));
        return new Golden(List.of(fit(days.split().trainAndValidation()).inputs().of(days, rows)));
    }

    @Override
    public List<List<HostTensor>> calibration() {
        return List.of(inputs(days, days.split().validation()));
    }

    @Override
    public WeatherEvaluation judge(byte[] model, String file) {
        return WeatherEvaluation.of(days, model, file);
    }

    @Override
    public List<RateSearch.Point> searched(Desk desk) {
        WeatherFit fit = fit(days.split().train());
        return SEARCH.run(fit::step, fit.data(), fit.order(), fit.loop(desk.seed())).stream()
                .map(point -> new RateSearch.Point(point.rate(), point.loss() / settings.members(),
                        point.smooth() / settings.members()))
                .toList();
    }

    @Override
    public Trained train(Desk desk) {
        int[] train = days.split().train();
        int[] all = days.split().trainAndValidation();
        desk.say("Learning from " + train.length + " days to 2013, looking at those of 2014");
        WeatherFit chosen = fit(train);
        Fitted fitted = desk.run(chosen.fit(desk.seed()).validatedBy(validation(chosen))
                .telling(progress(chosen, desk)), TO_CHOOSE, settings.members());
        WeatherForecasts forecasts = new WeatherForecasts(days, settings);
        desk.say("Learning how often rare words are said, from days that are left out in turn");
        double[] tilt = forecasts.tilt(all, desk.seed());
        desk.say("Learning from " + all.length + " days to 2014: the model that is kept");
        WeatherFit kept = fit(all);
        ModelDescription description =
                WeatherDescription.of(days, kept.inputs(), days.split().test()[0], all.length);
        Model model = kept.model(tilt);
        byte[] onnx = model.onnx(
                desk.run(kept.fit(desk.seed()).telling(progress(kept, desk)), TO_KEEP, settings.members())
                        .weights(),
                desk.heading(description));
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        int[] test = days.split().test();
        Verdicts said = forecasts.of(onnx, model, kept.inputs(), test);
        figures.put("test", WeatherEvaluation.measures(said, Tilt.applied(said, tilt)));
        figures.put(VALIDATION_TO_2013, validated(chosen, fitted, tilt));
        return new Trained(onnx, description, parameters(model), curves(fitted), figures);
    }

    private WeatherFit fit(int[] rows) {
        return new WeatherFit(days, rows, settings);
    }

    private Map<String, Double> validated(WeatherFit fit, Fitted fitted, double[] tilt) {
        Model model = fit.model(tilt);
        byte[] onnx = model.onnx(fitted.weights(), Heading.of(Model.OPSET));
        Verdicts said = new WeatherForecasts(days, settings).of(onnx, model, fit.inputs(),
                days.split().validation());
        return WeatherEvaluation.measures(said, Tilt.applied(said, tilt));
    }

    private Validation validation(WeatherFit fit) {
        int[] rows = days.split().validation();
        WeatherForecasts forecasts = new WeatherForecasts(days, settings);
        return new Validation(fit.model(), fit.inputs().dataset(days, rows), "validation loss",
                outputs -> forecasts.of(outputs, rows).logLoss(), false);
    }

    private Progress progress(WeatherFit fit, Desk desk) {
        int steps = fit.loop(desk.seed()).stepsPerEpoch(fit.rows().length);
        return desk.isKept() ? desk.progress(settings.epochs(), steps, "validation loss") : Progress.NONE;
    }

    private Map<String, double[]> curves(Fitted fitted) {
        Map<String, double[]> curves = new LinkedHashMap<>();
        curves.put(Account.TRAIN, fitted.history().epochs().stream().mapToDouble(History.Epoch::loss)
                .map(loss -> loss / settings.members()).toArray());
        curves.put(Account.VALIDATION,
                fitted.history().validations());
        return curves;
    }

    private static long parameters(Model model) {
        return model.elements();
    }
}
