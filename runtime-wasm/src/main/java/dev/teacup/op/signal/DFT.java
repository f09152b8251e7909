package dev.teacup.op.signal;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INDEXES;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
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
 * The discrete Fourier transform along {@code axis}, or its {@code inverse}, of as many numbers as dft_length
 * says; what the input has more is left out, what it has less is 0.
 * <p>input and output [.., 2], or [.., 1] where all numbers are real. With {@code onesided} the transform
 * takes real numbers and gives floor(dft_length / 2) + 1 complex ones, and the inverse gives real numbers of
 * so many; the others of them are known by their symmetry.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__DFT.html">ai.onnx DFT, since 20</a>
 */
public final class DFT implements Computation {
    private static final OpDef DEF = OpDef.of("DFT").since(20).type("T1", FLOATS).type("T2", INDEXES)
            .type("T3", INT64).in("input", "T1").maybeIn("dft_length", "T2").maybeIn("axis", "T3")
            .out("output", "T1").attr("inverse", 0).attr("onesided", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        c.rankAtLeast("input", 2);
        checkParts(c, "input", !call.flag("onesided") ? 0 : call.flag("inverse") ? 2 : 1);
        Count.check(c, "dft_length", 1);
        c.single("axis");
        long[] axis = call.longs("axis");
        if (axis != null) {
            axis(c, axis[0]);
        }
    }

    /** Refuses a last dimension that is none of real (1) or complex (2) numbers, or not the wanted one. */
    static void checkParts(Check c, String input, int wanted) {
        Shape shape = c.call().shape(input);
        Dim parts = shape.dim(shape.rank() - 1);
        boolean fits = !parts.isKnown() || parts.is(1) && wanted != 2 || parts.is(2) && wanted != 1;
        if (!fits) {
            throw new ModelException(Check.operand(input) + " has the wrong size in the last dimension",
                    wanted == 1 ? "1, the real part, since onesided is 1"
                            : wanted == 2 ? "2, the real and the imaginary part, since onesided is 1"
                                    : "1, the real part, or 2, with the imaginary one",
                    shape.toString(),
                    wanted == 0 ? "reshape it" : "set onesided to 0, or pass the other numbers");
        }
    }

    /** The axis counted from the first one; the last one, of the parts of a number, is none. */
    private static int axis(Check c, long given) {
        int rank = c.call().rank("input");
        long axis = given < 0 ? given + rank : given;
        if (axis < 0 || axis >= rank - 1) {
            throw new ModelException("the input 'axis' is outside the axes of the signal",
                    "an axis from " + -rank + " to -2, or from 0 to " + (rank - 2), Long.toString(given),
                    "use an axis that the signal has");
        }
        return (int) axis;
    }

    @Override
    public Type[] types(Call call) {
        Shape input = call.shape("input");
        boolean isOneSided = call.flag("onesided");
        boolean isInverse = call.flag("inverse");
        long[] given = call.has("axis") ? call.longs("axis") : new long[] {-2};
        Dim parts = Dim.of(isOneSided && isInverse ? 1 : 2);
        if (given == null) {
            return call.results(Shape.ofRank(input.rank()).with(input.rank() - 1, parts));
        }
        int axis = axis(new Check(call), given[0]);
        Dim length = input.dim(axis);
        if (call.has("dft_length")) {
            length = Count.of(call, "dft_length");
        } else if (length.isKnown()) {
            length = Dim.of(length(length.size(), isOneSided && isInverse));
        } else if (isOneSided && isInverse) {
            length = Dim.UNKNOWN;
        }
        if (isOneSided && !isInverse) {
            length = Count.half(length);
        }
        return call.results(input.with(axis, length).with(input.rank() - 1, parts));
    }

    /** The length without the operand: that of the signal, of which half is there where it is symmetric. */
    private static long length(long size, boolean isHalf) {
        long length = isHalf ? 2 * (size - 1) : size;
        if (length <= 0) {
            throw new ModelException("the signal is too short",
                    isHalf ? "at least 2 numbers" : "at least 1 number", Long.toString(size),
                    "pass a longer signal, or dft_length");
        }
        return length;
    }

    @Override
    public void run(Frame f, Call call) {
        boolean isOneSided = call.flag("onesided");
        boolean isInverse = call.flag("inverse");
        int axis = axis(new Check(call), f.in(2) == null ? -2 : f.in(2).i64(0));
        Tensor x = f.in(0);
        boolean isHalf = isInverse && isOneSided;
        int size = x.dim(axis);
        int length = f.in(1) == null ? (int) length(size, isHalf) : Count.of(f, 1, "dft_length", 1, 0);
        int[] sizes = x.dims().clone();
        sizes[axis] = isOneSided && !isInverse ? length / 2 + 1 : length;
        sizes[x.rank() - 1] = isHalf ? 1 : 2;
        Fourier fourier = new Fourier(f, x, f.allocate(0, sizes), axis, length, isInverse);
        int terms = Math.min(size, isHalf ? length / 2 + 1 : length);
        int inner = x.elements(axis + 1, x.rank() - 1);
        int lines = x.elements(0, axis) * inner;
        for (int line = 0; line < lines; line++) {
            int at = line / inner * size * inner + line % inner;
            for (int n = 0; n < terms; n++) {
                // Half of a symmetric line: of it the first number, and a middle one, stand for themselves
                // and are real; another one for two, whose sum is real.
                boolean isReal = isHalf && (n == 0 || 2 * n == length);
                fourier.load(n, at + n * inner, isHalf && !isReal ? 2 : 1, isReal);
            }
            fourier.transform(line);
        }
    }
}
