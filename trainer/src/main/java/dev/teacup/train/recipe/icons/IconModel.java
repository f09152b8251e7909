package dev.teacup.train.recipe.icons;

import dev.teacup.op.Value;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Network;

/** From a drawing of any size to the probability of each concept: framing, then the network. */
record IconModel(IconNetwork network) implements Network {
    static final String PROBABILITY = "probability";

    @Override
    public void build(Context c) {
        Value drawing = IconFraming.input(c);
        Value logits = network.logits(c, IconFraming.pictures(c, drawing));
        // Nothing is known of a blank sheet: all concepts are as probable.
        Value known = c.op("Where", IconFraming.isInked(c, drawing), logits, c.real(0));
        c.out(PROBABILITY, Activation.SOFTMAX.of(c, known));
    }
}
