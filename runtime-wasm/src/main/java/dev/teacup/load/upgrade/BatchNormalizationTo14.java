package dev.teacup.load.upgrade;

/**
 * Before operator set 14 the number of outputs told the mode, which is an attribute now; the saved statistics
 * of the batch, the last two outputs, are no more.
 */
final class BatchNormalizationTo14 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        int outputs = node.outputs().size();
        if (outputs == 1) {
            return node;
        }
        return node.withOutputs(node.outputs().subList(0, Math.min(outputs, 3)))
                .with("training_mode", 1);
    }
}
