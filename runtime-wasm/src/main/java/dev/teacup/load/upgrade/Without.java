package dev.teacup.load.upgrade;

/** An attribute goes that said nothing about the result. */
record Without(int to, String attribute, String... operators) implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        return node.without(attribute);
    }
}
