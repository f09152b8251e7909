package dev.teacup.load.upgrade;

/** Scatter became ScatterElements. */
final class ScatterTo11 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        return node.as("ScatterElements");
    }
}
