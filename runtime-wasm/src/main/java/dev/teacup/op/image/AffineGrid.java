package dev.teacup.op.image;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
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
        c.rank("size", 1);
        Shape theta = c.call().shape("theta");
        Dim[] size = c.call().contents("size");
        Dim length = size != null ? Dim.of(size.length) : c.call().shape("size").dim(0);
        Dim rows = length.isKnown() ? Dim.of(length.size() - 2) : theta.dim(1);
        Check.require(!rows.isKnown() || rows.is(2) || rows.is(3), "the grid has not two or three dimensions",
                "a size of 4 or 5 elements, and matrices of 2 and 3, or 3 and 4, rows and columns",
                c.call().shape("size") + " and " + theta, "pass a matrix for each image");
        if (rows.isKnown()) {
            c.dim("theta", 1, rows, "the grid has as many dimensions");
            c.dim("theta", 2, rows.plus(Dim.of(1)), "the grid has one dimension less");
        }
        for (int i = 0; size != null && i < size.length; i++) {
            Check.require(!size[i].isKnown() || size[i].size() >= 0,
                    "the input 'size' has a negative size", "sizes of 0 or more", Shape.of(size).toString(),
                    "look at what computes it");
        }
        if (size != null && size.length > 0) {
            c.dim("theta", 0, size[0], Check.operand("size") + " is " + Shape.of(size));
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape theta = call.shape("theta");
        Dim[] size = call.contents("size");
        Dim rows = theta.dim(1);
        if (size == null) {
            int rank = rows.isKnown() ? (int) rows.size() + 2 : 0;
            return call.results(rank == 0 ? Shape.UNKNOWN
                    : Shape.ofRank(rank).with(0, theta.dim(0)).with(rank - 1, rows));
        }
        Dim[] dims = new Dim[size.length];
        for (int axis = 1; axis < dims.length - 1; axis++) {
            dims[axis] = size[axis + 1];
        }
        dims[dims.length - 1] = Dim.of(dims.length - 2);
        dims[0] = size[0].or(theta.dim(0));
        return call.results(Shape.of(dims));
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
