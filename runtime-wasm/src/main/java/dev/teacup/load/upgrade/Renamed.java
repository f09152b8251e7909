package dev.teacup.load.upgrade;

import dev.teacup.op.Attribute;

/** An attribute has another name. */
record Renamed(int to, String old, String attribute, String... operators) implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        Attribute value = node.attributes().get(old);
        return value == null ? node
                : node.withAttributes(node.attributes().without(old).with(attribute, value));
    }
}
