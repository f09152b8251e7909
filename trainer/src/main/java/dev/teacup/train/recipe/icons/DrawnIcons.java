package dev.teacup.train.recipe.icons;

import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.train.data.Drawings;
import dev.teacup.train.data.Icons;
import dev.teacup.train.data.picture.Picture;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.Order;
import dev.teacup.train.loop.RateSearch;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.loop.Validator;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.recipe.icons.IconFit.Hyperparameters;
import dev.teacup.train.report.Account;
import dev.teacup.train.study.Desk;
import dev.teacup.train.study.Golden;
import dev.teacup.train.study.Legend;
import dev.teacup.train.study.Study;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which concept does a drawn icon stand for? Trains on the families of three folds and looks at a fourth,
 * then trains the model that is kept on all four.
 */
public final class DrawnIcons implements Study {
    public static final String NAME = "icons";
    /** The figures of the model that learnt from three folds, in the ledger. */
    static final String TEST_OF_THREE = "test, learnt from folds 1 to 3";
    static final String VALIDATION_OF_THREE = "validation, learnt from folds 1 to 3";
    /** The curve of the share of validation rows that are right after each epoch. */
    static final String RIGHT = "right";

    /** Packs under licences (MIT, Apache-2.0) by which their pictures may be shown. */
    private static final Set<String> SHOWN = Set.of("feather", "bootstrapicons", "material");

    private static final String MEASURE = "validation top 1";
    private static final String TO_CHOOSE = "folds-1-to-3";
    private static final String TO_KEEP = "folds-1-to-4";
    private static final int GOLDEN_ROWS = 24;
    private static final int GOLDEN_DRAWINGS = 8;
    private static final int CALIBRATION_ROWS = 256;
    private static final RateSearch SEARCH = new RateSearch(1e-5, 1, 100);

    /** A training with its history and what the finished model says. */
    private record Done(IconFit fit, byte[] onnx, long parameters, Fitted fitted, IconEvaluation judged) {}

    private final Icons icons;
    private final Hyperparameters settings;

    private DrawnIcons(Icons icons, Hyperparameters settings) {
        this.icons = icons;
        this.settings = settings;
    }

    /** The recipe on the icons that a file lists, or on what is shipped where that is null. */
    public static DrawnIcons open(Path data, int epochs) {
        Hyperparameters chosen = Hyperparameters.CHOSEN;
        return new DrawnIcons(Icons.of(data), epochs > 0 ? chosen.epochs(epochs) : chosen);
    }

    @Override
    public Record settings() {
        return settings;
    }

    @Override
    public String dataSha256() {
        return icons.sha256();
    }

    @Override
    public Legend legend() {
        return Legend.ofPictures(IconNetwork.PICTURE);
    }

    /** Glyphs of the test fold as they are learnt from, and drawings, the last sheet of them blank. */
    @Override
    public Golden golden() {
        int[] shown = Arrays.stream(icons.test()).filter(row -> isShown(icons, row)).toArray();
        int[] rows =
                IntStream.range(0, GOLDEN_ROWS).map(i -> shown[i * shown.length / GOLDEN_ROWS]).toArray();
        Drawings drawings = Drawings.shipped();
        float[] sheets = new float[(GOLDEN_DRAWINGS + 1) * Drawings.SIZE * Drawings.SIZE];
        for (int i = 0; i < GOLDEN_DRAWINGS; i++) {
            float[] ink = drawings.byHand(i * drawings.rows() / GOLDEN_DRAWINGS, 0);
            System.arraycopy(ink, 0, sheets, i * ink.length, ink.length);
        }
        return new Golden(
                List.of(List.of(IconEvaluation.tensor(Picture.SIZE, IconEvaluation.pictures(icons, rows))),
                        List.of(IconEvaluation.tensor(Drawings.SIZE, sheets))));
    }

    /** Icons of the validation fold, spread over it. */
    @Override
    public List<List<HostTensor>> calibration() {
        int[] validation = icons.validation();
        int[] rows = IntStream.range(0, Math.min(CALIBRATION_ROWS, validation.length))
                .map(i -> validation[i * validation.length / Math.min(CALIBRATION_ROWS, validation.length)])
                .toArray();
        return List.of(List.of(IconEvaluation.tensor(Picture.SIZE, IconEvaluation.pictures(icons, rows))));
    }

