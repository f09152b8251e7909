package dev.teacup.train.recipe.weather;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.data.Days;
import dev.teacup.train.metric.Verdicts;
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
 * How good a finished model of the weather is on 2015, run by Teacup's own engine as a page does.
 *
 * @param model its bytes
 * @param likely the probabilities
 * @param said the words, each with a score of 1
 * @param figures by the part of the rows, then by the measure
 */
public record WeatherEvaluation(Days days, byte[] model, Verdicts likely, Verdicts said,
        Map<String, Map<String, Double>> figures) implements Study.Evaluation {
    /**
     * Judges a model.
     *
     * @param file how errors name it
     * @throws ModelException when it is no model of the weather
     */
    public static WeatherEvaluation of(Days days, byte[] model, String file) {
        Session session;
        try {
            session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        } catch (ModelException e) {
            throw e.at(file);
        }
        checkSignature(session, file);
        int[] test = days.split().test();
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        List<HostTensor> inputs = Weather.inputs(days, test);
        for (int i = 0; i < inputs.size(); i++) {
            feeds.put(WeatherInputs.names().get(i), inputs.get(i));
        }
        return judged(days, model, session.run(feeds), file);
    }

    private static WeatherEvaluation judged(Days days, byte[] model,
            Map<String, HostTensor> outputs, String file) {
        int[] truth = Arrays.stream(days.split().test()).map(row -> days.weather()[row]).toArray();
        int words = Days.WORDS.size();
        HostTensor probabilities = outputs.get(WeatherNetwork.PROBABILITIES);
        HostTensor word = outputs.get(WeatherNetwork.WORD);
        double[][] likely = new double[truth.length][words];
        double[][] said = new double[truth.length][words];
        for (int row = 0; row < truth.length; row++) {
            for (int i = 0; i < words; i++) {
                likely[row][i] = probabilities.f64(row * words + i);
            }
            said[row][index(word.text(row), file)] = 1;
        }
        Verdicts all = new Verdicts(likely, truth, words);
        Verdicts best = new Verdicts(said, truth, words);
        return new WeatherEvaluation(days, model, all, best, Map.of("test", measures(all, best)));
    }

    private static int index(String word, String file) {
        int index = Days.WORDS.indexOf(word);
        if (index < 0) {
            throw new ModelException(file, "the model says a word that is no weather",
                    "one of " + String.join(", ", Days.WORDS), Text.quoted(word),
                    "train it by ./teacup train weather");
        }
        return index;
    }

    /** The figures on 2015. */
    public Map<String, Double> test() {
        return figures.get("test");
    }

    @Override
    public Map<String, Integer> rows() {
        return Map.of("test", likely.rows());
    }

    @Override
    public Facts facts(Account account, Ledger ledger, long modelBytes) {
        return new WeatherFacts(this, account, ledger).facts(modelBytes);
    }

    /** Of the word that is said, and of the probabilities; "likeliest" is what they would say alone. */
    static Map<String, Double> measures(Verdicts likely, Verdicts said) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("accuracy", said.top(1));
        measures.put("macroF1", said.macroF1());
        measures.put("logLoss", likely.logLoss());
        measures.put("likeliestAccuracy", likely.top(1));
        measures.put("likeliestMacroF1", likely.macroF1());
        return measures;
    }

    private static void checkSignature(Session session, String file) {
        List<String> outputs = List.of(WeatherNetwork.WORD, WeatherNetwork.PROBABILITIES);
        boolean fits = Set.copyOf(session.signature().inputs()).equals(Set.copyOf(WeatherInputs.names()))
                && session.signature().outputs().containsAll(outputs);
        if (!fits) {
            throw new ModelException(file, "this is no model of the weather",
                    "inputs " + String.join(", ", WeatherInputs.names()) + ", outputs "
                            + String.join(", ", outputs),
                    "inputs " + String.join(", ", session.signature().inputs()) + ", outputs "
                            + String.join(", ", session.signature().outputs()),
                    "train it by ./teacup train weather");
        }
    }
}
