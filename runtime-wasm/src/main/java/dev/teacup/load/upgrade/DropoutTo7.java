package dev.teacup.load.upgrade;

import dev.teacup.tensor.DType;

/** Before operator set 7 a node without {@code is_test} dropped out at random; then none did for a while. */
final class DropoutTo7 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        OldNode newer = node.without("is_test");
        if (node.integer("is_test", 0) != 0) {
            return newer;
        }
        String ratio = around.scalar(DType.FLOAT32, node.real("ratio", 0.5f));
        return newer.withInput(1, ratio).withInput(2, around.scalar(DType.BOOL, 1));
    }
}
