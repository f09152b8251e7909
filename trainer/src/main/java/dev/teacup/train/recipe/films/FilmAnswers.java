package dev.teacup.train.recipe.films;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.ort.OrtPlatform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a finished model answers to each reader, who is new to it: it is given what was learnt from, as it
 * would
 * be in a page, and judged by what came next.
 *
 * @param guesses of stars for the ratings that came next, by reader
 * @param offered ten films to each, by their places among all films
 */
record FilmAnswers(Films films, List<double[]> guesses, List<int[]> offered) {
    /** Readers are asked in so many parts, side by side. */
    private static final int PARTS = 8;

    /** What is given as a model's inputs, in the order of its signature. */
    static List<HostTensor> inputs(Films films, Viewing reader) {
        String[] titles = new String[reader.count()];
        for (int i = 0; i < titles.length; i++) {
            titles[i] = films.all().get(reader.films()[i]).title();
        }
        return inputs(titles, reader.stars());
    }

    static List<HostTensor> inputs(String[] titles, float[] stars) {
        HostTensor given = HostTensor.of(DType.FLOAT32, new int[] {1, stars.length});
        for (int i = 0; i < stars.length; i++) {
            given.tensor().f64(i, stars[i]);
        }
        return List.of(HostTensor.texts(new int[] {1, titles.length}, titles), given);
    }

    /** Asks ONNX Runtime. */
    static FilmAnswers ofRuntime(Films films, byte[] model) {
        return of(films, sets -> runtime(model, sets));
    }

    /** What ONNX Runtime answers to sets of inputs, by the outputs' names. */
    static List<Map<String, HostTensor>> runtime(byte[] model, List<List<HostTensor>> sets) {
        List<String> names =
                Session.open(model, Limits.DEFAULT, ExternalFiles.NONE).signature().outputs();
        return IntStream.range(0, PARTS).parallel()
                .mapToObj(part -> sets.subList(sets.size() * part / PARTS, sets.size() * (part + 1) / PARTS))
                .flatMap(some -> answered(model, some, names).stream()).toList();
    }

    private static List<Map<String, HostTensor>> answered(byte[] model, List<List<HostTensor>> sets,
            List<String> names) {
        try (Platform runtime = new OrtPlatform()) {
            return runtime.run(model, sets).stream().map(answers -> {
                Map<String, HostTensor> named = new HashMap<>();
                answers.forEach(answer -> named.put(names.get(named.size()), answer));
                return named;
            }).toList();
        }
    }

    /** @param model from inputs to outputs by their names, for one reader after the other */
    static FilmAnswers of(Films films,
            Function<List<List<HostTensor>>, List<Map<String, HostTensor>>> model) {
        Viewing.Parts byFifth = Viewing.Parts.lastFifth(films.readers());
        Viewing.Parts byFive = Viewing.Parts.lastOnes(films.readers(), FilmTaste.NEXT);
        List<Map<String, HostTensor>> told =
                model.apply(byFifth.first().stream().map(reader -> inputs(films, reader)).toList());
        List<double[]> guesses = new ArrayList<>();
        for (int reader = 0; reader < told.size(); reader++) {
            HostTensor all = told.get(reader).get(FilmNetwork.ALL_GUESSES);
            guesses.add(Arrays.stream(byFifth.last().get(reader).films()).mapToDouble(all::f64).toArray());
        }
        Map<String, Integer> places = new HashMap<>();
        films.all().forEach(film -> places.put(film.title(), places.size()));
        List<int[]> offered =
                model.apply(byFive.first().stream().map(reader -> inputs(films, reader)).toList())
                        .stream().map(answers -> answers.get(FilmNetwork.TITLES))
                        .map(titles -> IntStream.range(0, titles.elements())
                                .map(i -> places.get(titles.text(i))).toArray())
                        .toList();
        return new FilmAnswers(films, guesses, offered);
    }

    /** The two figures. */
    Map<String, Double> measures() {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("rmse", missed().rmse());
        measures.put("hitAt10", hits().share(hitsOfReaders()));
        return measures;
    }

    StarsMissed missed() {
        return StarsMissed.of(Viewing.Parts.lastFifth(films.readers()).last(), guesses);
    }

    FilmHits hits() {
        Viewing.Parts parts = Viewing.Parts.lastOnes(films.readers(), FilmTaste.NEXT);
        return new FilmHits(parts.first(), parts.last());
    }

    /** How many of the films that each reader rated next were offered. */
    double[] hitsOfReaders() {
        FilmHits hits = hits();
        double[] counts = new double[offered.size()];
        for (int reader = 0; reader < counts.length; reader++) {
            counts[reader] = hits.hits(reader, offered.get(reader));
        }
        return counts;
    }
}
