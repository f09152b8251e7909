package dev.teacup.op.text;

import static dev.teacup.op.DTypes.STRING;

import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Tensor;

/**
 * Z = the text of X, and that of Y behind it.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__StringConcat.html">ai.onnx StringConcat, since 20</a>
 */
public final class StringConcat implements Elementwise, Computation {
    private static final OpDef DEF = OpDef.of("StringConcat").since(20).type("T", STRING).in("X", "T")
            .in("Y", "T").out("Z", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor z = f.out(0);
        for (int i = 0; i < z.elements(); i++) {
            String text = text(f, 0, i) + text(f, 1, i);
            f.burn(1 + text.length());
            z.i64(i, f.strings().handle(text));
        }
    }

    /** The text of an operand that broadcasts to element {@code index} of the result. */
    private static String text(Frame f, int input, int index) {
        Tensor operand = f.in(input);
        int at = 0;
        int stride = 1;
        int left = index;
        for (int i = 1; i <= operand.rank(); i++) {
            int own = operand.dim(operand.rank() - i);
            int size = f.out(0).dim(f.out(0).rank() - i);
            at += own == 1 ? 0 : left % size * stride;
            stride *= own;
            left /= size;
        }
        return f.strings().text((int) operand.i64(at));
    }
}
