package dev.teacup.load.upgrade;

/**
 * Before operator set 9 the scales of Upsample were an attribute, and before 7 those of the last two of four
 * dimensions were two; now they are an operand.
 */
final class UpsampleTo9 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        boolean isPair = node.attributes().has("height_scale") && node.attributes().has("width_scale");
        if (!isPair && !node.attributes().has("scales")) {
            // Resize refuses what has no scales.
            return node;
        }
        float[] scales =
                node.reals("scales", 1, 1, node.real("height_scale", 1), node.real("width_scale", 1));
        return node.without("scales").without("height_scale").without("width_scale")
                .withInput(1, around.floats(scales));
    }
}
