package dev.teacup.load.upgrade;

import dev.teacup.op.Attribute;

/** An attribute has another default, or none any more: a node that leaves it out means the old one. */
record Default(int to, String attribute, Attribute value, String... operators) implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        return node.attributes().has(attribute) ? node
                : node.withAttributes(node.attributes().with(attribute, value));
    }
}
