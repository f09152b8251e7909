package dev.teacup.load.upgrade;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Before operator set 13 the dimensions from {@code axis} on, 1 where left out, were taken together; now
 * there is one axis, the last where left out. Softmax(x, axis) = Reshape(Softmax(Flatten(x, axis), -1),
 * Shape(x)).
 */
final class SoftmaxTo13 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        String x = node.input(0);
        Shape shape = around.type(x).shape();
        long axis = node.integer("axis", 1);
        OldNode last = node.with("axis", -1);
        if (shape.hasRank() && (axis < -shape.rank() || axis >= Math.max(shape.rank(), 1))) {
            throw new ModelException("the attribute 'axis' is outside the rank of the operand",
                    "an axis of " + shape, Long.toString(axis), "use an axis that the operand has");
        }
        if (axis == -1 || shape.hasRank() && axis == shape.rank() - 1) {
            return last;
        }
        String sizes = around.before("Shape", x);
        String flat = around.before("Flatten", Attributes.of("axis", axis), x);
        String result = around.fresh(node.output(0) + "_flat");
        around.after("Reshape", Attributes.of("allowzero", 1), node.output(0), result, sizes);
        List<String> outputs = new ArrayList<>(node.outputs());
        outputs.set(0, result);
        return last.withInput(0, flat).withOutputs(outputs);
    }
}
