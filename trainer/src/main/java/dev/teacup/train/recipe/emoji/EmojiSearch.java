package dev.teacup.train.recipe.emoji;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.data.WordNet;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.Order;
import dev.teacup.train.loop.Progress;
import dev.teacup.train.loop.RateSearch;
import dev.teacup.train.recipe.emoji.EmojiFit.Hyperparameters;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.study.Desk;
import dev.teacup.train.study.Golden;
import dev.teacup.train.study.Study;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which emoji does a query look for? Learns to find emoji by what words mean, not only by their letters. */
public final class EmojiSearch implements Study {
    public static final String NAME = "emoji";
    private static final int THREADS = 2;
    private static final int ASKED_TOGETHER = 64;
    private static final int CALIBRATION_QUERIES = 256;
    private static final RateSearch SEARCH = new RateSearch(1e-4, 1, 150);
    /** Queries of all kinds, which need not be in the data, and what is no word at all. */
    private static final List<String> GOLDEN = List.of("tea", "happy birthday", "coffee-break",
            "Good_Morning",
            "tired of work", "i'm in love", "pirate", "thirsty", "supercalifragilisticexpialidocious fish",
            "caf\u00e9", "100", "o'clock", "x", "...", "\u8336", "");

    private final EmojiQueries data;
    private final EmojiFit fit;

    EmojiSearch(EmojiFit fit) {
        this.fit = fit;
        this.data = fit.data();
    }

    /** The recipe on the files in a folder, or on the published packages where that is null. */
    public static EmojiSearch open(Path folder, int epochs) {
        Hyperparameters chosen = Hyperparameters.CHOSEN;
        return new EmojiSearch(new EmojiFit(EmojiQueries.of(folder), WordNet.published(),
                epochs > 0 ? chosen.with("epochs", epochs) : chosen));
    }

    @Override
    public Record settings() {
        return fit.settings();
    }

    @Override
    public String dataSha256() {
        return fit.sha256();
    }

    @Override
    public Trained train(Desk desk) {
        Fit training = fit.fit(desk.seed(), THREADS);
        int steps = training.settings().stepsPerEpoch(training.data().rows());
        desk.say("Learning from " + training.data().rows() + " texts, looking at "
                + data.split().validation().length + " queries");
        Progress progress = desk.progress(fit.settings().epochs(), steps, "validation queries found");
        Fitted fitted = desk.run(training.telling(progress), NAME);
        ModelDescription description = EmojiDescription.of(data);
        byte[] onnx = fit.model().onnx(fitted.weights(), desk.heading(description));
        Map<String, double[]> curves = new LinkedHashMap<>();
        curves.put(Account.TRAIN, fitted.history().losses());
        curves.put(Account.VALIDATION, fitted.history().validations());
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put("test", scores(fit, onnx, data.queries(data.split().test())).measures());
        figures.put("validation", scores(fit, onnx, data.queries(data.split().validation())).measures());
        return new Trained(onnx, description, fit.model().elements(), curves, figures);
    }

    @Override
    public List<RateSearch.Point> searched(Desk desk) {
        desk.say("Searching for the learning rate, for its picture");
        return SEARCH.run(fit::step, fit.dataset(), Order.shuffled(), fit.loop(desk.seed(), THREADS));
    }

    @Override
    public Golden golden() {
        List<List<HostTensor>> sets = new ArrayList<>();
        sets.add(List.of(texts(GOLDEN)));
        GOLDEN.forEach(query -> sets.add(List.of(texts(List.of(query)))));
        return new Golden(sets);
    }

    @Override
    public List<List<HostTensor>> calibration() {
        return List.of(List.of(texts(data.queries(data.split().validation()).stream()
                .limit(CALIBRATION_QUERIES).map(Query::text).toList())));
    }

    @Override
    public Evaluation judge(byte[] model, String file) {
        try {
            return new EmojiEvaluation(fit, model,
                    scores(fit, model, data.queries(data.split().test())));
        } catch (ModelException refusal) {
            throw refusal.at(file);
        }
    }

    private static HostTensor texts(List<String> texts) {
        return HostTensor.texts(new int[] {texts.size()}, texts.toArray(String[]::new));
    }

    /** What a finished model finds, run by Teacup's own engine, as a page does. */
    static EmojiScores scores(EmojiFit fit, byte[] model, List<Query> queries) {
        Session session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        requireSignature(session);
        int candidates = fit.data().candidates().size();
        float[] similarities = new float[queries.size() * candidates];
        for (int from = 0; from < queries.size(); from += ASKED_TOGETHER) {
            List<Query> some = queries.subList(from, Math.min(queries.size(), from + ASKED_TOGETHER));
            HostTensor found = session.run(Map.of(EmojiNetwork.QUERY,
                    texts(some.stream().map(Query::text).toList()))).get(EmojiNetwork.SIMILARITIES);
            if (found.elements() != some.size() * candidates) {
                throw new ModelException("", "it ranks other emoji than those of the data",
                        candidates + " for each query", found.elements() / some.size() + "",
                        "judge it on the data that it was trained on");
            }
            for (int i = 0; i < found.elements(); i++) {
                similarities[from * candidates + i] = (float) found.f64(i);
            }
        }
        return fit.scores(queries, similarities);
    }

    private static void requireSignature(Session session) {
        List<String> inputs = session.signature().inputs();
        List<String> outputs = session.signature().outputs();
        if (!inputs.equals(List.of(EmojiNetwork.QUERY)) || !outputs.contains(EmojiNetwork.SIMILARITIES)) {
            throw new ModelException("", "it is no model of the recipe emoji",
                    "the input query, and similarities among the outputs",
                    String.join(", ", inputs) + " to " + String.join(", ", outputs),
                    "name the folder of a model that ./teacup train emoji made");
        }
    }
}
