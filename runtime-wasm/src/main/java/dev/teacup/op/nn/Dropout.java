package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composed;
import dev.teacup.op.Frame;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output = data, mask = all true: what the operator is for a model in use. Training with a ratio other than 0
 * has a random result, which no engine can repeat, and is refused.
 * <p>ratio and training_mode are single elements; ratio is 0.5 where it is left out.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Dropout.html">ai.onnx Dropout, since 22</a>
 */
public final class Dropout implements Op {
    private static final OpDef DEF = OpDef.of("Dropout").since(22).type("T", FLOATS).type("T1", FLOATS)
            .type("T2", BOOL).in("data", "T").maybeIn("ratio", "T1").maybeIn("training_mode", "T2")
            .out("output", "T").maybeOut("mask", "T2").maybeAttr("seed", new Attribute.Int(0));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        for (String input : new String[] {"ratio", "training_mode"}) {
            if (c.call().has(input)) {
                c.single(input);
            }
        }
        boolean ratioIsKnown = !c.call().has("ratio") || c.call().constant("ratio") != null;
        if (ratioIsKnown) {
            refuseTraining(c.call().constant("ratio"), c.call().constant("training_mode"));
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape shape = call.shape("data");
        return call.results(shape, shape);
    }

    @Override
    public Body body(Call call) {
        if (call.has("training_mode") && !isFalse(call.constant("training_mode"))) {
            return (Kernel) Dropout::run;
        }
        return (Composed) g -> {
            g.out("output", g.op("Identity", g.in("data")));
            if (call.wants(1)) {
                long[] sizes = new long[call.rank("data")];
                for (int axis = 0; axis < sizes.length; axis++) {
                    sizes[axis] = call.shape("data").dim(axis).size();
                }
                g.out("mask", g.op("Expand", g.scalar(DType.BOOL, 1), g.longs(sizes)));
            }
        };
    }

    private static void run(Frame f) {
        refuseTraining(f.in(1), f.in(2));
        Tensor data = f.in(0);
        f.burn(data.elements());
        if (f.out(0) != null) {
            data.memory().copy(data.at(), f.out(0).at(), (int) data.bytes());
        }
        for (int i = 0; f.out(1) != null && i < data.elements(); i++) {
            f.out(1).i64(i, 1);
        }
    }

    private static void refuseTraining(Tensor ratio, Tensor trainingMode) {
        boolean dropsNothing = ratio != null && ratio.f64(0) == 0;
        Check.require(trainingMode == null || isFalse(trainingMode) || dropsNothing,
                "the result would be random", "training_mode false, or ratio 0",
                "training_mode true and a ratio that is not 0", "export the model for inference");
    }

    private static boolean isFalse(Tensor truth) {
        return truth != null && truth.i64(0) == 0;
    }
}
