package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * Y[r, c, i, j] is the greatest element of X[b, c] in cell (i, j) of the grid of pooled_shape cells that
 * region r of rois = [b, x1, y1, x2, y2] is parted into, and 0 where the cell has none. The corners are
 * multiplied by spatial_scale, rounded, and belong to the region, which is at least one element; cells that
 * do not end between elements overlap.
 * <p>X [N, C, H, W], rois [R, 5], Y [R, C, pooled_shape..].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__MaxRoiPool.html">ai.onnx MaxRoiPool, since 22</a>;
 * Girshick, arXiv 1504.08083, section 2.1
 */
public final class MaxRoiPool implements Computation {
    private static final OpDef DEF = OpDef.of("MaxRoiPool").since(22).type("T", FLOATS).in("X", "T")
            .in("rois", "T").out("Y", "T").mustAttr("pooled_shape", new Attribute.Ints())
            .attr("spatial_scale", 1f);

    /** Farther outside of any image than this, places are all alike. */
    private static final double FAR = 1L << 32;

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rank("X", 4);
        c.dims("rois", "a region is a batch index and two corners", Dim.UNKNOWN, Dim.of(5));
        Window.list(c.call(), "pooled_shape", 2, 1, 1);
    }

    @Override
    public Type[] types(Call call) {
        int[] pooled = Window.list(call, "pooled_shape", 2, 1, 1);
        return call.results(Shape.of(call.shape("rois").dim(0), call.shape("X").dim(1), Dim.of(pooled[0]),
                Dim.of(pooled[1])));
    }

    @Override
    public void run(Frame f, Call call) {
        double scale = call.real("spatial_scale");
        Tensor x = f.in(0);
        Tensor rois = f.in(1);
        Tensor y = f.out(0);
        int[] rows = new int[2];
        int[] columns = new int[2];
        for (int index = 0; index < y.elements(); index++) {
            int column = index % y.dim(3);
            int row = index / y.dim(3) % y.dim(2);
            int plane = index / y.dim(3) / y.dim(2);
            int roi = plane / y.dim(1) * 5;
            int batch = batch(rois.f64(roi), x.dim(0));
            cell(rois, roi + 2, scale, row, y.dim(2), x.dim(2), rows);
            cell(rois, roi + 1, scale, column, y.dim(3), x.dim(3), columns);
            f.burn(1 + (long) (rows[1] - rows[0]) * (columns[1] - columns[0]));
            y.f64(index, greatest(x, batch * x.dim(1) + plane % y.dim(1), rows, columns));
        }
    }

    private static int batch(double index, int count) {
        if (index >= 0 && index < count) {
            return (int) index;
        }
        throw new ModelException("a batch index in the input 'rois' is out of range", "0 to " + (count - 1),
                DecimalText.text(index), "look at what computes it");
    }

    /**
     * Where a cell begins and ends along an axis, cut to the image: part {@code place} of {@code parts} of
     * what lies between the coordinates at {@code at} and {@code at + 2}.
     */
    private static void cell(Tensor rois, int at, double scale, int place, int parts, int size, int[] cell) {
        long first = rounded(rois.f64(at) * scale);
        long length = Math.max(1, rounded(rois.f64(at + 2) * scale) - first + 1);
        long begin = first + place * length / parts;
        long end = first + ((place + 1L) * length + parts - 1) / parts;
        cell[0] = (int) Math.min(size, Math.max(0, begin));
        cell[1] = (int) Math.min(size, Math.max(cell[0], end));
    }

    /** The nearest whole number, of two equally near ones the one farther from 0. */
    private static long rounded(double value) {
        double size = Num.floor(Math.abs(value) + 0.5);
        return (long) Num.copySign(Math.min(FAR, size), value);
    }

    private static double greatest(Tensor x, int plane, int[] rows, int[] columns) {
        double greatest = Double.NEGATIVE_INFINITY;
        boolean isEmpty = rows[0] == rows[1] || columns[0] == columns[1];
        for (int row = rows[0]; row < rows[1]; row++) {
            int at = (plane * x.dim(2) + row) * x.dim(3);
            for (int column = columns[0]; column < columns[1]; column++) {
                double element = x.f64(at + column);
                greatest = element > greatest || element != element ? element : greatest;
            }
        }
        return isEmpty ? 0 : greatest;
    }
}
