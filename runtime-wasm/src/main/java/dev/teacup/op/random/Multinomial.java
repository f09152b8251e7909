package dev.teacup.op.random;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.Cast;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output[b, s] = the class c with a probability that is proportional to e^input[b, c].
 * <p>input [batch, classes], output [batch, sample_size].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Multinomial.html">ai.onnx Multinomial, since 22</a>
 */
public final class Multinomial implements Computation {
    private static final OpDef DEF = OpDef.of("Multinomial").since(22).random().type("T1", FLOATS)
            .type("T2", INDEXES).in("input", "T1").out("output", "T2").attr("dtype", 6)
            .attr("sample_size", 1).maybeAttr("seed", new Attribute.Real(0));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public DType dtype(Call call, int output) {
        return Cast.dtype(call, "dtype", "T2");
    }

    @Override
    public void check(Check c) {
        c.rank("input", 2);
        Check.sizes("attribute", "sample_size", 0, c.call().integer("sample_size"));
    }

    @Override
    public Type[] types(Call call) {
        return call.results(call.shape("input").with(1, Dim.of(call.integer("sample_size"))));
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor to = f.out(0);
        Stream stream = new Stream(f, Stream.seed(call), to.elements());
        for (int i = 0; i < to.elements(); i++) {
            to.i64(i, draw(f, i / to.dim(1), stream.uniform()));
        }
    }

    /** The first class up to which the shares of a row add up to more than {@code share} of all. */
    private static int draw(Frame f, int row, double share) {
        Tensor input = f.in(0);
        int classes = input.dim(1);
        f.burn(1 + 2L * classes);
        double greatest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            greatest = Math.max(greatest, input.f64(row * classes + c));
        }
        double total = 0;
        for (int c = 0; c < classes; c++) {
            total += Num.exp(input.f64(row * classes + c) - greatest);
        }
        if (!(total > 0)) {
            throw new ModelException("no class of a row of the input 'input' has a probability",
                    "logarithms of probabilities, one of them finite, and none of them nan or inf",
                    "row " + row + " of " + classes + " classes", "look at what computes them");
        }
        double sum = 0;
        int last = 0;
        for (int c = 0; c < classes && sum <= share * total; c++) {
            double weight = Num.exp(input.f64(row * classes + c) - greatest);
            sum += weight;
            last = weight > 0 ? c : last;
        }
        return last;
    }
}
