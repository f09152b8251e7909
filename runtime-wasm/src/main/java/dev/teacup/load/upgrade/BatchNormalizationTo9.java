package dev.teacup.load.upgrade;

import dev.teacup.error.ModelException;

/** Before operator set 9 statistics could be those of single elements, and not only those of channels. */
final class BatchNormalizationTo9 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        if (node.integer("spatial", 1) == 0) {
            throw new ModelException("statistics of single elements are not supported", "spatial 1",
                    "spatial 0",
                    "flatten the input to [N, C * D1 * .. * Dn] before the node");
        }
        return node.without("spatial");
    }
}
