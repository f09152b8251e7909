package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * Y = the determinant of each matrix of X: the product of the pivots of Gaussian elimination in float64,
 * where each exchange of rows turns the sign. That of a matrix without elements is 1.
 * <p>X [.., M, M], Y [..].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Det.html">ai.onnx Det, since 22</a>
 */
public final class Det implements Computation {
    private static final OpDef DEF =
            OpDef.of("Det").since(22).type("T", FLOATS).in("X", "T").out("Y", "T");

    /** Of a matrix, which is copied to be worked on. */
    private static final int MOST_ROWS = 2048;

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rankAtLeast("X", 2);
        Shape x = c.call().shape("X");
        int last = x.rank() - 1;
        c.dim("X", last, x.dim(last - 1), "the matrices are square");
        if (x.dim(last).size() > MOST_ROWS) {
            throw new ModelException("the matrices are too large", "at most " + MOST_ROWS + " rows",
                    x.toString(), "use a smaller model or input");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape x = call.shape("X");
        return call.results(Shape.of(Arrays.copyOf(x.dims(), x.rank() - 2)));
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor x = f.in(0);
        int rows = x.dim(x.rank() - 1);
        double[] matrix = new double[rows * rows];
        for (int index = 0; index < f.out(0).elements(); index++) {
            f.burn(1 + (long) rows * rows * rows / 3);
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] = x.f64(index * matrix.length + i);
            }
            f.out(0).f64(index, determinant(matrix, rows));
        }
    }

    /** Works on the matrix; element (i, j) is at i * rows + j. */
    private static double determinant(double[] matrix, int rows) {
        double product = 1;
        for (int column = 0; column < rows; column++) {
            int top = column * rows;
            int pivot = top;
            for (int row = top + rows; row < matrix.length; row += rows) {
                boolean isLarger = Math.abs(matrix[row + column]) > Math.abs(matrix[pivot + column]);
                pivot = isLarger ? row : pivot;
            }
            for (int j = column; pivot != top && j < rows; j++) {
                double element = matrix[pivot + j];
                matrix[pivot + j] = matrix[top + j];
                matrix[top + j] = element;
            }
            double first = matrix[top + column];
            product *= pivot == top ? first : Num.negate(first);
            for (int row = top + rows; row < matrix.length; row += rows) {
                double factor = first == 0 ? 0 : matrix[row + column] / first;
                for (int j = column + 1; j < rows; j++) {
                    matrix[row + j] -= factor * matrix[top + j];
                }
            }
        }
        return product;
    }
}
