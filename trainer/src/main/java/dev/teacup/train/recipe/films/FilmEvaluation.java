package dev.teacup.train.recipe.films;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.study.Study;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good a finished model of the films is, run by ONNX Runtime, which is faster; how far Teacup's engine
 * agrees is
 * told beside it.
 *
 * @param model its bytes
 * @param answers to every reader
 */
public record FilmEvaluation(Films films, byte[] model, FilmAnswers answers) implements Study.Evaluation {
    private static final List<String> INPUTS = List.of(FilmNetwork.FILMS, FilmNetwork.STARS);
    private static final List<String> OUTPUTS = List.of(FilmNetwork.TITLES, FilmNetwork.CHANCES,
            FilmNetwork.GUESSES, FilmNetwork.REASONS, FilmNetwork.ALL_GUESSES);

    /**
     * Judges a model.
     *
     * @param file how errors name it
     * @throws ModelException when it is no model of these films
     */
    public static FilmEvaluation of(Films films, byte[] model, String file) {
        Session session;
        try {
            session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        } catch (ModelException e) {
            throw e.at(file);
        }
        checkSignature(session, file);
        checkFilms(films, session, file);
        return new FilmEvaluation(films, model, FilmAnswers.ofRuntime(films, model));
    }

    /** What Teacup's engine answers. */
    static Map<String, HostTensor> answered(Session session, List<HostTensor> inputs) {
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        for (int i = 0; i < INPUTS.size(); i++) {
            feeds.put(INPUTS.get(i), inputs.get(i));
        }
        return session.run(feeds);
    }

    @Override
    public Map<String, Map<String, Double>> figures() {
        return Map.of("test", answers.measures());
    }

    @Override
    public Map<String, Integer> rows() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("stars", Viewing.Parts.lastFifth(films.readers()).events());
        rows.put("next", Viewing.Parts.lastOnes(films.readers(), FilmTaste.NEXT).events());
        return rows;
    }

    @Override
    public Facts facts(Account account, Ledger ledger, long modelBytes) {
        return new FilmFacts(this, account, ledger).facts(modelBytes);
    }

    private static void checkSignature(Session session, String file) {
        boolean fits = Set.copyOf(session.signature().inputs()).equals(Set.copyOf(INPUTS))
                && session.signature().outputs().containsAll(OUTPUTS);
        if (!fits) {
            throw new ModelException(file, "this is no model of films",
                    "inputs " + String.join(", ", INPUTS) + ", outputs " + String.join(", ", OUTPUTS),
                    "inputs " + String.join(", ", session.signature().inputs()) + ", outputs "
                            + String.join(", ", session.signature().outputs()),
                    "train it by ./teacup train films --data DIR");
        }
    }

    private static void checkFilms(Films films, Session session, String file) {
        int known = answered(session, FilmAnswers.inputs(new String[] {""}, new float[] {1}))
                .get(FilmNetwork.ALL_GUESSES).elements();
        if (known != films.all().size()) {
            throw new ModelException(file, "the model knows other films than the data",
                    films.all().size() + " films", known + " films",
                    "judge it on the edition that it was trained on");
        }
    }
}
