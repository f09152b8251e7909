package dev.teacup.train.recipe.films;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.data.Films;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Network;
import java.util.Arrays;

/**
 * From the titles and stars of what a reader rated to ten titles of films that may come next, with the chance
 * of each to be the next one rated, the stars that it will get, and the rated film that speaks most for it.
 * A title that is not known is as if it were not there. Readers have no parameters, so that everybody is new.
 *
 * @param films all that are known by their titles
 * @param next where ten films come from
 * @param stars where their stars come from
 */
record FilmNetwork(Films films, NextSpace next, StarsSpace stars) implements Network {
    /** Titles, string [batch, rated]. */
    static final String FILMS = "films";
    /** .5 to 5 of each, float32 [batch, rated]. */
    static final String STARS = "stars";
    /** Titles, the best first, string [batch, 10]. */
    static final String TITLES = "next";
    /** Of each to be the next one that is rated, float32 [batch, 10]. */
    static final String CHANCES = "chances";
    /** That each will get, float32 [batch, 10]. */
    static final String GUESSES = "guesses";
    /** The rated title that speaks most for each, string [batch, 10]; "" where none does. */
    static final String REASONS = "reasons";
    /** That each of all films will get, by movieId, float32 [batch, films]. */
    static final String ALL_GUESSES = "allGuesses";

    private static final String RATED = "rated";
    private static final double OUT = -1e9;

    /**
     * What was rated.
     *
     * @param all the titles of all films, string [films]
     * @param titles string [batch, rated]
     * @param given stars, [batch, rated]
     * @param film the place of each among all films, int64 [batch, rated]
     * @param isKnown whether there is such a film, bool [batch, rated]
     */
    private record Rated(Value all, Value titles, Value given, Value film, Value isKnown) {}

    @Override
    public void build(Context c) {
        Rated rated = rated(c);
        Value guesses = guesses(c, rated);
        Value place = c.op("Where", rated.isKnown, c.op("Gather", placesOfNext(c), rated.film),
                c.scalar(DType.INT64, next.count()));
        Value voices = voices(c, rated, place);
        Value given = c.op("Gather", withZeros(c, next.given(c), next.width()), place);
        Value[] best = best(c, next.scores(c, summed(c, voices, given)), place);
        Value film = c.op("Gather", c.longs(longs(next.films())), best[1]);
        c.out(TITLES, c.op("Gather", rated.all, film));
        c.out(CHANCES, best[0]);
        c.out(GUESSES, c.op("GatherElements", Attributes.of("axis", 1), guesses, film));
        c.out(REASONS, reasons(c, rated, voices, given, best[1]));
        c.out(ALL_GUESSES, guesses);
    }

    private Rated rated(Context c) {
        Shape shape = Shape.of(Dim.named(Context.BATCH), Dim.named(RATED));
        Value titles = c.input(FILMS, Type.of(DType.STRING, shape));
        Value given = c.input(STARS, Type.of(c.real(), shape));
        Value all = c.texts(new int[] {films.all().size()},
                films.all().stream().map(Films.Film::title).toArray(String[]::new));
        Value isIt = c.as(c.op("Equal", c.op("Unsqueeze", titles, c.longs(2)), all), DType.UINT8);
        Value film = c.op("ArgMax", Attributes.of("axis", 2).with("keepdims", 0), isIt);
        return new Rated(all, titles, given, film, c.op("Equal", c.op("Gather", all, film), titles));
    }

