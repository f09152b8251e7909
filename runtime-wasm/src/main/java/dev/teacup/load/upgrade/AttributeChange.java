package dev.teacup.load.upgrade;

import dev.teacup.op.Attribute;

/**
 * An attribute has another name, has another default or none any more, or goes, since it said nothing about
 * the result.
 *
 * @param now its name, or null where it goes
 * @param initial what a node that leaves it out means, or null where that is what it means now
 */
record AttributeChange(String old, String now, Attribute initial) implements Upgrade {
    static AttributeChange without(String old) {
        return new AttributeChange(old, null, null);
    }

    static AttributeChange meaning(String name, Attribute initial) {
        return new AttributeChange(name, name, initial);
    }

    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        Attribute value = node.attributes().has(old) ? node.attributes().get(old) : initial;
        OldNode newer = node.without(old);
        return now == null || value == null ? newer : newer.with(now, value);
    }
}