    /** Whether a picture may be shown: of the shipped list some, of a reader's own list all. */
    static boolean isShown(Icons icons, int row) {
        return !icons.isShipped() || SHOWN.contains(icons.text(Icons.PACK, row));
    }

    @Override
    public IconEvaluation judge(byte[] model, String file) {
        return IconEvaluation.of(icons, model, file);
    }

    @Override
    public List<RateSearch.Point> searched(Desk desk) {
        IconFit fit = new IconFit(icons, icons.train(), settings);
        return SEARCH.run(fit::step, fit.data(), Order.shuffled(), fit.loop(desk.seed()));
    }

    @Override
    public Trained train(Desk desk) {
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        Map<String, double[]> curves = new LinkedHashMap<>();
        if (desk.isKept()) {
            desk.say("Learning from " + icons.train().length + " icons of folds 1 to 3, looking at the "
                    + icons.validation().length + " of fold 4");
            Done chosen = done(icons.train(), desk, TO_CHOOSE);
            curves.putAll(curves(chosen.fitted));
            figures.put(TEST_OF_THREE, IconEvaluation.measures(chosen.judged.test()));
            figures.put(VALIDATION_OF_THREE, IconEvaluation.measures(validated(chosen)));
        }
        desk.say("Learning from " + icons.trainAndValidation().length
                + " icons of folds 1 to 4: the model that is kept");
        Done kept = done(icons.trainAndValidation(), desk, TO_KEEP);
        figures.putAll(kept.judged.figures());
        return new Trained(kept.onnx, IconDescription.of(icons), kept.parameters, curves, figures);
    }

    /** What the weights of the best epoch say of the validation fold. */
    private Verdicts validated(Done chosen) {
        Model model = validationModel(chosen.fit);
        byte[] onnx = model.onnx(chosen.fitted.weights(), Heading.of(Model.OPSET));
        try (Validator validator = new Validator(onnx, model.inputs(),
                IconFit.dataset(icons, icons.validation()), 1)) {
            return verdicts(validator.outputs().get(IconModel.PROBABILITY));
        }
    }

    private static Map<String, double[]> curves(Fitted fitted) {
        return Map.of(Account.TRAIN, fitted.history().losses(), RIGHT, fitted.history().validations());
    }

    private Done done(int[] rows, Desk desk, String name) {
        IconFit fit = new IconFit(icons, rows, settings);
        Fit training = fit.fit(desk.seed()).telling(desk.progress(settings.epochs(),
                fit.loop(0).stepsPerEpoch(rows.length), MEASURE));
        boolean isJudged = name.equals(TO_CHOOSE);
        Fitted fitted = desk.run(isJudged ? training.validatedBy(validation(fit)) : training, name);
        Model model = Model.of(NAME, new IconModel(fit.network()));
        if (!isJudged) {
            desk.project(IconSpace.of(icons, model, fitted.weights()));
        }
        byte[] onnx = model.onnx(fitted.weights(), desk.heading(IconDescription.of(icons)));
        long parameters = model.elements();
        return new Done(fit, onnx, parameters, fitted, judge(onnx, NAME));
    }

    private Validation validation(IconFit fit) {
        return new Validation(validationModel(fit), IconFit.dataset(icons, icons.validation()), MEASURE,
                outputs -> verdicts(outputs.get(IconModel.PROBABILITY)).top(1), true);
    }

    private static Model validationModel(IconFit fit) {
        return Model.of("icons.validation", c -> c.out(IconModel.PROBABILITY,
                c.op("Softmax", fit.network().logits(c, IconNetwork.input(c)))));
    }

    private Verdicts verdicts(float[] probabilities) {
        int[] truth = Arrays.stream(icons.validation()).map(row -> icons.labels()[row]).toArray();
        return Verdicts.of(probabilities, truth, icons.concepts().size());
    }
}