    /** The stars that all films will get, [batch, films]. */
    private Value guesses(Context c, Rated rated) {
        int count = films.all().size();
        Value known = c.as(rated.isKnown, c.real());
        Value usual = c.reals(new int[] {count}, Arrays.stream(stars.expected().films())
                .map(film -> film + stars.expected().mean()).toArray());
        Value more = c.op("Mul", known, c.op("Sub", rated.given, c.op("Gather", usual, rated.film)));
        Value ratings = sum(c, known);
        Value bias = c.op("Div", sum(c, more),
                c.op("Add", ratings, c.real(stars.expected().readerShrink())));
        Value weight = c.op("Pow", c.op("Add", ratings, c.real(1)), c.real(-stars.damping()));
        Value voices = c.op("Mul", c.op("Sub", more, c.op("Mul", known, bias)), weight);
        Value places = c.longs(longs(stars.places()));
        Value given = c.op("Gather", stars.given(c), c.op("Gather", places, rated.film));
        Value moreOfEach = StarsSpace.more(c, summed(c, voices, given), stars.sought(c));
        Value all = c.op("Gather", Attributes.of("axis", 1), moreOfEach, places);
        return c.op("Clip", c.op("Add", c.op("Add", all, usual), bias), c.real(.5), c.real(5));
    }

    /** How much each rated film speaks for what follows it, [batch, rated]; 0 outside the space. */
    private Value voices(Context c, Rated rated, Value place) {
        Value isIn = c.as(c.op("Less", place, c.scalar(DType.INT64, next.count())), c.real());
        Value voice = c.op("Sub", c.op("Div", rated.given, c.real(next.neutral())), c.real(1));
        Value read = c.op("Max", sum(c, isIn), c.real(1));
        return c.op("Mul", c.op("Mul", voice, isIn), c.op("Pow", read, c.real(-next.damping())));
    }

    /** The chances of the ten likeliest of the films that were not rated, and their places in the space. */
    private Value[] best(Context c, Value scores, Value place) {
        Value padded = c.op("Pad", scores, c.longs(0, 0, 0, 1));
        Value out = c.op("Expand", c.real(OUT), c.op("Shape", place));
        Value left = c.op("ScatterElements", Attributes.of("axis", 1), padded, place, out);
        Value chances = c.op("Softmax", c.op("Slice", left, c.longs(0), c.longs(next.count()), c.longs(1)));
        return c.ops("TopK", 2, Attributes.of("axis", 1), chances, c.longs(FilmHits.OFFERED));
    }

    private Value reasons(Context c, Rated rated, Value voices, Value given, Value best) {
        Value towards = c.op("Gather", next.sought(c), best);
        Value alike = c.op("MatMul", towards,
                c.op("Transpose", Attributes.NONE.with("perm", new long[] {0, 2, 1}), given));
        Value voice = c.op("Unsqueeze", voices, c.longs(1));
        Value spoken = c.op("Where", c.op("Greater", voice, c.real(0)), c.op("Mul", alike, voice),
                c.real(OUT));
        Value most = c.op("ArgMax", Attributes.of("axis", 2).with("keepdims", 0), spoken);
        Value found = c.op("ReduceMax", Attributes.of("keepdims", 0), spoken, c.longs(2));
        return c.op("Where", c.op("Greater", found, c.real(0)),
                c.op("GatherElements", Attributes.of("axis", 1), rated.titles, most),
                c.texts(new int[] {}, ""));
    }

    /** The sum of rows [batch, rated, width] by their voices [batch, rated]: [batch, width]. */
    private static Value summed(Context c, Value voices, Value rows) {
        return c.op("Squeeze", c.op("MatMul", c.op("Unsqueeze", voices, c.longs(1)), rows), c.longs(1));
    }

    private static Value sum(Context c, Value values) {
        return c.op("ReduceSum", values, c.longs(1));
    }

    /** A table with a row of zeros behind it, for what has no place. */
    private static Value withZeros(Context c, Value table, int width) {
        return c.op("Concat", Attributes.of("axis", 0), table,
                c.reals(new int[] {1, width}, new double[width]));
    }

    /** The place of each film in the space of what comes next; the one behind all where it has none. */
    private Value placesOfNext(Context c) {
        long[] places = new long[films.all().size()];
        Arrays.fill(places, next.count());
        for (int place = 0; place < next.count(); place++) {
            places[next.films()[place]] = place;
        }
        return c.longs(places);
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
