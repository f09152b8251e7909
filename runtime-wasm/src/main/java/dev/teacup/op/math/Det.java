package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;

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
        Check.require(x.dim(last).size() <= MOST_ROWS, "the matrices are too large",
                "at most " + MOST_ROWS + " rows", x.toString(), "use a smaller model or input");
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
        double[][] matrix = new double[rows][rows];
        for (int index = 0; index < f.out(0).elements(); index++) {
            f.burn(1 + (long) rows * rows * rows / 3);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < rows; j++) {
                    matrix[i][j] = x.f64((index * rows + i) * rows + j);
                }
            }
            f.out(0).f64(index, determinant(matrix));
        }
    }

    private static double determinant(double[][] matrix) {
        double product = 1;
        for (int column = 0; column < matrix.length; column++) {
            int pivot = column;
            for (int row = column + 1; row < matrix.length; row++) {
                boolean isLarger = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]);
                pivot = isLarger ? row : pivot;
            }
            double[] top = matrix[pivot];
            matrix[pivot] = matrix[column];
            matrix[column] = top;
            product *= pivot == column ? top[column] : Num.negate(top[column]);
            for (int row = column + 1; row < matrix.length; row++) {
                double factor = top[column] == 0 ? 0 : matrix[row][column] / top[column];
                for (int j = column + 1; j < matrix.length; j++) {
                    matrix[row][j] -= factor * top[j];
                }
            }
        }
        return product;
    }
}
