package dev.teacup.pass;

import dev.teacup.error.ModelException;
import dev.teacup.eval.Budget;
import dev.teacup.eval.Folding;
import dev.teacup.eval.Reference;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.ir.infer.Inference;
import dev.teacup.ir.infer.Values;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code f(constants) = constant}, also where a shape is known without its tensor ({@code Shape(x)} of known
 * sizes). Results that would make the model much larger are left to the run.
 */
final class FoldConstants implements Rule {
    /** A folded result may have this many bytes more than what it was made of. */
    private static final long MORE_BYTES = 1 << 16;
    /** The same of weights that were bytes: a kernel packs constants once, and all others in each run. */
    private static final long MORE_WEIGHT_BYTES = 1 << 20;

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
        Map<String, Tensor> operands = new HashMap<>();
        long bytes = node.opType().equals("DequantizeLinear") ? MORE_WEIGHT_BYTES : MORE_BYTES;
        for (String input : node.inputs()) {
            Tensor constant = sweep.constant(input);
            if (constant != null) {
                operands.put(input, constant);
                // As float32, which kernels take, it is twice as large.
                bytes += constant.dtype() == DType.FLOAT16 ? 2 * constant.bytes() : constant.bytes();
            } else if (!input.isEmpty()) {
                return fromShapes(sweep, node);
            }
        }
        List<String> outputs = new ArrayList<>();
        for (String output : node.outputs()) {
            if (!output.isEmpty()) {
                outputs.add(output);
            }
        }
        Graph alone = new Graph("", List.of(), outputs, List.of(node), operands, Map.of());
        return computed(sweep, alone, Math.min(left, bytes));
    }

    private Patch computed(Sweep sweep, Graph alone, long most) {
        Values values = Inference.values(alone, null);
        long taken = 0;
        for (String output : alone.outputs()) {
            Type type = values.type(output);
            if (!type.isKnown() || type.isSequence() || bytes(type) > most) {
                return null;
            }
            taken += bytes(type);
        }
        Tensor[] results = Folding.results(alone, new Reference(budget, sweep.constants()));
        left -= taken;
        Map<String, Tensor> known = new HashMap<>();
        for (int i = 0; i < results.length; i++) {
            known.put(alone.outputs().get(i), results[i]);
        }
        return Patch.known(known);
    }

    private static Patch fromShapes(Sweep sweep, Node node) {
        Type type = sweep.type(node.output());
        // To ask for contents is to infer the graph, which models without integers need not.
        boolean counts = type != null && type.isKnown() && node.outputs().size() == 1
                && (type.dtype().isInteger() || type.dtype() == DType.BOOL)
                && type.shape().elements() <= Dim.MOST_ELEMENTS;
        Tensor known =
                counts ? sweep.constants().integers(type, sweep.contents(node.output())) : null;
        return known == null ? null : Patch.known(Map.of(node.output(), known));
    }

    private static long bytes(Type type) {
        long elements = type.shape().elements();
        return elements > Long.MAX_VALUE / 8 ? Long.MAX_VALUE : elements * type.dtype().bytes();
    }
}
