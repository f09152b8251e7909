package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.INT64;
import static dev.teacup.op.DTypes.NUMBERS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.Ranking;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * Values = the K largest elements of X along {@code axis}, or the smallest where {@code largest} is 0, in
 * their order, and Indices = where they stand. Of equal ones the lower index comes first; NaN is greater than
 * all.
 * <p>X [d0 .. d(axis) .. dn], K one element; Values and Indices [d0 .. K .. dn].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__TopK.html">ai.onnx TopK, since 24</a>
 */
public final class TopK implements Computation {
    private static final OpDef DEF = OpDef.of("TopK").since(24).type("T", NUMBERS).type("I", INT64)
            .in("X", "T").in("K", "I").out("Values", "T").out("Indices", "I")
            .attr("axis", -1).attr("largest", 1).attr("sorted", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Shape x = c.call().shape("X");
        c.axis("axis", x.rank());
        c.single("K");
        Dim k = k(c.call());
        Dim size = x.dim(c.call().axis("axis", x.rank()));
        if (k.isKnown() && (k.size() < 0 || k.size() > size.most())) {
            throw new ModelException(
                    "the input 'K' asks for more elements than there are, or for fewer than none",
                    "from 0 to " + size + ", since 'X' is " + x, k.toString(), "look at what computes 'K'");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape x = call.shape("X");
        int axis = call.axis("axis", x.rank());
        Dim k = k(call);
        Shape result = x.with(axis, k.isKnown() || k.name() != null ? k : Dim.atMost(x.dim(axis).most()));
        return call.results(result, result);
    }

    private static Dim k(Call call) {
        Dim[] contents = call.contents("K");
        return contents == null ? Dim.UNKNOWN : contents[0];
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor x = f.in(0);
        int axis = call.axis("axis", x.rank());
        int k = (int) f.in(1).i64(0);
        int sign = call.flag("largest") ? -1 : 1;
        if (k == 0 || x.elements() == 0) {
            return;
        }
        int size = x.dim(axis);
        int inner = x.elements(axis + 1, x.rank());
        int lines = x.elements(0, axis) * inner;
        for (int line = 0; line < lines; line++) {
            f.burn(Ranking.work(k, size));
            int from = line / inner * size * inner + line % inner;
            int[] first = Ranking.first(k, size,
                    (a, b) -> sign * Ranking.compare(x, from + a * inner, from + b * inner));
            int to = line / inner * k * inner + line % inner;
            for (int i = 0; i < k; i++) {
                write(f, to + i * inner, from + first[i] * inner, first[i]);
            }
        }
    }

    private static void write(Frame f, int to, int from, int index) {
        if (f.out(0) != null) {
            f.out(0).copy(to, f.in(0), from);
        }
        if (f.out(1) != null) {
            f.out(1).i64(to, index);
        }
    }
}
