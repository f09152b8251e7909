package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.BOOL;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output = the slices of input along {@code axis} for which condition is true; without an axis, the elements.
 * What lies behind the end of condition is left out.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Compress.html">ai.onnx Compress, since 11</a>
 */
public final class Compress implements Computation {
    private static final OpDef DEF = OpDef.of("Compress").since(11).type("T", ALL).type("T1", BOOL)
            .in("input", "T").in("condition", "T1").out("output", "T")
            .maybeAttr("axis", new Attribute.Int(0));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rankAtLeast("input", 1);
        Slices.checkAxis(c);
        c.rank("condition", 1);
        Dim condition = c.call().shape("condition").dim(0);
        Dim size = Slices.shape(c.call()).dim(Slices.axis(c.call()));
        if (condition.isKnown() && condition.size() > size.most()) {
            throw new ModelException("the input 'condition' is longer than what it selects from",
                    "at most " + size + ", since 'input' is " + c.call().shape("input"), condition.toString(),
                    "slice it, or choose another axis");
        }
    }

    @Override
    public Type[] types(Call call) {
        Dim size = Slices.shape(call).dim(Slices.axis(call));
        return call.results(Slices.some(call, Math.min(size.most(), call.shape("condition").dim(0).most())));
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor input = Slices.operand(f, call);
        int axis = Slices.axis(call);
        Tensor condition = f.in(1);
        f.burn(condition.elements());
        int count = 0;
        for (int i = 0; i < condition.elements(); i++) {
            count += (int) condition.i64(i);
        }
        Tensor to = Slices.allocate(f, input, axis, count);
        for (int i = 0, at = 0; at < count; i++) {
            if (condition.i64(i) != 0) {
                Slices.copy(f, axis, to, at++, input, i, 1);
            }
        }
    }
}
