package dev.teacup.eval;

import dev.teacup.error.ModelException;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Memory;
import dev.teacup.op.Control;
import dev.teacup.op.control.If;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.List;

/** A step whose operands and results lie at their addresses. */
final class BoundStep {
    /** The work that stands for beginning a step, whatever it computes. */
    static final long WORK = 32;

    private final Step step;
    private final Tensor[] in;
    private final Tensor[] out;
    /** What the tail reads: the result, then its operands; null where there is no tail. */
    private final Tensor[] tail;
    private final Captures captures;
    private final boolean isDynamic;
    private final boolean[] isSequence;
    private Execution last;

    /**
     * @param base where the step's region begins
     * @param values what the graph's plan knows
     * @param isDynamic whether the step finds out the sizes of its results
     */
    BoundStep(Step step, Memory memory, int base, Values values, boolean isDynamic) {
        this.step = step;
        this.in = tensors(step.inputs(), memory, base);
        this.out = tensors(step.outputs(), memory, base);
        this.tail = step.tail() == null ? null : tail(memory, base, values);
        this.captures = hasSubgraphs() ? Captures.of(step.node(), in, values) : null;
        this.isDynamic = isDynamic;
        this.isSequence = new boolean[out.length];
        for (int i = 0; i < out.length; i++) {
            String output = step.names()[i];
            isSequence[i] = !output.isEmpty() && values.type(output).isSequence();
        }
    }

    Step step() {
        return step;
    }

    Tensor[] in() {
        return in;
    }

    Tensor[] out() {
        return out;
    }

    /** Whether the results get their places only when the step runs. */
    boolean isDynamic() {
        return isDynamic;
    }

    /** Whether result {@code index} is a sequence. */
    boolean isSequence(int index) {
        return isSequence[index];
    }

    boolean hasSubgraphs() {
        return step.body() instanceof Control;
    }

    /** The branches that this run takes, where the plan has another one; else 0. */
    int otherPath() {
        return step.body() instanceof If.Taken taken ? taken.otherPath(in[0]) : 0;
    }

    /** What the subgraphs of the step's node see. */
    Captures captures() {
        return captures;
    }

    /** The subgraph that ran last, when the step ran before; else null. */
    Execution last() {
        return last;
    }

    /**
     * Takes its place among steps that each run plans anew, and runs again what it ran in the run before, if
     * that sees nothing but the same constants.
     *
     * @param runsFrom the address where what a run makes begins
     */
    void follow(List<BoundStep> steps, int runsFrom) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).step.node() == step.node()) {
                BoundStep before = steps.remove(i);
                last = captures.areConstants(runsFrom, before.captures) ? before.last : null;
            }
        }
        steps.add(this);
    }

    void last(Execution execution) {
        last = execution;
    }

    void move(int from, int distance) {
        move(in, from, distance);
        move(out, from, distance);
        if (tail != null) {
            move(tail, from, distance);
        }
        if (captures != null && move(captures.tensors(), from, distance) && last != null
                && last.isAccelerated()) {
            last = null;
        }
        if (last != null && last.isMovable()) {
            last.move(from, distance);
        }
    }

    /** Answers whether any of the tensors has moved. */
    static boolean move(Tensor[] tensors, int from, int distance) {
        boolean isMoved = false;
        for (int i = 0; i < tensors.length; i++) {
            if (tensors[i] != null && tensors[i].at() >= from) {
                tensors[i] = tensors[i].moved(distance);
                isMoved = true;
            }
        }
        return isMoved;
    }

    void run(Reference reference) {
        try {
            reference.budget().burn(WORK);
            if (tail == null) {
                reference.run(step.body(), in, out, isDynamic ? step.dtypes() : null);
            } else {
                reference.run(step.body(), in, new Tensor[] {tail[0]});
                reference.run(step.tail().expr(), tail, out);
            }
        } catch (ModelException e) {
            throw e.at(step.where());
        }
    }

    static Tensor tensor(Place place, Memory memory, int base) {
        return new Tensor(place.dtype(), place.sizes(), memory,
                place.isRelative() ? base + place.at() : place.at());
    }

    private Tensor[] tail(Memory memory, int base, Values values) {
        Tensor[] operands = tensors(step.tail().operands(), memory, base);
        Tensor[] all = new Tensor[operands.length + 1];
        DType own = values.type(step.node().output()).dtype();
        all[0] = new Tensor(own, out[0].dims(), memory, out[0].at());
        System.arraycopy(operands, 0, all, 1, operands.length);
        return all;
    }

    private static Tensor[] tensors(Place[] places, Memory memory, int base) {
        Tensor[] tensors = new Tensor[places.length];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] = places[i] == null ? null : tensor(places[i], memory, base);
        }
        return tensors;
    }
}
