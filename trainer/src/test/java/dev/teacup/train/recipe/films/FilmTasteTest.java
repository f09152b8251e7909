package dev.teacup.train.recipe.films;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.export.Heading;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On readers of two kinds, of whom each rates the films of one half, and loves those of even numbers. */
class FilmTasteTest {
    private static final int FILMS = 60;
    private static final int READERS = 40;
    private static final Hyperparameters SMALL = Hyperparameters.CHOSEN.with("nextFilms", 50)
            .with("nextWidth", 4).with("starsWidth", 4).with("nextEpochs", 40).with("starsEpochs", 10)
            .with("nextRate", .05).with("batch", 20);
    private static final Films ALL = films();
    private static final byte[] MODEL = model();

    @Test
    void offersFilmsThatWereNotRatedOfTheReadersKind() {
        Map<String, HostTensor> answers = answers(new String[] {"Film 3", "Film 4", "Film 8"}, 4, 5, 5);
        Set<String> offered = new HashSet<>(texts(answers.get(FilmNetwork.TITLES)));
        assertEquals(FilmHits.OFFERED, offered.size());
        assertTrue(offered.stream().noneMatch(Set.of("Film 3", "Film 4", "Film 8")::contains));
        long ofKind = offered.stream().filter(title -> ALL.named(title) < FILMS / 2).count();
        assertTrue(ofKind >= 8, offered.toString());
    }

    @Test
    void aReasonIsARatedFilmAndNeverADislikedOne() {
        Map<String, HostTensor> answers = answers(new String[] {"Film 3", "Film 4", "Film 8"}, 4, 5, .5f);
        List<String> reasons = texts(answers.get(FilmNetwork.REASONS));
        assertTrue(reasons.stream().allMatch(Set.of("Film 3", "Film 4", "")::contains), reasons.toString());
        assertFalse(reasons.stream().allMatch(String::isEmpty));
        assertTrue(texts(answers(new String[] {"Film 3"}, .5f).get(FilmNetwork.REASONS)).stream()
                .allMatch(String::isEmpty));
    }

    @Test
    void aTitleThatIsNotKnownIsAsIfItWereNotThere() {
        Map<String, HostTensor> known = answers(new String[] {"Film 3", "Film 4"}, 4, 5);
        Map<String, HostTensor> more =
                answers(new String[] {"Film 3", "No such film", "Film 4", ""}, 4, 1, 5, 5);
        for (int film = 0; film < FILMS; film++) {
            assertEquals(known.get(FilmNetwork.ALL_GUESSES).f64(film),
                    more.get(FilmNetwork.ALL_GUESSES).f64(film), 1e-5);
        }
        assertEquals(texts(known.get(FilmNetwork.TITLES)), texts(more.get(FilmNetwork.TITLES)));
    }

    @Test
    void saysTheSameAsOnnxRuntime() {
        List<HostTensor> inputs = FilmAnswers.inputs(ALL, ALL.readers().get(3));
        Map<String, HostTensor> theirs = FilmAnswers.runtime(MODEL, List.of(inputs)).get(0);
        Map<String, HostTensor> ours = FilmEvaluation.answered(session(), inputs);
        assertEquals(texts(theirs.get(FilmNetwork.TITLES)), texts(ours.get(FilmNetwork.TITLES)));
        assertEquals(texts(theirs.get(FilmNetwork.REASONS)), texts(ours.get(FilmNetwork.REASONS)));
        for (String output : List.of(FilmNetwork.CHANCES, FilmNetwork.GUESSES, FilmNetwork.ALL_GUESSES)) {
            for (int i = 0; i < theirs.get(output).elements(); i++) {
                assertEquals(theirs.get(output).f64(i), ours.get(output).f64(i), 1e-5);
            }
        }
    }

    @Test
    void whatIsFoldedIntoTheFileIsWhatWasTrained() {
        FilmEvaluation judged = FilmEvaluation.of(ALL, MODEL, "model.onnx");
        Viewing.Parts fifth = Viewing.Parts.lastFifth(ALL.readers());
        double trained = new StarsFit(ALL, fifth.first(), SMALL).validation(fifth.last()).of(weights());
        assertEquals(trained, judged.figures().get("test").get("rmse"), 1e-5);
        Viewing.Parts five = Viewing.Parts.lastOnes(ALL.readers(), FilmTaste.NEXT);
        double hits = new NextFit(five.first(), FILMS, SMALL).validation(five.last()).of(weights());
        assertEquals(hits, judged.figures().get("test").get("hitAt10"), 1e-9);
    }

    private static List<String> texts(HostTensor tensor) {
        return IntStream.range(0, tensor.elements()).mapToObj(tensor::text).toList();
    }

    private static Map<String, HostTensor> answers(String[] titles, float... stars) {
        return FilmEvaluation.answered(session(), FilmAnswers.inputs(titles, stars));
    }

    private static Session session() {
        return Session.open(MODEL, Limits.DEFAULT, ExternalFiles.NONE);
    }

    private static byte[] model() {
        List<Viewing> five = Viewing.Parts.lastOnes(ALL.readers(), FilmTaste.NEXT).first();
        List<Viewing> fifth = Viewing.Parts.lastFifth(ALL.readers()).first();
        FilmNetwork network = new FilmNetwork(ALL, new NextFit(five, FILMS, SMALL).space(),
                new StarsFit(ALL, fifth, SMALL).space());
        return Model.of("films", network).onnx(weights(), Heading.of(Model.OPSET));
    }

    private static Weights weights() {
        NextFit next = new NextFit(Viewing.Parts.lastOnes(ALL.readers(), FilmTaste.NEXT).first(), FILMS,
                SMALL);
        StarsFit stars = new StarsFit(ALL, Viewing.Parts.lastFifth(ALL.readers()).first(), SMALL);
        Weights weights = next.fit(1).run().weights();
        Weights ofStars = stars.fit(1).run().weights();
        stars.fit(1).graph().parameters().forEach(one -> weights.put(one.name(), ofStars.get(one)));
        return weights;
    }

    private static Films films() {
        List<Films.Film> films = new ArrayList<>();
        for (int film = 0; film < FILMS; film++) {
            films.add(new Films.Film(film, "Film " + film, Set.of(film % 2 == 0 ? "Drama" : "Comedy"),
                    film < 3 ? 0 : 1950 + film));
        }
        SplittableRandom random = new SplittableRandom(1);
        List<Viewing> readers = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            int from = reader % 2 * FILMS / 2;
            List<Integer> order = new ArrayList<>(IntStream.range(from, from + FILMS / 2).boxed().toList());
            Collections.shuffle(order, new Random(reader));
            int[] rated = order.stream().limit(22).mapToInt(Integer::intValue).toArray();
            float[] stars = new float[rated.length];
            for (int i = 0; i < stars.length; i++) {
                stars[i] = rated[i] % 2 == 0 ? 5 : 2 + random.nextInt(2);
            }
            readers.add(new Viewing(rated, stars));
        }
        return new Films(films, readers, "none", false);
    }
}
