package dev.teacup.pass;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Inlining;
import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attribute;
import dev.teacup.op.control.If;
import dev.teacup.tensor.Tensor;

/** {@code If(true) {a, b} = a}, {@code If(false) {a, b} = b}. */
final class IfOfConstant implements Rule {
    @Override
    public String name() {
        return "if-of-constant";
    }

    @Override
    public Numerics numerics() {
        return Numerics.EXACT;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        Tensor cond = node.opType().equals("If") ? sweep.constant(node.input(0)) : null;
        if (cond == null || cond.elements() != 1) {
            return null;
        }
        Attribute branch = node.attributes().get(cond.i64(0) != 0 ? If.THEN : If.ELSE);
        return Inlining.of(node, (Graph) ((Attribute.Graph) branch).value(), sweep::fresh);
    }
}
