package dev.teacup.train.optim;

import dev.teacup.op.Attributes;
import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import java.util.List;

/**
 * p' = p - rate g / (d + f), where d is the mean of |g / p| over the elements of one parameter: every
 * parameter of a network, be it large or small and its gradient strong or weak, changes by the same share of
 * itself, and the rate is that share. At a rate of .01 a weight moves by 1 % on the mean.
 * <p>
 * An element p that is 0, or near it, has no share that it could move by: |p| + e takes the place of |p|, as
 * the paper's author has it in a program of his own. There f keeps a parameter still whose gradient is
 * next to 0; where it is felt, steps are smaller than the rate. Biases are treated as everything else:
 * one that begins at 0 changes by shares of e at first, so it stays behind for some hundred steps. An
 * embedding of which a batch reads few rows has a gradient of 0 in the others, which count in d all the same:
 * the rows that are read move by so much more. Nothing is kept from step to step.
 * <p>
 * This follows the paper's abstract and its author's program; the formulas of the paper were not at hand.
 *
 * @param epsilon e, by which each element is further from 0 than it is
 * @param floor f, which is added to d
 * @see <a href="https://arxiv.org/abs/1708.07227">Abu-El-Haija, Proportionate gradient updates with
 *      PercentDelta</a>
 * @see <a href="https://github.com/google/asymproj_edge_dnn/blob/master/edge_nn.py">what its author does
 *      about zeros</a>
 */
public record PercentDelta(double epsilon, double floor) implements Optimizer {
    /** As the paper's author has it in his program. */
    public static final PercentDelta STANDARD = new PercentDelta(1e-6, 1e-5);

    public PercentDelta {
        Bounds.positive("PercentDelta", "epsilon", epsilon);
        Bounds.positive("PercentDelta", "floor", floor);
    }

    @Override
    public List<String> slots() {
        return List.of();
    }

    @Override
    public Updating at(Composer g, Value rate, Value step) {
        Value away = g.scalar(g.type(rate).dtype(), epsilon);
        Value least = g.scalar(g.type(rate).dtype(), floor);
        return (parameter, of) -> {
            Value size = g.op("Add", g.op("Abs", of.parameter()), away);
            Value shares = g.op("Div", g.op("Abs", of.gradient()), size);
            Value mean = g.op("ReduceMean", Attributes.of("keepdims", 0), shares);
            Value factor = g.op("Div", rate, g.op("Add", mean, least));
            return new Update(g.op("Sub", of.parameter(), g.op("Mul", of.gradient(), factor)), List.of());
        };
    }
}
