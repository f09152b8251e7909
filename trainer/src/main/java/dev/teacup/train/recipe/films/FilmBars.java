package dev.teacup.train.recipe.films;

import dev.teacup.train.baseline.FilmBiases;
import dev.teacup.train.baseline.FilmRankings;
import dev.teacup.train.data.FilmTraits;
import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the model has to beat, on the very ratings that it is judged on. */
record FilmBars(Films films) {
    static final int NEIGHBOURS = 50;
    static final double SHRINK = 50;
    static final double L2 = 200;

    /** By name: stars for the ratings that came next, by reader. */
    Map<String, List<double[]>> guesses() {
        Viewing.Parts parts = Viewing.Parts.lastFifth(films.readers());
        FilmBiases plain = FilmBiases.of(parts.first(), films.all().size(), FilmBiases.Terms.PLAIN);
        Hyperparameters chosen = Hyperparameters.CHOSEN;
        FilmBiases ofTraits = FilmBiases.of(parts.first(), films.all().size(), new FilmBiases.Terms(
                chosen.readerShrink(), chosen.filmShrink(), FilmTraits.of(films.all())));
        Map<String, List<double[]>> guesses = new LinkedHashMap<>();
        guesses.put("the mean of all stars", guesses(parts, (reader, film) -> plain.mean()));
        guesses.put("biases: mean + reader + film", guesses(parts, plain::stars));
        guesses.put("the same, where a film of few ratings is like its genres and its time",
                guesses(parts, ofTraits::stars));
        return guesses;
    }

    /** By name: how many of the films that each reader rated next were among the first ten. */
    Map<String, double[]> hits() {
        Viewing.Parts parts = Viewing.Parts.lastOnes(films.readers(), FilmTaste.NEXT);
        FilmRankings rankings = new FilmRankings(parts.first(), films.all().size());
        FilmHits hits = new FilmHits(parts.first(), parts.last());
        Map<String, double[]> all = new LinkedHashMap<>();
        all.put("what most have rated", hits(hits, rankings.popularity()));
        all.put("50 nearest films by cosine", hits(hits, rankings.neighbours(NEIGHBOURS, SHRINK)));
        all.put("EASE, a regression of each film on all others", hits(hits, rankings.regression(L2)));
        return all;
    }

    private static double[] hits(FilmHits hits, double[][] scores) {
        return hits.hits(reader -> scores[reader]);
    }

    private interface Guess {
        double of(int reader, int film);
    }

    private static List<double[]> guesses(Viewing.Parts parts, Guess guess) {
        return IntStream.range(0, parts.last().size())
                .mapToObj(reader -> Arrays.stream(parts.last().get(reader).films())
                        .mapToDouble(film -> guess.of(reader, film)).toArray())
                .toList();
    }
}
