package dev.teacup.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Two contenders in turn, a few steps of one and then as many of the other, so that what else the machine
 * does meets both alike. The result is each side's median step in ms for each round.
 */
final class Race {
    /** A loss has fallen when it is at most so much of the first. */
    private static final double FALLEN = 0.9;

    private final List<Lane> lanes = new ArrayList<>();

    /** One side: its rounds so far, and how its loss began and stands. */
    static final class Lane {
        private final Contender contender;
        private final LongSupplier clock;
        private final List<Double> rounds = new ArrayList<>();
        private float first = Float.NaN;
        private float last;

        private Lane(Contender contender, LongSupplier clock) {
            this.contender = contender;
            this.clock = clock;
        }

        private void run(int steps) {
            long[] times = new long[steps];
            for (int i = 0; i < steps; i++) {
                long start = clock.getAsLong();
                last = contender.step();
                times[i] = clock.getAsLong() - start;
                first = Float.isNaN(first) ? last : first;
            }
            Arrays.sort(times);
            rounds.add(times[steps / 2] / 1e6);
        }

        /** The median step of each round, in ms. */
        double[] rounds() {
            return rounds.stream().mapToDouble(ms -> ms).toArray();
        }

        float first() {
            return first;
        }

        float last() {
            return last;
        }

        /** Whether it has learned something: nobody wins by an empty graph. */
        boolean hasLearned() {
            return last <= FALLEN * first;
        }
    }

    /** @param clock tells the time, in ns */
    Race(Contender a, Contender b, LongSupplier clock) {
        lanes.add(new Lane(a, clock));
        lanes.add(new Lane(b, clock));
    }

    /** Both lanes, after {@code rounds} rounds of so many steps each; {@code told} hears of each round. */
    List<Lane> run(int warmUp, int rounds, int steps, IntConsumer told) {
        for (Lane lane : lanes) {
            lane.run(warmUp);
            lane.rounds.clear();
        }
        for (int round = 1; round <= rounds; round++) {
            for (Lane lane : lanes) {
                lane.run(steps);
            }
            told.accept(round);
        }
        return lanes;
    }
}
