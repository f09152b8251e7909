package dev.teacup.op.random;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.NUMBERS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.Cast;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.Tensor;

/**
 * output = 1 with the probability that input says, else 0.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Bernoulli.html">ai.onnx Bernoulli, since 22</a>
 */
public final class Bernoulli implements Computation {
    private static final OpDef DEF = OpDef.of("Bernoulli").since(22).random().type("T1", FLOATS)
            .type("T2", NUMBERS.and(BOOL)).in("input", "T1").out("output", "T2")
            .maybeAttr("dtype", new Attribute.Int(1)).maybeAttr("seed", new Attribute.Real(0));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public DType dtype(Call call, int output) {
        return call.value("dtype") == null ? call.dtype("input") : Cast.dtype(call, "dtype", "T2");
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor input = f.in(0);
        f.burn(input.elements());
        Stream stream = new Stream(f, Stream.seed(call), input.elements());
        for (int i = 0; i < input.elements(); i++) {
            double probability = input.f64(i);
            if (!(probability >= 0 && probability <= 1)) {
                throw new ModelException("an element of the input 'input' is no probability",
                        "a number from 0 to 1", DecimalText.text(probability) + " as element " + i,
                        "look at what computes it");
            }
            f.out(0).f64(i, stream.uniform() < probability ? 1 : 0);
        }
    }
}
