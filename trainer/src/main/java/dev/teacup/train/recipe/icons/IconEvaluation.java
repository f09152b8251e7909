package dev.teacup.train.recipe.icons;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.data.Drawings;
import dev.teacup.train.data.Icons;
import dev.teacup.train.data.picture.Picture;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.report.PageOutput;
import dev.teacup.train.study.Study;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good a finished model of the icons is, run by Teacup's own engine as a page does.
 *
 * @param model its file
 * @param test what it says of the test fold, in the order of {@link Icons#test}
 * @param drawings of concepts that it knows
 * @param drawn what it says of them: of each one by {@link #HANDS} unsteady hands, one behind the other; null
 *     where there are none
 */
record IconEvaluation(Icons icons, byte[] model, Verdicts test, Drawings drawings, Verdicts drawn)
        implements
            Study.Evaluation {
    static final String TEST = "test";
    static final String DRAWN = "drawings";
    /** How often each drawing is drawn. */
    static final int HANDS = 3;

    private static final int BATCH = 64;

    /** @throws ModelException when it is no model of icons, or does not know one of the concepts */
    static IconEvaluation of(Icons icons, byte[] model, String file) {
        Session session;
        try {
            session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        } catch (ModelException e) {
            throw e.at(file);
        }
        List<String> concepts = concepts(session, file);
        int[] labels = icons.labelsAmong(concepts);
        int[] rows = icons.test();
        int[] truth = Arrays.stream(rows).map(row -> labels[row]).toArray();
        Drawings drawings = Drawings.shipped().of(concepts);
        int[] meant = new int[drawings.rows() * HANDS];
        Arrays.setAll(meant, i -> concepts.indexOf(drawings.concepts().get(i / HANDS)));
        return new IconEvaluation(icons, model,
                verdicts(session, pictures(icons, rows), Picture.SIZE, truth, concepts.size()), drawings,
                meant.length == 0 ? null
                        : verdicts(session, sheets(drawings), Drawings.SIZE, meant, concepts.size()));
    }

    @Override
    public Map<String, Map<String, Double>> figures() {
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put(TEST, measures(test));
        if (drawn != null) {
            figures.put(DRAWN, measures(drawn));
        }
        return figures;
    }

    @Override
    public Map<String, Integer> rows() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put(TEST, test.rows());
        if (drawn != null) {
            rows.put(DRAWN, drawn.rows());
        }
        return rows;
    }

    @Override
    public Facts facts(Account account, Ledger ledger, long modelBytes) {
        return new IconFacts(this, account, ledger).facts(modelBytes);
    }

    /** The figures of a report and of {@code evaluate --json}. */
    static Map<String, Double> measures(Verdicts said) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("top1", said.top(1));
        measures.put("top5", said.top(5));
        measures.put("meanTop1", said.meanRecall());
        measures.put("logLoss", said.logLoss());
        return measures;
    }

    /** The pictures of rows, one behind the other. */
    static float[] pictures(Icons icons, int[] rows) {
        float[] all = new float[rows.length * Picture.PIXELS];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(icons.pictures().get(rows[i]).ink(), 0, all, i * Picture.PIXELS, Picture.PIXELS);
        }
        return all;
    }

    /** Each drawing by each hand, one behind the other. */
    static float[] sheets(Drawings drawings) {
        float[] all = new float[drawings.rows() * HANDS * Drawings.SIZE * Drawings.SIZE];
        for (int i = 0; i < drawings.rows() * HANDS; i++) {
            float[] ink = drawings.byHand(i / HANDS, i % HANDS);
            System.arraycopy(ink, 0, all, i * ink.length, ink.length);
        }
        return all;
    }

    /** Square drawings as the model's input, [drawings, size, size]. */
    static HostTensor tensor(int size, float[] ink) {
        return HostTensor.floats(new int[] {ink.length / (size * size), size, size}, ink);
    }

    private static Verdicts verdicts(Session session, float[] ink, int size, int[] truth, int concepts) {
        float[] scores = new float[truth.length * concepts];
        for (int from = 0; from < truth.length; from += BATCH) {
            int to = Math.min(truth.length, from + BATCH);
            float[] some = Arrays.copyOfRange(ink, from * size * size, to * size * size);
            HostTensor said =
                    session.run(Map.of(IconFraming.DRAWING, tensor(size, some))).get(IconModel.PROBABILITY);
            for (int i = 0; i < (to - from) * concepts; i++) {
                scores[from * concepts + i] = (float) said.f64(i);
            }
        }
        return Verdicts.of(scores, truth, concepts);
    }

    /** The concepts that a model knows, in the order of its output. */
    private static List<String> concepts(Session session, String file) {
        String description = session.info().metadata().get(ModelDescription.METADATA_KEY);
        boolean fits = session.signature().inputs().equals(List.of(IconFraming.DRAWING))
                && session.signature().outputs().equals(List.of(IconModel.PROBABILITY))
                && description != null;
        if (!fits) {
            throw new ModelException(file, "this is no model of icons",
                    "the input " + IconFraming.DRAWING + ", the output " + IconModel.PROBABILITY
                            + ", and a description",
                    "inputs " + String.join(", ", session.signature().inputs()) + ", outputs "
                            + String.join(", ", session.signature().outputs()),
                    "train it by ./teacup train icons");
        }
        ModelDescription page = Json.parse(description, file, ModelDescription.class);
        return page.outputs().stream().filter(PageOutput.Ranking.class::isInstance)
                .map(output -> ((PageOutput.Ranking) output).labels()).findFirst().orElse(List.of());
    }
}
