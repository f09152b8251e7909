package dev.teacup.op.nn;

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
 * Y = alpha * A' * B' + beta * C, where A' is A, or A transposed where {@code transA} is 1; B' likewise.
 * <p>A' [M, K], B' [K, N], C broadcasts to [M, N], Y [M, N]. Floats are computed in double and rounded once;
 * integers wrap around, and where alpha or beta is not 1 they are computed in double and cut.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Gemm.html">ai.onnx Gemm, since 13</a>
 */
public final class Gemm implements Computation {
    private static final OpDef DEF = OpDef.of("Gemm").since(13).type("T", MatMul.TYPES).in("A", "T")
            .in("B", "T").maybeIn("C", "T").out("Y", "T")
            .attr("alpha", 1.0f).attr("beta", 1.0f).attr("transA", 0).attr("transB", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rank("A", 2);
        c.rank("B", 2);
        Call call = c.call();
        Shape a = call.shape("A");
        Dim inner = a.dim(call.flag("transA") ? 0 : 1);
        String transposed = call.flag("transA") ? " and transA is 1" : "";
        c.dim("B", call.flag("transB") ? 1 : 0, inner, Check.operand("A") + " is " + a + transposed);
        c.broadcastsTo("C", product(call), "the product of A and B");
    }

    @Override
    public Type[] types(Call call) {
        return call.results(product(call));
    }

    private static Shape product(Call call) {
        Dim rows = call.shape("A").dim(call.flag("transA") ? 1 : 0);
        return Shape.of(rows, call.shape("B").dim(call.flag("transB") ? 0 : 1));
    }

    @Override
    public void run(Frame f, Call call) {
        double alpha = call.real("alpha");
        double beta = call.real("beta");
        boolean transA = call.flag("transA");
        boolean transB = call.flag("transB");
        Tensor a = f.in(0);
        Tensor b = f.in(1);
        Tensor c = beta == 0 ? null : f.in(2);
        Tensor y = f.out(0);
        Vectors left = new Vectors(a, 0, transA ? 1 : a.dim(1), transA ? a.dim(1) : 1);
        Vectors right = new Vectors(b, 0, transB ? b.dim(1) : 1, transB ? 1 : b.dim(1));
        int inner = a.dim(transA ? 0 : 1);
        boolean exact = !y.dtype().isFloat() && alpha == 1 && beta == 1;
        int rows = y.elements() == 0 ? 0 : y.dim(0);
        double[] sums = new double[Math.min(y.dim(1), Vectors.BLOCK)];
        long[] integers = new long[sums.length];
        for (int row = 0; row < rows; row++) {
            f.burn((long) y.dim(1) * Math.max(1, inner));
            for (int from = 0; from < y.dim(1); from += Vectors.BLOCK) {
                int count = Math.min(Vectors.BLOCK, y.dim(1) - from);
                if (exact) {
                    left.integerDots(row, 0, right, Vectors.NONE, from, count, inner, integers);
                } else {
                    left.dots(row, right, from, count, inner, sums);
                }
                for (int column = from; column < from + count; column++) {
                    int at = row * y.dim(1) + column;
                    if (exact) {
                        long bias = c == null ? 0 : c.i64(broadcastAt(c, row, column));
                        y.i64(at, integers[column - from] + bias);
                    } else {
                        double bias = c == null ? 0 : beta * c.f64(broadcastAt(c, row, column));
                        y.f64(at, alpha * sums[column - from] + bias);
                    }
                }
            }
        }
    }

    /** Where the element of C lies that is added at a row and column of Y. */
    private static int broadcastAt(Tensor c, int row, int column) {
        int columns = c.rank() == 0 ? 1 : c.dim(c.rank() - 1);
        int ownRow = c.rank() < 2 || c.dim(0) == 1 ? 0 : row;
        return ownRow * columns + (columns == 1 ? 0 : column);
    }
}
