package dev.teacup.train.recipe.films;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Optimizer;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Learns which films follow which: a reader's films up to a cut say, by a softmax over all films that were
 * not
 * rated, which ones come in the window behind it.
 *
 * @param train what each reader has rated
 * @param filmCount how many films there are
 */
record NextFit(List<Viewing> train, int filmCount, Hyperparameters settings) {
    private static final String READ = "read";
    private static final String AHEAD = "ahead";
    private static final String SCORES = "scores";
    private static final double OUT = -1e9;
    private static final double SHORTEST = .1;
    private static final double USUAL = 3.5;
    private static final double MOST_STARS = 5;
    private static final double LEAST = .05;

    NextSpace space() {
        return NextSpace.of(train, filmCount, settings);
    }

    StepGraph step(Schedule schedule) {
        return step(AdamW.of(settings.nextDecay()), schedule);
    }

    private StepGraph step(Optimizer optimizer, Schedule schedule) {
        NextSpace space = space();
        return StepGraph.of("films.next.step", c -> loss(c, space),
                StepGraph.Update.of(optimizer, schedule));
    }

    Settings loop(long seed) {
        return Settings.of(settings.nextEpochs(), settings.batch(), seed);
    }

    CutReaders data() {
        return new CutReaders(train, new Window(space(), settings.nextWindow(), settings.nextLiking()));
    }

    Fit fit(long seed) {
        return fit(AdamW.of(settings.nextDecay()), settings.nextRate(), seed);
    }

    /** The same with another optimiser at a rate of its own. */
    Fit fit(Optimizer optimizer, double rate, long seed) {
        long steps = (long) settings.nextEpochs() * loop(seed).stepsPerEpoch(train.size());
        return Fit.of(step(optimizer, Schedule.cosine(rate, settings.warmUpSteps(), steps)), data(),
                loop(seed));
    }

    /** The share of the films that came next, which are among a reader's first ten. */
    Validation validation(List<Viewing> next) {
        NextSpace space = space();
        Model model = Model.of("films.next", c -> c.out(SCORES,
                space.scores(c,
                        c.op("MatMul", c.input(READ, DType.FLOAT32, space.count()), space.given(c)))));
        float[] read = new float[train.size() * space.count()];
        for (int reader = 0; reader < train.size(); reader++) {
            float[] row = new float[space.count()];
            space.write(space.of(train.get(reader)), row);
            System.arraycopy(row, 0, read, reader * row.length, row.length);
        }
        return new Validation(model, Dataset.of(train.size()).floats(READ, read), "hit@10",
                outputs -> hits(space, outputs.get(SCORES), next), true);
    }

    private double hits(NextSpace space, float[] scores, List<Viewing> next) {
        FilmHits hits = new FilmHits(train, next);
        return hits.share(reader -> {
            double[] all = new double[filmCount];
            Arrays.fill(all, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < space.count(); i++) {
                all[space.films()[i]] = scores[reader * space.count() + i];
            }
            return all;
        });
    }

    private Value loss(Context c, NextSpace space) {
        Value read = c.input(READ, DType.FLOAT32, space.count());
        Value ahead = c.input(AHEAD, DType.FLOAT32, space.count());
        Value scores = space.scores(c, c.op("MatMul", read, space.given(c)));
        Value isLeft = c.op("Equal", read, c.real(0));
        Value left = c.op("Where", isLeft, scores, c.real(OUT));
        Value logLikelihood = c.op("Mul", ahead, c.op("LogSoftmax", left));
        Value each = c.op("ReduceSum", Attributes.of("keepdims", 0), logLikelihood, c.longs(1));
        return c.op("Neg", c.op("ReduceMean", Attributes.of("keepdims", 0), each, c.longs(0)));
    }

    /** What was rated up to a cut, and the films of a window behind it. */
    private record Window(NextSpace space, int most, double liking) implements CutReaders.Cut {
        @Override
        public void write(Viewing reader, SplittableRandom random, Map<String, float[]> rows) {
            Viewing known = space.of(reader);
            if (known.count() < 2) {
                return;
            }
            int least = Math.max(1, (int) (SHORTEST * known.count()));
            int cut = random.nextInt(least, known.count());
            int end = Math.min(known.count(), cut + most);
            space.write(known.part(0, cut), rows.get(READ));
            double sum = 0;
            for (int i = cut; i < end; i++) {
                sum += liking(known.stars()[i]);
            }
            for (int i = cut; i < end; i++) {
                rows.get(AHEAD)[known.films()[i]] = (float) (liking(known.stars()[i]) / sum);
            }
        }

        private double liking(double stars) {
            return Math.max(LEAST, 1 + liking * (stars - USUAL) / (MOST_STARS - USUAL));
        }

        @Override
        public int hash() {
            return 31 * Arrays.hashCode(space.films()) + Objects.hash(most, liking, space.neutral());
        }
    }
}
