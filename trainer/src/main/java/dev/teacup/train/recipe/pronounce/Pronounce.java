package dev.teacup.train.recipe.pronounce;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.data.Phonemes;
import dev.teacup.train.data.Pronunciations;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.History;
import dev.teacup.train.loop.RateSearch;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.recipe.pronounce.PronounceFit.Hyperparameters;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.study.Desk;
import dev.teacup.train.study.Golden;
import dev.teacup.train.study.Legend;
import dev.teacup.train.study.Study;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How is a word pronounced? Learns to read the words of the CMU dictionary aloud. */
public final class Pronounce implements Study {
    public static final String NAME = "pronounce";
    /** The figures of the greedy search on the watched validation words, in the ledger. */
    static final String GREEDY = "validation, greedy";
    /** By what logits are multiplied in the finished model, in the ledger. */
    static final String SHARPNESS = "sharpness";
    private static final int THREADS = 2;
    private static final int CHECKPOINT_STEPS = 25;
    private static final int CALIBRATION_WORDS = 256;
    private static final RateSearch SEARCH = new RateSearch(1e-5, 1, 150);
    /** Words of all kinds, which need not be in the dictionary, and what is no word at all. */
    private static final List<String> GOLDEN = List.of("teacup", "colonel", "queue", "rhythm", "o'clock",
            "pterodactyl", "worcestershire", "gnocchi", "rendezvous", "schwarzenegger", "mcdonald's",
            "unhappiness", "xylophone", "supercalifragilisticexpialidocious", "a", "zzz", "ice-cream",
            "Caf\u00e9", "42", "\u8336", "");

    private final Pronunciations data;
    private final PronounceFit fit;

    Pronounce(Pronunciations data, Hyperparameters settings) {
        this.data = data;
        this.fit = new PronounceFit(data, settings);
    }

    /** The recipe on the words in a file, or on the published dictionary where that is null. */
    public static Pronounce open(Path file, int epochs) {
        Hyperparameters chosen = Hyperparameters.CHOSEN;
        return new Pronounce(Pronunciations.of(file), epochs > 0 ? chosen.epochs(epochs) : chosen);
    }

    @Override
    public Record settings() {
        return fit.settings();
    }

    @Override
    public String dataSha256() {
        return data.sha256();
    }

    /** The letters that are read and the phonemes that were said, as the tables of both number them. */
    @Override
    public Legend legend() {
        List<String> letters = new ArrayList<>(List.of("(none)"));
        "abcdefghijklmnopqrstuvwxyz'".chars().forEach(letter -> letters.add(Character.toString(letter)));
        List<String> phonemes = new ArrayList<>(List.of("(start)"));
        phonemes.addAll(Phonemes.ALL);
        return Legend.ofTables(Map.of("letters.table", letters, "phonemes.table", phonemes));
    }

    @Override
    public Trained train(Desk desk) {
        int words = data.split().train().length;
        desk.say("Learning from " + words + " words, looking at " + data.split().validation().length);
        Dataset readings = fit.dataset();
        int steps = fit.loop(desk.seed(), THREADS).stepsPerEpoch(readings.rows());
        Fit training = Fit.of(fit.step(), readings, fit.loop(desk.seed(), THREADS)
                .checkpointEvery(CHECKPOINT_STEPS)).inOrder(fit.order()).validatedBy(fit.validation())
                .telling(desk.progress(fit.settings().epochs(), steps, "validation word error"));
        return trained(desk.run(training, "pronounce"), desk);
    }

    /** What comes of finished weights. */
    Trained trained(Fitted fitted, Desk desk) {
        ModelDescription description = PronounceDescription.of(data.split().train().length);
        desk.say("Fitting the probabilities to validation words");
        double sharpness = fit.sharpness(fitted.weights());
        byte[] onnx = fit.model(sharpness).onnx(fitted.weights(), desk.heading(description));
        History history = fitted.history();
        Map<String, double[]> curves = new LinkedHashMap<>();
        curves.put(Account.TRAIN, history.losses());
        curves.put(Account.VALIDATION, history.validations());
        desk.say("Saying test words");
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put("test", PronounceScores.of(testWords(), onnx, "model").measures());
        figures.put("validation", PronounceScores.of(fit.watched(), onnx, "model").measures());
        figures.put(SHARPNESS, Map.of("factor", sharpness));
        figures.put(GREEDY, Map.of("wordError", history.validations()[history.bestEpoch() - 1]));
        return new Trained(onnx, description, parameters(), curves, figures);
    }

    /** How many numbers are learnt. */
    long parameters() {
        return fit.model(1).elements();
    }

    @Override
    public List<RateSearch.Point> searched(Desk desk) {
        desk.say("Searching for the learning rate, for its picture");
        return SEARCH.run((Schedule schedule) -> fit.step(schedule), fit.dataset(), fit.order(),
                fit.loop(desk.seed(), THREADS));
    }

    @Override
    public Golden golden() {
        List<List<HostTensor>> sets = new ArrayList<>();
        sets.add(List.of(PronounceScores.texts(GOLDEN)));
        GOLDEN.forEach(word -> sets.add(List.of(PronounceScores.texts(List.of(word)))));
        return new Golden(sets);
    }

    @Override
    public List<List<HostTensor>> calibration() {
        return List.of(List.of(PronounceScores.texts(data.words(data.split().validation()).stream()
                .limit(CALIBRATION_WORDS).map(Pronunciations.Word::spelling).toList())));
    }

    @Override
    public Evaluation judge(byte[] model, String file) {
        return new PronounceEvaluation(data, model, PronounceScores.of(testWords(), model, file));
    }

    private List<Pronunciations.Word> testWords() {
        return data.words(data.split().test());
    }
}
