package dev.teacup.train.recipe.films;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Initial;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The space in which films follow films. Each film has two places in it: one that it gives to its reader, and
 * one where it looks for readers. A reader is the sum of the films that were rated; a film's score is how far
 * it looks that way, and how many look for it anyway.
 *
 * @param films the places of the films that can be recommended among all films, ascending
 * @param usual the logarithm of how many rated each, less its mean: where training begins
 * @param width of the space
 * @param damping what was read is divided by its number to the power of this
 * @param neutral so many stars say nothing
 */
record NextSpace(int[] films, double[] usual, int width, double damping, double neutral) {
    /** The name of the places where films look for readers. */
    static final String SOUGHT = "next.sought";

    private static final double BOUND = .17;

    /** The films that most of these readers rated. */
    static NextSpace of(List<Viewing> train, int filmCount, Hyperparameters settings) {
        int[] counts = new int[filmCount];
        train.forEach(reader -> Arrays.stream(reader.films()).forEach(film -> counts[film]++));
        int most = (int) Math.min(settings.nextFilms(), Arrays.stream(counts).filter(n -> n > 0).count());
        int[] films = IntStream.range(0, filmCount).boxed()
                .sorted((one, other) -> Integer.compare(counts[other], counts[one])).limit(most)
                .mapToInt(Integer::intValue).sorted().toArray();
        double[] logs = Arrays.stream(films).mapToDouble(film -> Math.log(1 + counts[film])).toArray();
        double mean = Arrays.stream(logs).average().orElse(0);
        return new NextSpace(films, Arrays.stream(logs).map(log -> log - mean).toArray(),
                settings.nextWidth(), settings.nextDamping(), settings.nextNeutral());
    }

    int count() {
        return films.length;
    }

    /** What each film gives to its reader, [films, width]. */
    Value given(Context c) {
        return c.parameter("next.given", Initial.uniform(BOUND), true, count(), width);
    }

    /** Where each film looks for readers, [films, width]. */
    Value sought(Context c) {
        return c.parameter(SOUGHT, Initial.uniform(BOUND), true, count(), width);
    }

    /**
     * The score of each film, [batch, films].
     *
     * @param readers [batch, width]
     */
    Value scores(Context c, Value readers) {
        Initial counted = (elements, random) -> {
            float[] values = new float[elements];
            for (int i = 0; i < elements; i++) {
                values[i] = (float) usual[i];
            }
            return values;
        };
        Value anyway = c.parameter("next.usual", counted, false, count());
        return c.op("Gemm", Attributes.of("transB", 1), readers, sought(c), anyway);
    }

    /** How much a film speaks for what follows it, by its stars. */
    double voice(double stars) {
        return stars / neutral - 1;
    }

    /** What a reader's films are multiplied by. */
    double weight(int read) {
        return Math.pow(Math.max(1, read), -damping);
    }

    /** What a reader rated of the films in the space, with their places in it, in the reader's order. */
    Viewing of(Viewing reader) {
        int[] places = new int[reader.count()];
        float[] stars = new float[reader.count()];
        int count = 0;
        for (int i = 0; i < reader.count(); i++) {
            int place = Arrays.binarySearch(films, reader.films()[i]);
            if (place >= 0) {
                places[count] = place;
                stars[count++] = reader.stars()[i];
            }
        }
        return new Viewing(places, stars).part(0, count);
    }

    /** Writes what a reader gives into a row of all films. */
    void write(Viewing inSpace, float[] row) {
        for (int i = 0; i < inSpace.count(); i++) {
            row[inSpace.films()[i]] = (float) (voice(inSpace.stars()[i]) * weight(inSpace.count()));
        }
    }
}
