package dev.teacup.pass;

import dev.teacup.error.ModelException;
import dev.teacup.eval.Budget;
import dev.teacup.eval.Interpreter;
import dev.teacup.eval.Reference;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.ir.infer.Values;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * {@code f(constants) = constant}, also where a shape is known without its tensor ({@code Shape(x)} of known
 * sizes). Results that would make the model much larger are left to the run.
 */
final class FoldConstants implements Rule {
    /** A folded result may have this many bytes whatever it was made of. */
    private static final long ALWAYS_BYTES = 1 << 16;

    private final Budget budget;
    /** Bytes that results may still take: all of them stay, where a run uses its memory again. */
    private long left;

    FoldConstants(Budget budget) {
        this.budget = budget;
        this.left = budget.limits().memoryBytes() / 4;
    }

    @Override
    public String name() {
        return "fold-constants";
    }

    @Override
    public Numerics numerics() {
        return Numerics.EXACT;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        try {
            return folded(sweep, node);
        } catch (ModelException e) {
            if (sweep.isSubgraph() && !budget.isOver()) {
                return null;
            }
            throw e;
        }
    }

    private Patch folded(Sweep sweep, Node node) {
        if (!node.subgraphs().isEmpty() || node.isRandom()) {
            return null;
        }
        Values values = new Values();
        long bytes = 0;
        for (String input : node.inputs()) {
            Tensor constant = sweep.constant(input);
            if (constant != null) {
                values.add(input, constant);
                bytes += constant.bytes();
            } else if (!input.isEmpty()) {
                return fromShapes(sweep, node);
            }
        }
        return computed(sweep, node, values, bytes);
    }

    private Patch computed(Sweep sweep, Node node, Values values, long bytes) {
        values.infer(node);
        long most = Math.min(left, Math.max(ALWAYS_BYTES, bytes));
        long taken = 0;
        for (String output : node.outputs()) {
            Type type = output.isEmpty() ? null : values.type(output);
            if (type != null && (!type.isKnown() || type.isSequence() || bytes(type) > most)) {
                return null;
            }
            taken += type == null ? 0 : bytes(type);
        }
        left -= taken;
        int mark = sweep.constants().arena().mark();
        new Interpreter(new Reference(budget, sweep.constants())).run(node, values);
        Tensor[] results = new Tensor[node.outputs().size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = node.outputs().get(i).isEmpty() ? null : values.tensor(node.outputs().get(i));
        }
        if (results.length == 1) {
            results[0] = moved(results[0], mark, sweep.constants());
        }
        return Patch.known(node, results);
    }

    /** Gives back the memory of what was computed on the way to a result. */
    private static Tensor moved(Tensor result, int mark, Constants constants) {
        constants.arena().release(mark);
        Tensor moved = constants.tensor(result.dtype(), result.dims());
        moved.copy(0, result, 0, result.elements());
        return moved;
    }

    private static Patch fromShapes(Sweep sweep, Node node) {
        Dim[] contents = sweep.contents(node.output());
        Type type = sweep.type(node.output());
        if (contents == null || node.outputs().size() > 1 || !type.isKnown()) {
            return null;
        }
        long[] elements = new long[contents.length];
        for (int i = 0; i < elements.length; i++) {
            if (!contents[i].isKnown()) {
                return null;
            }
            elements[i] = contents[i].size();
        }
        return Patch.known(node, sweep.constants().integers(type.dtype(), type.shape().sizes(), elements));
    }

    private static long bytes(Type type) {
        long elements = type.shape().elements();
        return elements > Long.MAX_VALUE / 8 ? Long.MAX_VALUE : elements * type.dtype().bytes();
    }
}
