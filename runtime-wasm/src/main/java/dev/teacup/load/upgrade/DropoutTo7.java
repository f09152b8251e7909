package dev.teacup.load.upgrade;

import dev.teacup.error.ModelException;

/** Before operator set 7 a node without {@code is_test} dropped out at random; then none did for a while. */
final class DropoutTo7 implements Upgrade {
    @Override
    public String[] operators() {
        return new String[] {"Dropout"};
    }

    @Override
    public int to() {
        return 7;
    }

    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        if (node.integer("is_test", 0) == 0) {
            throw new ModelException("the node is in training mode, where it drops out at random",
                    "is_test other than 0", "0, which is what it is when left out",
                    "export the model for inference");
        }
        return node.without("is_test");
    }
}
