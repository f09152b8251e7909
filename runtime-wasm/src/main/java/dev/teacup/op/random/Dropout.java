package dev.teacup.op.random;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composed;
import dev.teacup.op.Composer;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output = data, mask = all true: what the operator is for a model in use. Where training_mode is true, an
 * element of mask is true with the probability 1 - ratio, and output = data / (1 - ratio) there, else 0.
 * <p>ratio and training_mode are single elements; ratio is 0.5 where it is left out.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Dropout.html">ai.onnx Dropout, since 22</a>; Srivastava
 * et al., Dropout: A Simple Way to Prevent Neural Networks from Overfitting, 2014
 */
public final class Dropout implements Computation, Composed.Writing {
    private static final OpDef DEF = OpDef.of("Dropout").since(22).random().type("T", FLOATS)
            .type("T1", FLOATS).type("T2", BOOL).in("data", "T").maybeIn("ratio", "T1")
            .maybeIn("training_mode", "T2").out("output", "T").maybeOut("mask", "T2")
            .maybeAttr("seed", new Attribute.Int(0));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.single("ratio");
        c.single("training_mode");
        if (drops(c.call()) && c.call().constant("ratio") != null) {
            ratio(c.call().constant("ratio"));
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape shape = call.shape("data");
        return call.results(shape, shape);
    }

    @Override
    public Body body(Call call) {
        return drops(call) ? Computation.super.body(call) : new Composed(this);
    }

    @Override
    public void compose(Composer g, Call call) {
        g.out("output", g.op("Identity", g.in("data")));
        if (call.wants(1)) {
            g.out("mask", g.op("Expand", g.scalar(DType.BOOL, 1), g.op("Shape", g.in("data"))));
        }
    }

    /** Whether it may be in training. */
    private static boolean drops(Call call) {
        Tensor mode = call.constant("training_mode");
        return call.has("training_mode") && (mode == null || isTrue(mode));
    }

    @Override
    public void run(Frame f, Call call) {
        int seed = call.gives("seed") ? (int) call.integer("seed") : 0;
        Tensor data = f.in(0);
        double dropped = isTrue(f.in(2)) ? ratio(f.in(1)) : 0;
        f.burn(data.elements());
        Stream stream = new Stream(f, seed, data.elements());
        for (int i = 0; i < data.elements(); i++) {
            boolean isKept = stream.uniform() >= dropped;
            if (f.out(0) != null) {
                f.out(0).f64(i, isKept ? data.f64(i) / (1 - dropped) : 0);
            }
            if (f.out(1) != null) {
                f.out(1).i64(i, isKept ? 1 : 0);
            }
        }
    }

    private static double ratio(Tensor given) {
        double ratio = given == null ? 0.5 : given.f64(0);
        if (!(ratio >= 0 && ratio < 1)) {
            throw new ModelException("the input 'ratio' is out of range", "a number from 0 to below 1",
                    DecimalText.text(ratio), "look at what computes it");
        }
        return ratio;
    }

    private static boolean isTrue(Tensor truth) {
        return truth.i64(0) != 0;
    }
}
