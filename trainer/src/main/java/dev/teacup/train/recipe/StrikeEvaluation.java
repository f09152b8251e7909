package dev.teacup.train.recipe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.metric.BinaryScores;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good a finished model of the bird strikes is, run by Teacup's own engine as a page does.
 *
 * @param figures by the part of the rows, then by the measure: test, and validation, which the kept model has
 * learnt from
 * @param rows how many rows were judged, by part
 */
@JsonPropertyOrder({"test", "validation", "rows"})
public record StrikeEvaluation(@JsonIgnore Map<String, Map<String, Double>> figures,
        Map<String, Integer> rows) implements Recipe.Evaluation {
    private static final int BATCH = 500;

    /**
     * Judges a model.
     *
     * @param file how errors name it
     * @throws ModelException when it is no model of the bird strikes
     */
    public static StrikeEvaluation of(Strikes strikes, byte[] model, String file) {
        double[] said = probabilities(strikes, model, file);
        StrikeScores scores = new StrikeScores(strikes, said);
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put("test", measures(scores.test(strikes.rowsToFit())));
        figures.put("validation", measures(scores.validation(strikes.rowsToFit())));
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("test", strikes.split().test().length);
        rows.put("validation", strikes.split().validation().length);
        return new StrikeEvaluation(figures, rows);
    }

    static StrikeEvaluation ofData(byte[] model, String file, Path data) {
        return of(Strikes.of(data), model, file);
    }

    @JsonProperty
    public Map<String, Double> test() {
        return figures.get("test");
    }

    @JsonProperty
    public Map<String, Double> validation() {
        return figures.get("validation");
    }

    /** What a model says of every row, computed by the engine on the JVM. */
    static double[] probabilities(Strikes strikes, byte[] model, String file) {
        Session session;
        try {
            session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        } catch (ModelException e) {
            throw e.at(file);
        }
        checkSignature(session, file);
        double[] said = new double[strikes.table().rows()];
        int[] all = new int[said.length];
        Arrays.setAll(all, row -> row);
        for (int from = 0; from < all.length; from += BATCH) {
            int[] rows = Arrays.copyOfRange(all, from, Math.min(all.length, from + BATCH));
            HostTensor probabilities = session.run(feeds(strikes, rows)).get(StrikeNetwork.PROBABILITY);
            for (int i = 0; i < rows.length; i++) {
                said[from + i] = probabilities.f64(i);
            }
        }
        return said;
    }

    private static Map<String, HostTensor> feeds(Strikes strikes, int[] rows) {
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        List<HostTensor> inputs = StrikeInputs.of(strikes, rows);
        for (int i = 0; i < inputs.size(); i++) {
            feeds.put(StrikeInputs.names().get(i), inputs.get(i));
        }
        return feeds;
    }

    private static void checkSignature(Session session, String file) {
        Set<String> expected = Set.copyOf(StrikeInputs.names());
        boolean fits = Set.copyOf(session.signature().inputs()).equals(expected)
                && session.signature().outputs().contains(StrikeNetwork.PROBABILITY);
        if (!fits) {
            throw new ModelException(file, "this is no model of the bird strikes",
                    "inputs " + String.join(", ", StrikeInputs.names()) + ", output "
                            + StrikeNetwork.PROBABILITY,
                    "inputs " + String.join(", ", session.signature().inputs()) + ", outputs "
                            + String.join(", ", session.signature().outputs()),
                    "train it by ./teacup train birdstrikes");
        }
    }

    private static Map<String, Double> measures(BinaryScores scores) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("auc", scores.auc());
        measures.put("ap", scores.ap());
        measures.put("brier", scores.brier());
        measures.put("f1", scores.f1());
        return measures;
    }
}
