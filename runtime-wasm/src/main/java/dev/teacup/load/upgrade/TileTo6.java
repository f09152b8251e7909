package dev.teacup.load.upgrade;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Before operator set 6 Tile repeated one axis; now it has a number for each. */
final class TileTo6 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        Shape shape = around.type(node.input(0)).shape();
        Tensor tiles = one(node.input(1), around);
        Tensor axis = one(node.input(2), around);
        double at = axis == null ? -1 : axis.f64(0);
        if (tiles == null || !shape.hasRank() || at < 0 || at >= shape.rank()) {
            throw new ModelException("the axis and its repetitions are not known before the model runs",
                    "constants of one number, an axis of " + shape, "other operands",
                    "export the model for opset 6 or later");
        }
        long[] repeats = new long[shape.rank()];
        Arrays.fill(repeats, 1);
        repeats[(int) at] = (long) tiles.f64(0);
        return node.withInputs(List.of(node.input(0), around.longs(repeats)));
    }

    private static Tensor one(String value, Surroundings around) {
        Tensor tensor = value.isEmpty() ? null : around.tensor(value);
        return tensor != null && tensor.elements() == 1 ? tensor : null;
    }
}
