package dev.teacup.plan;

import dev.teacup.error.ModelException;
import dev.teacup.memory.Arena;
import dev.teacup.tensor.Shape;
import java.util.List;

/**
 * Steps whose sizes are all known before the first of them runs.
 *
 * @param planner of them, and of subgraphs that run within one of them
 * @param bytes the memory that they need at their base
 * @param nodes how many nodes were planned or written out; 0 when the next one waits for values
 * @param live the values that are made in the region and read after it
 * @param isDynamic whether there is one step, which finds out the sizes of results while it runs
 */
public record Region(Planner planner, List<Step> steps, long bytes, int nodes, List<String> live,
        boolean isDynamic) {
    /**
     * The address of memory for it and of {@code more} bytes behind it.
     *
     * @throws ModelException at the node with the largest result, when there is no room
     */
    public int allocate(Arena arena, long more) {
        try {
            return arena.allocate(bytes + more);
        } catch (ModelException e) {
            throw e.at(largest());
        }
    }

    private String largest() {
        String where = "";
        long most = -1;
        for (Step step : steps) {
            for (Place place : step.outputs()) {
                long bytes = place == null ? -1 : Shape.of(place.sizes()).elements() * place.dtype().bytes();
                where = bytes > most ? step.where() : where;
                most = Math.max(most, bytes);
            }
        }
        return where;
    }
}
