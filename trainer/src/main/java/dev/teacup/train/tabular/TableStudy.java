package dev.teacup.train.tabular;

import dev.teacup.error.ModelException;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.History;
import dev.teacup.train.loop.Progress;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.study.Desk;
import dev.teacup.train.study.Golden;
import dev.teacup.train.study.Study;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A model for any table: a linear model is fitted, and networks of a few shapes learn what it leaves over
 * from the rows to learn from. What the rows to choose by like best is kept, and learns again from both.
 */
public final class TableStudy implements Study {
    /** The curve of the validation loss of each shape that was tried. */
    static final String TRIED_LOSSES = "triedLosses";
    /** The curve of the epoch at which each of them was best. */
    static final String TRIED_EPOCHS = "triedEpochs";
    /** The setting that tells a model of a file from that of a recipe. */
    private static final String ASKED = "asked";

    private static final int GOLDEN_ROWS = 31;
    /** The last one is left out where no number has pieces. */
    static final List<TableNetwork.Shape> SHAPES = List.of(new TableNetwork.Shape(0, 0, 0, false),
            new TableNetwork.Shape(16, 0.1, 0.03, false), new TableNetwork.Shape(64, 0.3, 0.1, false),
            new TableNetwork.Shape(64, 0.5, 0.5, false), new TableNetwork.Shape(64, 0.3, 0.1, true));

    /**
     * What is chosen of a training without looking at the file.
     *
     * @param asked of the file
     * @param members networks side by side
     * @param rate the highest learning rate; it warms up, then falls with a cosine
     * @param averaging how much of the average of weights a step keeps
     * @param patience epochs without a better validation after which a trial ends
     * @param epochs the most, as many as make some thousand steps
     * @param batch rows of a step
     * @param shapes of the networks that are tried
     */
    record Hyperparameters(Asked asked, int members, double rate, double averaging, int patience, int epochs,
            int batch, List<TableNetwork.Shape> shapes) {}

    private final TableData data;
    private final Hyperparameters settings;

    private TableStudy(TableData data, int epochs) {
        this.data = data;
        int rows = data.split().train().length;
        this.settings = new Hyperparameters(data.asked(), TableFit.MEMBERS, TableFit.RATE, TableFit.AVERAGING,
                TableFit.PATIENCE, epochs > 0 ? epochs : TableFit.epochs(rows), TableFit.batch(rows), SHAPES);
    }

    /**
     * Reads a file.
     *
     * @param epochs instead of so many as make some thousand steps, or 0
     * @throws ModelException when it cannot be read, or the target not be predicted
     */
    public static TableStudy open(Path file, Asked asked, int epochs) {
        return new TableStudy(TableData.open(file, asked), epochs);
    }

    /**
     * What was asked when the model in a folder was trained; null where it is none of a file.
     *
     * @throws ModelException when what training wrote down is damaged
     */
    public static Asked askedOf(Folder folder) {
        Account account = folder.account();
        Object asked = account == null ? null : account.settings().get(ASKED);
        return asked == null ? null : Json.parse(Json.line(asked), folder.path().toString(), Asked.class);
    }

    /** What came of a training, for people: the figures beside those of the bars, and a verdict. */
    public static List<String> outcome(Folder folder) {
        Facts facts = folder.facts();
        Facts.Result result = facts.results().get(0);
        List<List<String>> cells = new ArrayList<>(List.of(new ArrayList<>(List.of(""))));
        cells.get(0).addAll(result.measures());
        for (Facts.Line line : result.lines()) {
            List<String> row = new ArrayList<>(List.of(line.model()));
            line.figures().forEach(figure -> row.add(
                    figure == null ? "" : String.format(Locale.ROOT, "%.3f", figure.spread().mean())));
            cells.add(row);
        }
        List<String> lines = new ArrayList<>(ColumnList.aligned(cells));
        lines.add(facts.sections().get(0).paragraphs().get(0));
        return lines;
    }

    /** The name of the model. */
    public String name() {
        return data.name();
    }

    /** What was understood of the file, for people. */
    public List<String> lines() {
        return data.lines();
    }

    @Override
    public String asked(String name) {
        return data.asked().arguments();
    }

    @Override
    public Record settings() {
        return settings;
    }

    @Override
    public String dataSha256() {
        return data.sheet().sha256();
    }

    @Override
    public Golden golden() {
        int[] test = data.split().test();
        int[] rows = Arrays.copyOf(test, Math.min(test.length, GOLDEN_ROWS) + 1);
        rows[rows.length - 1] = -1;
        return new Golden(List.of(TableFit.inputs(data).tensors(rows)));
    }

