package dev.teacup.exec;

import dev.teacup.error.ModelException;
import dev.teacup.eval.Reference;
import dev.teacup.memory.Memory;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Tensor;

/** A step whose operands and results lie at their addresses. */
record BoundStep(Step step, Tensor[] in, Tensor[] out) {
    static BoundStep of(Step step, Memory memory, int base) {
        return new BoundStep(step, tensors(step.inputs(), memory, base),
                tensors(step.outputs(), memory, base));
    }

    void run(Reference reference, Reference.Allocation allocation) {
        try {
            reference.run(step.body(), in, out, allocation);
        } catch (ModelException e) {
            throw e.at(step.where());
        }
    }

    static Tensor tensor(Place place, Memory memory, int base) {
        return new Tensor(place.dtype(), place.sizes(), memory,
                place.isRelative() ? base + place.at() : place.at());
    }

    private static Tensor[] tensors(Place[] places, Memory memory, int base) {
        Tensor[] tensors = new Tensor[places.length];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] = places[i] == null ? null : tensor(places[i], memory, base);
        }
        return tensors;
    }
}
