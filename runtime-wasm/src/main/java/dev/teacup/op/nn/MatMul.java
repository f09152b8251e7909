package dev.teacup.op.nn;

import dev.teacup.error.ModelException;
import dev.teacup.op.Broadcast;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * Y = A * B, a product of matrices for each index of the dimensions before the last two, which broadcast.
 * <p>A [.., M, K], B [.., K, N], Y [.., M, N]; an A [K] is a row, a B [K] a column, and its M or N is not in
 * Y. Floats are summed in double, integers wrap around.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__MatMul.html">ai.onnx MatMul, since 13</a>
 */
public final class MatMul implements Computation {
    /** The element types of products. */
    static final DTypes TYPES =
            DTypes.FLOATS.and(DTypes.INDEXES).and(DTypes.of(DType.UINT32, DType.UINT64));

    private static final OpDef DEF =
            OpDef.of("MatMul").since(13).type("T", TYPES).in("A", "T").in("B", "T").out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        checkProduct(c, "A", "B");
    }

    @Override
    public Type[] types(Call call) {
        return call.results(product(call.shape("A"), call.shape("B")));
    }

    @Override
    public void run(Frame f, Call call) {
        multiply(f);
    }

    /** Refuses two operands that have no product. */
    public static void checkProduct(Check c, String left, String right) {
        c.rankAtLeast(left, 1);
        c.rankAtLeast(right, 1);
        Shape a = c.call().shape(left);
        Shape b = c.call().shape(right);
        c.dim(right, Math.max(0, b.rank() - 2), a.dim(a.rank() - 1), left);
        if (!Broadcast.fits(batch(a), batch(b))) {
            throw new ModelException("the dimensions before the matrices do not broadcast",
                    "sizes that are equal or 1, counted from the last one", batch(b) + " against " + batch(a),
                    "reshape one of the inputs");
        }
    }

    /** The shape of the product of two operands that have one. */
    public static Shape product(Shape a, Shape b) {
        Shape batch = Broadcast.of(batch(a), batch(b));
        Dim[] dims = Arrays.copyOf(batch.dims(), batch.rank() + matrixDims(a.rank(), b.rank()));
        if (a.rank() > 1) {
            dims[batch.rank()] = a.dim(a.rank() - 2);
        }
        if (b.rank() > 1) {
            dims[dims.length - 1] = b.dim(b.rank() - 1);
        }
        return Shape.of(dims);
    }

    /** The product of two operands; the third and the fourth are their zero points, where they are given. */
    static void multiply(Frame f) {
        Tensor a = f.in(0);
        Tensor b = f.in(1);
        Tensor y = f.out(0);
        int inner = a.dim(a.rank() - 1);
        int rows = a.rank() == 1 ? 1 : a.dim(a.rank() - 2);
        int columns = b.rank() == 1 ? 1 : b.dim(b.rank() - 1);
        int[] batch = Arrays.copyOf(y.dims(), y.rank() - matrixDims(a.rank(), b.rank()));
        double[] sums = new double[Math.min(columns, Vectors.BLOCK)];
        long[] integers = new long[sums.length];
        for (int index = 0; index < y.elements(); index += rows * columns) {
            int matrix = index / (rows * columns);
            Vectors left = new Vectors(a, matrixAt(a, matrix, batch, rows * inner), inner, 1);
            Vectors right = new Vectors(b, matrixAt(b, matrix, batch, inner * columns), 1, columns);
            Vectors leftZeros = zeros(f.in(2), matrix, batch);
            Vectors rightZeros = zeros(f.in(3), matrix, batch);
            for (int row = 0; row < rows; row++) {
                f.burn((long) columns * Math.max(1, inner));
                for (int from = 0; from < columns; from += Vectors.BLOCK) {
                    int count = Math.min(Vectors.BLOCK, columns - from);
                    int at = index + row * columns + from;
                    if (y.dtype().isFloat()) {
                        left.dots(row, right, from, count, inner, sums);
                    } else {
                        left.integerDots(row, leftZeros.integer(row), right, rightZeros, from, count, inner,
                                integers);
                    }
                    store(y, at, count, sums, integers);
                }
            }
        }
    }

    private static void store(Tensor y, int at, int count, double[] sums, long[] integers) {
        for (int i = 0; i < count; i++) {
            if (y.dtype().isFloat()) {
                y.f64(at + i, sums[i]);
            } else {
                y.i64(at + i, integers[i]);
            }
        }
    }

    /** The zero points of a matrix: one for each of its rows or columns, one for all, or none. */
    private static Vectors zeros(Tensor zeros, int matrix, int[] batch) {
        int rank = zeros == null ? 0 : zeros.rank();
        int count = rank == 0 ? 1 : zeros.elements(Math.max(0, rank - 2), rank);
        int at = zeros == null ? 0 : matrixAt(zeros, matrix, batch, count);
        return new Vectors(zeros, at, count == 1 ? 0 : 1, 0);
    }

    /** Where the operand's matrix begins that stands at {@code index} of the broadcast dimensions. */
    private static int matrixAt(Tensor operand, int index, int[] batch, int matrixElements) {
        int at = 0;
        int stride = matrixElements;
        int left = index;
        int own = operand.rank() - 3;
        for (int axis = batch.length - 1; own >= 0; axis--, own--) {
            int size = operand.dim(own);
            at += size == 1 ? 0 : left % batch[axis] * stride;
            left /= batch[axis];
            stride *= size;
        }
        return at;
    }

    /** The dimensions before the last two. */
    private static Shape batch(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.dims(), Math.max(0, shape.rank() - 2)));
    }

    /** How many of the dimensions of Y are those of one product. */
    private static int matrixDims(int aRank, int bRank) {
        return (aRank > 1 ? 1 : 0) + (bRank > 1 ? 1 : 0);
    }
}