    @Override
    public TableEvaluation judge(byte[] model, String file) {
        return TableEvaluation.of(data, model, file);
    }

    /**
     * A shape that was tried.
     *
     * @param loss the least on the rows to choose by
     * @param epoch after which it was there, 0 without training
     * @param history of the training
     */
    private record Trial(TableNetwork.Shape shape, double loss, int epoch, History history) {}

    @Override
    public Trained train(Desk desk) {
        desk.hint("Fitting the linear model");
        TableFit choosing = TableFit.of(data, data.split().train());
        int[] validation = choosing.thinned(data.split().validation());
        TableLinear begin = TableLinear.chosen(choosing, validation);
        List<Trial> trials = new ArrayList<>();
        List<TableNetwork.Shape> shapes =
                choosing.inputs().pieces() > 0 ? SHAPES : SHAPES.subList(0, SHAPES.size() - 1);
        for (int i = 0; i < shapes.size(); i++) {
            trials.add(trial(choosing, begin, i, (i + 1) + " of " + shapes.size(), desk));
        }
        Trial best = trials.get(0);
        for (Trial trial : trials) {
            best = trial.loss() < best.loss() ? trial : best;
        }
        TableFit keeping = TableFit.of(data, data.split().trainAndValidation());
        TableLinear linear = TableLinear.fitted(keeping, begin.penalty());
        desk.say("Learning from " + keeping.rows().length + " rows, with " + best.shape().words()
                + ": the model that is kept");
        TableNetwork network = keeping.network(best.shape(), linear);
        Weights weights = best.epoch() == 0 ? new Weights() : learnt(keeping, network, best.epoch(), desk);
        Model model = Model.of(data.name(), network);
        ModelDescription description = new TableDescription(data, keeping).description();
        byte[] onnx = model.onnx(weights, desk.heading(description));
        return new Trained(onnx, description, model.elements() + linear.elements(), curves(trials, best),
                TableEvaluation.of(data, onnx, "the model").figures());
    }

    private Weights learnt(TableFit keeping, TableNetwork network, int epochs, Desk desk) {
        int steps = (keeping.rows().length + settings.batch() - 1) / settings.batch();
        Progress told = new SomeEpochs(desk.progress(epochs, steps, "loss"), epochs);
        return desk.run(keeping.fit(network, desk.seed(), settings.epochs(), epochs)
                .telling(told), "keep", TableFit.MEMBERS).weights();
    }

    private Trial trial(TableFit choosing, TableLinear begin, int index, String which, Desk desk) {
        TableNetwork.Shape shape = SHAPES.get(index);
        int[] validation = choosing.thinned(data.split().validation());
        double loss = begin.loss(choosing, validation, choosing.inputs().features(validation));
        Trial trial = new Trial(shape, loss, 0, new History(List.of(), 0));
        if (shape.units() > 0) {
            TableNetwork network = choosing.network(shape, begin);
            Fit fit = choosing.fit(network, desk.seed(), settings.epochs(), settings.epochs());
            int steps = fit.settings().stepsPerEpoch(choosing.rows().length);
            History history = desk.run(fit.with(fit.settings().patience(settings.patience()))
                    .validatedBy(choosing.validation(network, validation))
                    .telling(
                            desk.glimpse("Trying " + which + ": " + shape.words(), settings.epochs(), steps)),
                    "shape" + index).history();
            int epoch = history.bestEpoch();
            trial = new Trial(shape, history.validations()[epoch - 1], epoch, history);
        }
        desk.say(String.format(Locale.ROOT, "Tried %s: %s: validation loss %.4f%s", which, shape.words(),
                trial.loss(), trial.epoch() == 0 ? "" : ", best after epoch " + trial.epoch()));
        return trial;
    }

    private static Map<String, double[]> curves(List<Trial> trials, Trial best) {
        Map<String, double[]> curves = new LinkedHashMap<>();
        curves.put(Account.TRAIN, Arrays.stream(best.history().losses())
                .map(loss -> loss / TableFit.MEMBERS).toArray());
        curves.put(Account.VALIDATION, best.history().validations());
        curves.put(TRIED_LOSSES, trials.stream().mapToDouble(Trial::loss).toArray());
        curves.put(TRIED_EPOCHS, trials.stream().mapToDouble(Trial::epoch).toArray());
        return curves;
    }
}
