package dev.teacup.train.grad.nn;

import dev.teacup.op.Attribute;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = the greatest element of each window of X: it has the window's dY. Where windows are tiles it is looked
 * for by comparing, and several share dY; that is far cheaper than ONNX Runtime's second output, the places,
 * which all other windows go by.
 */
public final class MaxPoolGrad implements Rule {
    @Override
    public String opType() {
        return "MaxPool";
    }

    @Override
    public Value[] backward(Backward c) {
        long[] kernel = ((Attribute.Ints) c.call().value("kernel_shape")).values();
        Window window = Window.of(c, c.x(0), c.y(), kernel);
        return c.first(window.isTiling() ? shared(c, new Tiles(c, window)) : placed(c));
    }

    private static Value shared(Backward c, Tiles tiles) {
        boolean isRectified = c.isRectified(0);
        // What a rectifier gives is finite, or the training is at its end.
        Value ones = isRectified ? Mask.notBelow(c, c.op("Sub", c.x(0), tiles.spread(c.y())))
                : c.as(c.op("Equal", c.x(0), tiles.resized(c.y())), c.dtype());
        Value share = c.op("Div", c.dy(), tiles.sum(ones));
        if (!isRectified) {
            return c.op("Mul", ones, tiles.spread(share));
        }
        // The greatest is 0 where the rectifier stops the gradient: there are fewer windows than elements.
        return c.rectified(c.op("Mul", ones, tiles.spread(ReluGrad.where(c, share, c.y()))));
    }

    private static Value placed(Backward c) {
        c.only(c.call().integer("storage_order") == 0, "storage_order 0", "1");
        Value[] again = c.ops("MaxPool", 2, c.node().attributes(), c.x(0));
        return c.addedAt(again[1], c.dy(), c.x(0));
    }
}
