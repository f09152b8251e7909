package dev.teacup.op.nn;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * Y = (A - a_zero_point) * (B - b_zero_point), a product of matrices as that of {@link MatMul}; sums wrap
 * around in 32 bits.
 * <p>A [.., M, K], B [.., K, N], Y [.., M, N]; a_zero_point is one element, [M] or broadcasts to [.., M, 1];
 * b_zero_point is one element, [N] or broadcasts to [.., 1, N].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__MatMulInteger.html">ai.onnx MatMulInteger, since 10</a>
 */
public final class MatMulInteger implements Computation {
    private static final DTypes BYTES = DTypes.of(DType.INT8, DType.UINT8);

    private static final OpDef DEF = OpDef.of("MatMulInteger").since(10).type("T1", BYTES).type("T2", BYTES)
            .type("T3", DTypes.of(DType.INT32)).in("A", "T1").in("B", "T2").maybeIn("a_zero_point", "T1")
            .maybeIn("b_zero_point", "T2").out("Y", "T3");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        MatMul.checkProduct(c, "A", "B");
        checkLines(c, "a_zero_point", c.call().shape("A"), 2, 1);
        checkLines(c, "b_zero_point", c.call().shape("B"), 1, 2);
    }

    @Override
    public Type[] types(Call call) {
        return call.results(MatMul.product(call.shape("A"), call.shape("B")));
    }

    @Override
    public void run(Frame f, Call call) {
        MatMul.multiply(f);
    }

    /**
     * A zero point or scale belongs to the rows or columns that axis {@code -kept} of the operand counts, and
     * to all elements along axis {@code -summed}.
     */
    public static void checkLines(Check c, String input, Shape operand, int kept, int summed) {
        if (!c.call().has(input)) {
            return;
        }
        Dim one = Dim.of(1);
        int rank = operand.rank();
        if (rank == 1 || c.call().rank(input) < 2) {
            Shape own = c.call().shape(input);
            Dim lines = kept <= rank ? operand.dim(rank - kept) : one;
            Dim given = own.elements(0, own.rank());
            if (own.rank() >= 2 || given.differs(one) && (rank <= 1 || given.differs(lines))) {
                throw new ModelException(Check.operand(input) + " does not fit the matrix",
                        rank == 1 ? "one element" : "one element or [" + lines + "]", own.toString(),
                        "make the two agree");
            }
        } else {
            c.broadcastsTo(input, operand.with(rank - summed, one), "the lines of the matrix");
        }
    }
}
