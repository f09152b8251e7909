package dev.teacup.train.optim;

import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.train.layer.Parameter;
import java.util.List;

/** How a parameter follows its gradient. */
public interface Optimizer {
    /** The names of the tensors that it keeps for each parameter, in the parameter's shape, 0 at first. */
    List<String> slots();

    /**
     * Appends what all parameters share of a step, and tells how each of them is updated.
     *
     * @param rate the step size, a scalar of the parameters' type
     * @param step int64 scalar, counted from 1
     */
    Updating at(Composer g, Value rate, Value step);

    /** A step on its way. */
    @FunctionalInterface
    interface Updating {
        /**
         * Appends the update of one parameter. An old slot is read before the new one is written, and by
         * nothing else, so that the two may share memory.
         */
        Update of(Parameter parameter, Operands operands);
    }

    /** What an update reads; one value of {@code state} for each slot. */
    record Operands(Value parameter, Value gradient, List<Value> state) {}

    /** Values after the step; one of {@code state} for each slot. */
    record Update(Value parameter, List<Value> state) {}
}
