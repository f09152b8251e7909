package dev.teacup.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What is known of a film that nobody has rated yet: its genres, and when it came out.
 *
 * @param names of the traits
 * @param of the traits of each film, as places among the names
 */
public record FilmTraits(List<String> names, int[][] of) {
    private static final int FIRST = 1910;
    private static final int YEARS = 9;
    private static final int PERIODS = 13;
    /** Of the few films whose title has no year. */
    private static final int USUAL_YEAR = 1990;

    public static FilmTraits of(List<Films.Film> films) {
        TreeSet<String> genres = new TreeSet<>();
        films.forEach(film -> genres.addAll(film.genres()));
        List<String> names = new ArrayList<>(genres);
        for (int period = 0; period < PERIODS; period++) {
            int from = FIRST + period * YEARS;
            names.add(from + " to " + (from + YEARS - 1));
        }
        int[][] of = films.stream().map(film -> IntStream.concat(
                film.genres().stream().mapToInt(names::indexOf).sorted(),
                IntStream.of(genres.size() + period(film.year()))).toArray()).toArray(int[][]::new);
        return new FilmTraits(List.copyOf(names), of);
    }

    private static int period(int year) {
        int known = year == 0 ? USUAL_YEAR : year;
        return Math.max(0, Math.min(PERIODS - 1, (known - FIRST) / YEARS));
    }
}
