package dev.teacup.train.recipe.films;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.History;
import dev.teacup.train.loop.Progress;
import dev.teacup.train.loop.RateSearch;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.study.Desk;
import dev.teacup.train.study.Golden;
import dev.teacup.train.study.Study;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What would this reader like to see? Two spaces learn one after the other, each first without the ratings
 * that
 * it is looked at with, then with them: one in which films follow films, one of stars. The file holds both.
 */
public final class FilmTaste implements Study {
    public static final String NAME = "films";
    /** So many of each reader's last ratings are left out, and foretold. */
    static final int NEXT = 5;
    /** The figures of the spaces that learnt without the ratings before those that are judged. */
    static final String VALIDATION = "validation, learnt from what was before it";
    /** The curves of the space of stars; those of the other one have the usual names. */
    static final String STARS_TRAIN = "starsTrain";
    static final String STARS_VALIDATION = "starsValidation";

    private static final RateSearch SEARCH = new RateSearch(1e-4, 1, 150);

    private final Films films;
    private final Hyperparameters settings;

    private FilmTaste(Films films, Hyperparameters settings) {
        this.films = films;
        this.settings = settings;
    }

    /** The recipe on the ratings in a folder of GroupLens. */
    public static FilmTaste open(Path data, int epochs) {
        return of(Films.of(data), epochs);
    }

    static FilmTaste of(Films films, int epochs) {
        return new FilmTaste(films, Hyperparameters.CHOSEN.epochs(epochs));
    }

    @Override
    public Record settings() {
        return settings;
    }

    @Override
    public String dataSha256() {
        return films.sha256();
    }

    @Override
    public Golden golden() {
        return new Golden(List.of(golden(FilmDescription.RATED), golden(Map.of("Heat (1995)", 4.5,
                "Heat", 1.0)), golden(Map.of("no film at all", 3.0))));
    }

    private static List<HostTensor> golden(Map<String, Double> rated) {
        Map<String, Double> ordered = new TreeMap<>(rated);
        float[] stars = new float[ordered.size()];
        int count = 0;
        for (double given : ordered.values()) {
            stars[count++] = (float) given;
        }
        return FilmAnswers.inputs(ordered.keySet().toArray(String[]::new), stars);
    }

    @Override
    public FilmEvaluation judge(byte[] model, String file) {
        return FilmEvaluation.of(films, model, file);
    }

    @Override
    public List<RateSearch.Point> searched(Desk desk) {
        NextFit fit = nextFit(Viewing.Parts.lastOnes(films.readers(), NEXT).first());
        Fit training = fit.fit(desk.seed());
        return SEARCH.run(fit::step, fit.data(), training.order(), training.settings());
    }

    @Override
    public Trained train(Desk desk) {
        if (!films.isKnown()) {
            desk.say(films.otherEdition());
        }
        List<Viewing> byFive = Viewing.Parts.lastOnes(films.readers(), NEXT).first();
        List<Viewing> byFifth = Viewing.Parts.lastFifth(films.readers()).first();
        desk.say("Films that follow films: without the " + NEXT + " ratings before those that are judged");
        Fitted next = nextValidated(desk, Viewing.Parts.lastOnes(byFive, NEXT));
        desk.say("The same with them: what is kept");
        NextFit nextKept = nextFit(byFive);
        Fit nextFit = nextKept.fit(desk.seed());
        Weights weights = desk.run(nextFit.telling(progress(nextFit, desk, "hit@10")), "next-all").weights();
        desk.say("The stars of films: without the fifth before the ratings that are judged");
        Fitted stars = starsValidated(desk, Viewing.Parts.lastFifth(byFifth));
        desk.say("The same with it: what is kept");
        StarsFit starsKept = starsFit(byFifth);
        Fit starsFit = starsKept.fit(desk.seed());
        Weights ofStars = desk.run(starsFit.telling(progress(starsFit, desk, "RMSE")), "stars-all").weights();
        starsFit.graph().parameters().forEach(one -> weights.put(one.name(), ofStars.get(one)));
        Map<String, Double> test = new LinkedHashMap<>();
        test.put("rmse", starsKept.validation(Viewing.Parts.lastFifth(films.readers()).last()).of(weights));
        test.put("hitAt10",
                nextKept.validation(Viewing.Parts.lastOnes(films.readers(), NEXT).last()).of(weights));
        return trained(desk, new FilmNetwork(films, nextKept.space(), starsKept.space()), weights, next,
                stars, test);
    }

    private Trained trained(Desk desk, FilmNetwork network, Weights weights, Fitted next, Fitted stars,
            Map<String, Double> test) {
        Model model = Model.of(NAME, network);
        ModelDescription description = FilmDescription.of(films, network.next());
        byte[] onnx = model.onnx(weights, desk.heading(description));
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put("test", test);
        Map<String, Double> validation = new LinkedHashMap<>();
        validation.put("rmse", last(stars));
        validation.put("hitAt10", last(next));
        figures.put(VALIDATION, validation);
        Map<String, double[]> curves = new LinkedHashMap<>();
        curves.put(Account.TRAIN, losses(next));
        curves.put(Account.VALIDATION, next.history().validations());
        curves.put(STARS_TRAIN, losses(stars));
        curves.put(STARS_VALIDATION, stars.history().validations());
        return new Trained(onnx, description, model.elements(), curves, figures);
    }

    private Fitted nextValidated(Desk desk, Viewing.Parts parts) {
        NextFit chosen = nextFit(parts.first());
        Fit fit = chosen.fit(desk.seed()).validatedBy(chosen.validation(parts.last()));
        return desk.run(fit.telling(progress(fit, desk, "hit@10")), "next-chosen");
    }

    private Fitted starsValidated(Desk desk, Viewing.Parts parts) {
        StarsFit chosen = starsFit(parts.first());
        Fit fit = chosen.fit(desk.seed()).validatedBy(chosen.validation(parts.last()));
        return desk.run(fit.telling(progress(fit, desk, "RMSE")), "stars-chosen");
    }

    private NextFit nextFit(List<Viewing> train) {
        return new NextFit(train, films.all().size(), settings);
    }

    private StarsFit starsFit(List<Viewing> train) {
        return new StarsFit(films, train, settings);
    }

    private static Progress progress(Fit fit, Desk desk, String metric) {
        return desk.isKept() ? desk.progress(fit.settings().epochs(),
                fit.settings().stepsPerEpoch(fit.data().rows()), metric) : Progress.NONE;
    }

    /** Of the last pass: what is kept is not chosen among passes. */
    private static double last(Fitted fitted) {
        double[] all = fitted.history().validations();
        return all[all.length - 1];
    }

    private static double[] losses(Fitted fitted) {
        return fitted.history().epochs().stream().mapToDouble(History.Epoch::loss).toArray();
    }
}
