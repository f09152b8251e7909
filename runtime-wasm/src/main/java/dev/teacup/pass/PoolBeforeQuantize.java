package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code MaxPool(QuantizeLinear(x, s, z)) = QuantizeLinear(MaxPool(x), s, z)}, where s is one positive
 * constant, x are floats and nobody else reads what is quantised: rounding keeps the order. Less is quantised
 * then, and floats are pooled faster than bytes. A NaN, which becomes the byte of 0, wins its windows.
 */
final class PoolBeforeQuantize implements Rule {
    @Override
    public String name() {
        return "pool-before-quantize";
    }

    @Override
    public Numerics numerics() {
        return Numerics.REASSOCIATES;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        Node maker = node.opType().equals("MaxPool") && node.outputs().size() == 1
                ? sweep.maker(node.input(0)) : null;
        if (maker == null || !maker.opType().equals("QuantizeLinear") || sweep.reads(node.input(0)) > 1) {
            return null;
        }
        Tensor scale = sweep.constant(maker.input(1));
        Type type = sweep.type(maker.input(0));
        if (scale == null || scale.elements() != 1 || !(scale.f64(0) > 0) || !type.dtype().isFloat()) {
            return null;
        }
        String pooled = sweep.fresh(node.output() + "_pooled");
        Node pool = new Node(node.op(), node.name(), List.of(maker.input(0)), List.of(pooled),
                node.attributes());
        List<String> operands = new ArrayList<>(maker.inputs());
        operands.set(0, pooled);
        Node quantized = new Node(maker.op(), maker.name(), operands, node.outputs(), maker.attributes());
        return Patch.of(List.of(pool, quantized));
    }
}
