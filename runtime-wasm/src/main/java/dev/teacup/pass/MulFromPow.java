package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.List;
import java.util.Map;

/**
 * {@code Pow(x, 2) = x * x} and {@code Pow(x, 3) = x * x * x}, where x are floats and the exponent is one
 * constant: logarithms are left out.
 */
final class MulFromPow implements Rule {
    @Override
    public String name() {
        return "mul-from-pow";
    }

    @Override
    public Numerics numerics() {
        return Numerics.REASSOCIATES;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        Tensor exponent = node.opType().equals("Pow") ? sweep.constant(node.input(1)) : null;
        String x = node.input(0);
        Type type = exponent == null ? null : sweep.type(x);
        if (type == null || exponent.elements() != 1 || !type.dtype().isFloat() || !type.shape().hasRank()
                || exponent.rank() > type.shape().rank()) {
            return null;
        }
        double power = exponent.f64(0);
        if (power == 2) {
            return Patch.replace(node, "Mul", Attributes.NONE, x, x);
        } else if (power != 3) {
            return null;
        }
        String square = sweep.fresh(node.output());
        return new Patch(List.of(mul(node, List.of(square), x, x), mul(node, node.outputs(), square, x)),
                Map.of(), Map.of());
    }

    private static Node mul(Node from, List<String> outputs, String a, String b) {
        return new Node(Ops.find("", "Mul"), from.name(), List.of(a, b), outputs, Attributes.NONE);
    }
}
