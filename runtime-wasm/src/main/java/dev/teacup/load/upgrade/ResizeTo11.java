package dev.teacup.load.upgrade;

import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import java.util.List;

/**
 * Before operator set 11 Resize and Upsample divided an index by the scale, and took the element before that
 * place where an axis grows, and behind it where it shrinks.
 */
final class ResizeTo11 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        String mode = node.text("mode", "nearest");
        boolean isNearest = mode.equals("nearest");
        String scales = node.input(1);
        Tensor known = scales.isEmpty() ? null : around.tensor(scales);
        boolean grows = !isNearest || known != null;
        boolean shrinks = grows;
        for (int i = 0; isNearest && known != null && i < known.elements(); i++) {
            grows &= known.f64(i) >= 1;
            shrinks &= known.f64(i) <= 1;
        }
        Attributes newer = node.attributes().with("mode", mode.equals("bilinear") ? "linear" : mode)
                .with("coordinate_transformation_mode", "asymmetric");
        String x = node.input(0);
        if (!grows && !shrinks && !scales.isEmpty()) {
            String one = around.scalar(DType.FLOAT32, 1);
            String growth = around.before("Max", scales, one);
            x = around.before("Resize", newer.with("nearest_mode", "floor"), x, "", growth);
            scales = around.before("Min", scales, one);
        }
        return node.as("Resize").withInputs(List.of(x, "", scales))
                .withAttributes(newer.with("nearest_mode", grows ? "floor" : "ceil"));
    }
}
