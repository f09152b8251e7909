package dev.teacup.op.image;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.ShapeOperand;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * grid[n, i .., :] = theta[n] * (place of i .. , 1), where the places run from -1 to 1, and the last
 * dimension comes first. -1 and 1 are the edges, or with align_corners the middles of the outermost elements.
 * <p>theta [N, r, r + 1], size (N, C, E1 .. Er); grid [N, E1 .. Er, r], where r is 2 or 3.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__AffineGrid.html">ai.onnx AffineGrid, since 20</a>
 */
public final class AffineGrid implements Computation {
    private static final OpDef DEF = OpDef.of("AffineGrid").since(20).type("T1", FLOATS).type("T2", INT64)
            .in("theta", "T1").in("size", "T2").out("grid", "T1").attr("align_corners", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rank("theta", 3);
        ShapeOperand.checkSizes(c, "size");
        Shape theta = c.call().shape("theta");
        Shape size = size(c.call());
        if (size.hasRank() && size.rank() != 4 && size.rank() != 5) {
            throw new ModelException("the grid has not two or three dimensions",
                    "a size of 4 or 5 elements, and matrices of 2 and 3, or 3 and 4, rows and columns",
                    c.call().shape("size") + " and " + theta, "pass a matrix for each image");
        }
        if (size.hasRank()) {
            c.dim("theta", 1, Dim.of(size.rank() - 2), "the grid has as many dimensions");
            c.dim("theta", 2, Dim.of(size.rank() - 1), "the grid has one dimension less");
            c.dim("theta", 0, size.dim(0), Check.operand("size") + " is " + size);
        }
    }

    /** The sizes as far as they are known; how many they are, the matrices tell, too. */
    private static Shape size(Call call) {
        Shape size = ShapeOperand.of(call, "size");
        Dim rows = call.shape("theta").dim(1);
        return size.hasRank() || !rows.isKnown() ? size
                : Shape.ofRank((int) Math.min(rows.size(), Limits.RANK) + 2);
    }

    @Override
    public Type[] types(Call call) {
        Shape size = size(call);
        if (!size.hasRank()) {
            return call.results(size);
        }
        Shape grid = size.with(0, size.dim(0).or(call.shape("theta").dim(0)));
        for (int axis = 2; axis < size.rank(); axis++) {
            grid = grid.with(axis - 1, size.dim(axis));
        }
        return call.results(grid.with(size.rank() - 1, Dim.of(size.rank() - 2)));
    }

    @Override
    public void run(Frame f, Call call) {
        boolean aligns = call.flag("align_corners");
        Tensor theta = f.in(0);
        Tensor grid = f.out(0);
        int rank = theta.dim(1);
        f.burn((long) grid.elements() * (rank + 1));
        int places = grid.elements() == 0 ? 0 : grid.elements(1, rank + 1);
        for (int to = 0; to < grid.elements(); to++) {
            int row = (to / rank / Math.max(1, places) * rank + to % rank) * (rank + 1);
            int place = to / rank % Math.max(1, places);
            double sum = theta.f64(row + rank);
            for (int column = 0; column < rank; column++) {
                int size = grid.dim(rank - column);
                double at = place % size;
                sum += theta.f64(row + column)
                        * (aligns ? at == 0 ? -1 : 2 * at / (size - 1) - 1 : (2 * at + 1) / size - 1);
                place /= size;
            }
            grid.f64(to, sum);
        }
    }
}
