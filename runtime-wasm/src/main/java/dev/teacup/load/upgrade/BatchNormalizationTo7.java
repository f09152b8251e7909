package dev.teacup.load.upgrade;

import dev.teacup.error.ModelException;

/**
 * Before operator set 7 the mode was an attribute; then it was told by the number of outputs. A node of one
 * output without {@code is_test} says both modes at once.
 */
final class BatchNormalizationTo7 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        boolean isTest = node.integer("is_test", 0) != 0;
        if (!isTest && node.outputs().size() == 1) {
            throw new ModelException("the node is in training mode, but gives no statistics",
                    "is_test other than 0, or the outputs mean and var", "is_test 0, and one output",
                    "export the model for inference");
        }
        OldNode newer = node.without("is_test");
        return isTest ? newer.withOutputs(node.outputs().subList(0, 1)) : newer;
    }
}
