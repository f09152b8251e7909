package dev.teacup.train.recipe.films;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.baseline.FilmBiases;
import dev.teacup.train.data.FilmTraits;
import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Initial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The space of stars. Each film has two places in it, each the sum of one of its own and those of its genres
 * and period; one that few have rated has the latter alone. A reader is the sum of the films that were
 * rated, each as much as its stars differ from what
 * was to be expected; how much more than expected a film will get is how far it looks that way. Readers have
 * no parameters: a new one is as good as those that were learnt from.
 *
 * @param places the place of each film in the space: films of few ratings that have the same traits share one
 * @param own how many films have one of their own; they come first
 * @param traitsOf the traits at each place, as numbers of the names
 * @param expected without any space
 * @param traits of all films
 * @param width of the space
 * @param damping what a reader gave is divided by the number of ratings to the power of this
 * @see <a href="https://doi.org/10.1145/1644873.1644874">Koren, Factor in the Neighbors, section 3.2</a>
 */
record StarsSpace(int[] places, int own, int[][] traitsOf, FilmBiases expected, FilmTraits traits, int width,
        double damping) {
    private static final double TRAIT_BOUND = .17;

    static StarsSpace of(Films films, List<Viewing> train, Hyperparameters settings) {
        FilmTraits traits = FilmTraits.of(films.all());
        int[] counts = new int[films.all().size()];
        train.forEach(reader -> Arrays.stream(reader.films()).forEach(film -> counts[film]++));
        int[] places = new int[counts.length];
        List<int[]> traitsOf = new ArrayList<>();
        for (int film = 0; film < places.length; film++) {
            if (counts[film] >= settings.leastRatings()) {
                places[film] = traitsOf.size();
                traitsOf.add(traits.of()[film]);
            }
        }
        int own = traitsOf.size();
        Map<List<Integer>, Integer> shared = new HashMap<>();
        for (int film = 0; film < places.length; film++) {
            if (counts[film] < settings.leastRatings()) {
                int[] of = traits.of()[film];
                places[film] = shared.computeIfAbsent(Arrays.stream(of).boxed().toList(), fresh -> {
                    traitsOf.add(of);
                    return traitsOf.size() - 1;
                });
            }
        }
        FilmBiases expected = FilmBiases.of(train, counts.length,
                new FilmBiases.Terms(settings.readerShrink(), settings.filmShrink(), traits));
        return new StarsSpace(places, own, traitsOf.toArray(int[][]::new), expected, traits,
                settings.starsWidth(), settings.starsDamping());
    }

    int count() {
        return traitsOf.length;
    }

    /** What each film gives to its reader, [places, width]. */
    Value given(Context c) {
        return places(c, "given");
    }

    /** Where each film looks for readers, [places, width]. */
    Value sought(Context c) {
        return places(c, "sought");
    }

    private Value places(Context c, String name) {
        int names = traits.names().size();
        Value ofTraits = c.parameter("stars." + name + ".traits", Initial.uniform(TRAIT_BOUND), false, names,
                width);
        double[] matrix = new double[count() * names];
        for (int place = 0; place < count(); place++) {
            for (int trait : traitsOf[place]) {
                matrix[place * names + trait] = 1 / Math.sqrt(traitsOf[place].length);
            }
        }
        Value all = c.op("MatMul", c.reals(new int[] {count(), names}, matrix), ofTraits);
        Value ofFilms =
                c.parameter("stars." + name, Initial.uniform(.5 / Math.sqrt(width)), true, own, width);
        return c.op("Add", all, c.op("Pad", ofFilms, c.longs(0, 0, count() - own, 0)));
    }

    /**
     * How much more than expected each film will get, [batch, films].
     *
     * @param readers [batch, width]
     * @param sought [places, width]
     */
    static Value more(Context c, Value readers, Value sought) {
        return c.op("Gemm", Attributes.of("transB", 1), readers, sought);
    }

    /** What the ratings of a reader are multiplied by. */
    double weight(int ratings) {
        return Math.pow(1 + ratings, -damping);
    }
}
