package dev.teacup.tests.real;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.Platform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs of a model one after another, of which each may get results of the one before.
 *
 * @param runs the inputs of each run; of those that are carried the first run's alone are fed
 * @param carried for each input the result of the run before that it gets, or -1
 */
record Stream(List<List<HostTensor>> runs, int[] carried) {
    /** Runs that have nothing to do with each other. */
    static Stream of(List<List<HostTensor>> runs) {
        int[] carried = new int[runs.get(0).size()];
        Arrays.fill(carried, -1);
        return new Stream(runs, carried);
    }

    /** What was fed in each run, and what came. */
    record Recording(List<List<HostTensor>> fed, List<List<HostTensor>> results) {}

    /** Every run in a session of its own, so that states can be carried by hand. */
    Recording record(Platform platform, byte[] model) {
        Recording recording = new Recording(new ArrayList<>(), new ArrayList<>());
        List<HostTensor> before = null;
        for (List<HostTensor> run : runs) {
            List<HostTensor> fed = new ArrayList<>(run);
            for (int i = 0; i < carried.length && before != null; i++) {
                fed.set(i, carried[i] < 0 ? fed.get(i) : before.get(carried[i]));
            }
            before = platform.run(model, List.of(fed)).get(0);
            recording.fed.add(fed);
            recording.results.add(before);
        }
        return recording;
    }
}
