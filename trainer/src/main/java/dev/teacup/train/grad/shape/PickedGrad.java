package dev.teacup.train.grad.shape;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Y[j] = X[p(j)] for places p that do not depend on the values of X: dX[i] is the sum of dY[j] over all j
 * with p(j) = i. The places are what the operator makes of the positions in X. So are Slice, Gather,
 * GatherElements, GatherND and Tile, whose other operands are integers.
 *
 * <p>
 * The sum is that of ScatterElements also where whole rows are picked, as of an embedding: ONNX Runtime's
 * ScatterND adds to one row from several threads at once, and seldom, but then, another sum comes out.
 */
public record PickedGrad(String opType) implements Rule {
    @Override
    public Value[] backward(Backward c) {
        List<Value> operands = new ArrayList<>();
        operands.add(c.positions(c.x(0)));
        for (int i = 1; i < c.node().inputs().size(); i++) {
            operands.add(c.node().hasInput(i) ? c.x(i) : null);
        }
        Value places = c.op(c.node().opType(), c.node().attributes(), operands.toArray(Value[]::new));
        return c.first(c.addedAt(places, c.dy(), c.x(0)));
    }
}
