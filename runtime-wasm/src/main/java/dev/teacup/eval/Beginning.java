package dev.teacup.eval;

import dev.teacup.ir.infer.Values;
import dev.teacup.plan.Planner;
import java.util.List;

/**
 * The first region of a model whose sizes depend on values further on.
 *
 * @param planner as it was when that region was planned
 * @param values what was known then
 */
record Beginning(Planner planner, Values values, List<BoundStep> steps, List<Accelerator.Stretch> stretches,
        List<String> live) {}
