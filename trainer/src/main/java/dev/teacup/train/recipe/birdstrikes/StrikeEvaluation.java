package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.metric.BinaryScores;
import dev.teacup.train.metric.Predictions;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.study.Study;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good a finished model of the bird strikes is, run by Teacup's own engine as a page does.
 *
 * @param scores a probability for each row
 * @param figures by the part of the rows, then by the measure: test, and validation, which the kept model has
 *     learnt from
 */
public record StrikeEvaluation(StrikeScores scores,
        Map<String, Map<String, Double>> figures) implements Study.Evaluation {
    private static final int BATCH = 500;

    /**
     * Judges a model.
     *
     * @param file how errors name it
     * @throws ModelException when it is no model of the bird strikes
     */
    public static StrikeEvaluation of(Strikes strikes, byte[] model, String file) {
        StrikeScores scores = new StrikeScores(strikes, probabilities(strikes, model, file));
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put("test", measures(scores.test(strikes.rowsToFit())));
        figures.put("validation", measures(scores.validation(strikes.rowsToFit())));
        return new StrikeEvaluation(scores, figures);
    }

    /** The figures on the test years. */
    public Map<String, Double> test() {
        return figures.get("test");
    }

    @Override
    public Map<String, Integer> rows() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("test", scores.strikes().split().test().length);
        rows.put("validation", scores.strikes().split().validation().length);
        return rows;
    }

    @Override
    public Map<String, Predictions> predictions() {
        Map<String, Predictions> predictions = new LinkedHashMap<>();
        predictions.put("test", scores.of(scores.strikes().split().test()));
        predictions.put("validation", scores.of(scores.strikes().split().validation()));
        return predictions;
    }

    @Override
    public Facts facts(Account account, Ledger ledger, long modelBytes) {
        return new StrikeFacts(this, account, ledger).facts(modelBytes);
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

    static Map<String, Double> measures(BinaryScores scores) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("auc", scores.auc());
        measures.put("ap", scores.ap());
        measures.put("brier", scores.brier());
        measures.put("f1", scores.f1());
        return measures;
    }
}
