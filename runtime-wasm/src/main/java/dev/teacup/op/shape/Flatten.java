package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.error.ModelException;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.View;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * The elements of input [d0 .. dn] in two dimensions, [d0 * .. * d(axis-1), d(axis) * .. * dn].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Flatten.html">ai.onnx Flatten, since 25</a>
 */
public final class Flatten implements Op {
    private static final OpDef DEF = OpDef.of("Flatten").since(25).type("T", ALL).in("input", "T")
            .out("output", "T").attr("axis", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        long axis = c.call().integer("axis");
        int rank = c.call().rank("input");
        if (axis < -rank || axis > rank) {
            throw new ModelException("the attribute 'axis' is outside the rank of the operand",
                    "an axis from " + -rank + " to " + rank, Long.toString(axis),
                    "use an axis that the operand has");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape input = call.shape("input");
        int axis = call.axis("axis", input.rank());
        return call.results(Shape.of(input.elements(0, axis), input.elements(axis, input.rank())));
    }

    @Override
    public Body body(Call call) {
        return View.same(types(call)[0].shape().sizes());
    }
}
