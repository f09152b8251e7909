package dev.teacup.load.upgrade;

import dev.teacup.op.Attributes;
import java.util.List;

/** Before operator set 10 the mask had the element type of the data; now it is of bools. */
final class DropoutTo10 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        if (node.output(1).isEmpty()) {
            return node;
        }
        String mask = around.fresh(node.output(1) + "_bool");
        int code = around.type(node.input(0)).dtype().code();
        around.after("Cast", Attributes.of("to", code), node.output(1), mask);
        return node.withOutputs(List.of(node.outputs().get(0), mask));
    }
}
