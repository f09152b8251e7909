package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.BOOL;

import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output = the slices of input along {@code axis} for which condition is true; without an axis, the elements.
 * What lies behind the end of condition is left out.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Compress.html">ai.onnx Compress, since 11</a>
 */
public final class Compress implements Op {
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
        if (c.call().gives("axis")) {
            c.axis("axis", c.call().rank("input"));
        }
        c.rank("condition", 1);
        Dim condition = c.call().shape("condition").dim(0);
        Shape input = flat(c.call());
        Dim size = input.dim(axis(c.call()));
        Check.require(!condition.isKnown() || condition.size() <= size.most(),
                "the input 'condition' is longer than what it selects from",
                "at most " + size + ", since 'input' is " + c.call().shape("input"), condition.toString(),
                "slice it, or choose another axis");
    }

    @Override
    public Type[] types(Call call) {
        Shape input = flat(call);
        int axis = axis(call);
        long most = Math.min(input.dim(axis).most(), call.shape("condition").dim(0).most());
        return call.results(input.with(axis, Dim.atMost(most)));
    }

    /** The shape of what is selected from. */
    private static Shape flat(Call call) {
        Shape input = call.shape("input");
        return call.gives("axis") ? input : Shape.of(input.elements(0, input.rank()));
    }

    private static int axis(Call call) {
        return call.gives("axis") ? call.axis("axis", call.rank("input")) : 0;
    }

    @Override
    public Body body(Call call) {
        int[] sizes = flat(call).sizes();
        int axis = axis(call);
        return (Kernel) f -> select(f, sizes, axis);
    }

    private static void select(Frame f, int[] sizes, int axis) {
        Tensor input = f.in(0).reshaped(sizes);
        Tensor condition = f.in(1);
        f.burn(condition.elements());
        int[] selected = sizes.clone();
        selected[axis] = 0;
        for (int i = 0; i < condition.elements(); i++) {
            selected[axis] += (int) condition.i64(i);
        }
        Tensor to = f.allocate(0, selected);
        if (to.elements() == 0) {
            return;
        }
        int inner = input.elements(axis + 1, sizes.length);
        int outer = input.elements(0, axis);
        f.burn((long) outer * condition.elements() + to.elements());
        int next = 0;
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < condition.elements(); i++) {
                if (condition.i64(i) != 0) {
                    to.copy(next, input, (o * sizes[axis] + i) * inner, inner);
                    next += inner;
                }
            }
        }
    }
}
