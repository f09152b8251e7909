package dev.teacup.load.upgrade;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/**
 * Before operator set 18 a node without sizes made equal parts, as many as it had outputs; now it says how
 * many.
 */
final class SplitTo18 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        if (!node.input(1).isEmpty()) {
            return node;
        }
        int parts = node.outputs().size();
        Shape shape = around.type(node.input(0)).shape();
        long axis = node.integer("axis", 0);
        if (shape.hasRank() && axis >= -shape.rank() && axis < shape.rank()) {
            Dim dim = shape.dim((int) (axis < 0 ? axis + shape.rank() : axis));
            if (dim.isKnown() && dim.size() % parts != 0) {
                throw new ModelException("the axis does not split into equal parts",
                        "a size that " + parts + " outputs divide, before opset 18", dim + " in " + shape,
                        "give the sizes of the parts");
            }
        }
        return node.with("num_outputs", parts);
    }
}
