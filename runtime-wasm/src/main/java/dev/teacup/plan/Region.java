package dev.teacup.plan;

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
        boolean isDynamic) {}
