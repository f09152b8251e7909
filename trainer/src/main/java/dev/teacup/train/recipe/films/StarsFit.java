package dev.teacup.train.recipe.films;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Learns what stars a film will get: some of a reader's ratings say how the others differ from what was to be
 * expected, by the square of what is missed.
 *
 * @param train what each reader has rated
 */
record StarsFit(Films films, List<Viewing> train, Hyperparameters settings) {
    private static final String GIVEN = "given";
    private static final String MORE = "more";
    private static final String COUNTS = "counts";
    private static final double BY_TIME = .5;
    private static final double FEWEST = .3;
    private static final double MOST = .95;

    StarsSpace space() {
        return StarsSpace.of(films, train, settings);
    }

    StepGraph step(Schedule schedule) {
        StarsSpace space = space();
        return StepGraph.of("films.stars.step", c -> loss(c, space),
                StepGraph.Update.of(AdamW.of(settings.starsDecay()), schedule));
    }

    Settings loop(long seed) {
        return Settings.of(settings.starsEpochs(), settings.batch(), seed);
    }

    CutReaders data() {
        return new CutReaders(train, new Halves(space()));
    }

    Fit fit(long seed) {
        long steps = (long) settings.starsEpochs() * loop(seed).stepsPerEpoch(train.size());
        return Fit.of(step(Schedule.cosine(settings.starsRate(), settings.warmUpSteps(), steps)), data(),
                loop(seed));
    }

    /** The root of the mean square of what is missed of the stars that were given next. */
    Validation validation(List<Viewing> next) {
        StarsSpace space = space();
        Model model = Model.of("films.stars", c -> c.out(MORE, StarsSpace.more(c,
                c.op("MatMul", c.input(GIVEN, DType.FLOAT32, space.count()), space.given(c)),
                space.sought(c))));
        float[] given = new float[train.size() * space.count()];
        for (int reader = 0; reader < train.size(); reader++) {
            float[] row = new float[space.count()];
            given(space, train.get(reader), row);
            System.arraycopy(row, 0, given, reader * row.length, row.length);
        }
        return new Validation(model, Dataset.of(train.size()).floats(GIVEN, given), "RMSE",
                outputs -> missed(space, outputs.get(MORE), next), false);
    }

    private double missed(StarsSpace space, float[] more, List<Viewing> next) {
        List<double[]> guesses = new ArrayList<>();
        for (int reader = 0; reader < train.size(); reader++) {
            int from = reader * space.count();
            double usual = space.expected().mean() + space.expected().reader(train.get(reader));
            guesses.add(Arrays.stream(next.get(reader).films())
                    .mapToDouble(film -> usual + space.expected().films()[film]
                            + more[from + space.places()[film]])
                    .toArray());
        }
        return StarsMissed.of(next, guesses).rmse();
    }

    /** What a reader gave more than was to be expected. */
    private static void given(StarsSpace space, Viewing reader, float[] row) {
        double bias = space.expected().reader(reader);
        for (int i = 0; i < reader.count(); i++) {
            row[space.places()[reader.films()[i]]] +=
                    (float) (more(space, reader, i, bias) * space.weight(reader.count()));
        }
    }

    private static double more(StarsSpace space, Viewing reader, int i, double bias) {
        return reader.stars()[i] - space.expected().mean() - bias
                - space.expected().films()[reader.films()[i]];
    }

    private Value loss(Context c, StarsSpace space) {
        Value readers = c.op("MatMul", c.input(GIVEN, DType.FLOAT32, space.count()), space.given(c));
        Value missed = c.op("Sub", StarsSpace.more(c, readers, space.sought(c)),
                c.input(MORE, DType.FLOAT32, space.count()));
        Value counts = c.input(COUNTS, DType.FLOAT32, space.count());
        Value squares = c.op("Mul", counts, c.op("Mul", missed, missed));
        Value sum = c.op("ReduceSum", Attributes.of("keepdims", 0), squares, c.longs(0, 1));
        Value count = c.op("ReduceSum", Attributes.of("keepdims", 0), counts, c.longs(0, 1));
        return c.op("Div", sum, c.op("Max", count, c.real(1)));
    }

    /** Some ratings of a reader that are given, the first ones or any, and the others. */
    private record Halves(StarsSpace space) implements CutReaders.Cut {
        @Override
        public void write(Viewing reader, SplittableRandom random, Map<String, float[]> rows) {
            boolean[] isGiven = halved(reader.count(), random);
            Viewing known = of(reader, isGiven, true);
            Viewing left = of(reader, isGiven, false);
            given(space, known, rows.get(GIVEN));
            if (known.count() > 0) {
                judged(left, space.expected().reader(known), rows.get(MORE), rows.get(COUNTS));
            }
        }

        /** Of films that share a place, their mean. */
        private void judged(Viewing left, double bias, float[] means, float[] counts) {
            for (int i = 0; i < left.count(); i++) {
                int place = space.places()[left.films()[i]];
                counts[place]++;
                means[place] += (float) ((more(space, left, i, bias) - means[place]) / counts[place]);
            }
        }

        private static boolean[] halved(int count, SplittableRandom random) {
            boolean[] isGiven = new boolean[count];
            if (random.nextDouble() < BY_TIME) {
                Arrays.fill(isGiven, 0, random.nextInt(Math.max(1, (int) (FEWEST * count)), count), true);
            } else {
                double share = FEWEST + (MOST - FEWEST) * random.nextDouble();
                for (int i = 0; i < count; i++) {
                    isGiven[i] = random.nextDouble() < share;
                }
            }
            return isGiven;
        }

        private static Viewing of(Viewing reader, boolean[] isGiven, boolean wanted) {
            int[] films = new int[reader.count()];
            float[] stars = new float[reader.count()];
            int count = 0;
            for (int i = 0; i < isGiven.length; i++) {
                if (isGiven[i] == wanted) {
                    films[count] = reader.films()[i];
                    stars[count++] = reader.stars()[i];
                }
            }
            return new Viewing(films, stars).part(0, count);
        }

        @Override
        public int hash() {
            return 31 * Arrays.hashCode(space.places()) + Double.hashCode(space.damping());
        }
    }
}
