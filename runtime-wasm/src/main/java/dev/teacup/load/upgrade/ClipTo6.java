package dev.teacup.load.upgrade;

import dev.teacup.op.Attribute;

/** Before operator set 6 a bound that was left out was none; then it was the largest float32 for a while. */
final class ClipTo6 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        return node.with("min", new Attribute.Real(node.real("min", Float.NEGATIVE_INFINITY)))
                .with("max", new Attribute.Real(node.real("max", Float.POSITIVE_INFINITY)));
    }
}
