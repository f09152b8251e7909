package dev.teacup.train.recipe.films;

import dev.teacup.train.data.Films;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.report.PageOutput;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a page needs to know of the films. */
final class FilmDescription {
    static final String TITLE = "What would you like to see?";
    /** What a form holds at first, by title. */
    static final Map<String, Double> RATED = Map.of("Groundhog Day (1993)", 5.0, "Matrix, The (1999)", 4.5,
            "Fargo (1996)", 4.5, "Spirited Away (Sen to Chihiro no kamikakushi) (2001)", 5.0,
            "Armageddon (1998)", 1.5);

    private FilmDescription() {}

    /** @param next the space whose films a form offers, those that most rated first */
    static ModelDescription of(Films films, NextSpace next) {
        List<String> titles = IntStream.range(0, next.count()).boxed()
                .sorted(Comparator.comparingDouble(place -> -next.usual()[place]))
                .map(place -> films.all().get(next.films()[place]).title()).toList();
        TreeMap<String, Double> rated = new TreeMap<>(RATED);
        rated.keySet().retainAll(titles);
        return new ModelDescription(FilmTaste.NAME, TITLE, String.format(Locale.ROOT,
                "Rate a few films, and get ten that you may like, each with the reason; learnt from %,d"
                        + " ratings"
                        + " by %,d readers of MovieLens.",
                films.ratings(), films.readers().size()),
                List.of(PageInput.Ratings.titles(FilmNetwork.FILMS, "Your films", FilmNetwork.STARS, titles,
                        List.copyOf(rated.keySet())),
                        PageInput.Ratings.stars(FilmNetwork.STARS, "Stars", List.copyOf(rated.values()))),
                List.of(new PageOutput.Suggestions(FilmNetwork.TITLES, "You may like", FilmNetwork.CHANCES,
                        FilmNetwork.GUESSES, FilmNetwork.REASONS, FilmNetwork.ALL_GUESSES)),
                null);
    }
}
