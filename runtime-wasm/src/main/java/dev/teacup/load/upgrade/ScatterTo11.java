package dev.teacup.load.upgrade;

/** Scatter became ScatterElements. */
final class ScatterTo11 implements Upgrade {
    @Override
    public String[] operators() {
        return new String[] {"Scatter"};
    }

    @Override
    public int to() {
        return 11;
    }

    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        return node.as("ScatterElements");
    }
}
