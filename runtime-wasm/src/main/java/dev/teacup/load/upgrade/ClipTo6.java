package dev.teacup.load.upgrade;

/** Before operator set 6 a bound that was left out was none; then it was the largest float32 for a while. */
final class ClipTo6 implements Upgrade {
    @Override
    public String[] operators() {
        return new String[] {"Clip"};
    }

    @Override
    public int to() {
        return 6;
    }

    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        float min = node.real("min", Float.NEGATIVE_INFINITY);
        float max = node.real("max", Float.POSITIVE_INFINITY);
        return node.withAttributes(node.attributes().with("min", min).with("max", max));
    }
}
