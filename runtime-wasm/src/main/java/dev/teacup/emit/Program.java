package dev.teacup.emit;

import dev.teacup.op.Composed;
import dev.teacup.plan.Place;
import dev.teacup.plan.Region;
import dev.teacup.plan.Step;
import java.util.Arrays;
import java.util.List;

/**
 * What was emitted of a region.
 *
 * @param module the bytes of the WebAssembly module, null where no step was emitted
 * @param firsts for each stretch its first step
 * @param ends for each stretch the step behind its last
 * @param work of each step, 0 where it was not emitted
 * @param scratchBytes what the steps need behind the region while they run
 * @param fixed the constants that the steps read where they lie
 */
public record Program(byte[] module, int[] firsts, int[] ends, long[] work, long scratchBytes,
        List<Place> fixed) {
    /**
     * Writes all steps that some family takes.
     *
     * @param isNamed whether the module tells a profiler the names of its functions
     */
    public static Program of(Region region, PackedWeights weights, boolean isRelaxed, boolean isNamed) {
        Emission emission = new Emission(weights, isRelaxed, region);
        List<Step> steps = region.steps();
        int[] firsts = new int[steps.size()];
        int[] ends = new int[steps.size()];
        long[] work = new long[steps.size()];
        for (int i = 0; i < work.length; i++) {
            boolean isEmitted = steps.get(i).body() instanceof Composed || !emission.isLong();
            if (isEmitted && emission.emit(steps.get(i), i)) {
                int stretch = emission.stretches() - 1;
                firsts[stretch] = ends[stretch] == 0 ? i : firsts[stretch];
                ends[stretch] = i + 1;
                work[i] = emission.work();
                emission.limitStretch();
            } else {
                emission.leave(steps.get(i));
            }
        }
        emission.endStretch();
        int stretches = emission.stretches();
        return new Program(stretches == 0 ? null : emission.toBytes(isNamed),
                Arrays.copyOf(firsts, stretches),
                Arrays.copyOf(ends, stretches), work, emission.scratchBytes(),
                emission.fixed());
    }
}
