package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
import dev.teacup.op.Body;
import dev.teacup.op.Broadcast;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.View;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * input broadcast with shape: a size of either may be 1 or missing, and is then that of the other.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Expand.html">ai.onnx Expand, since 13</a>
 */
public final class Expand implements Op {
    private static final OpDef DEF = OpDef.of("Expand").since(13).type("T", ALL).type("I", INT64)
            .in("input", "T").in("shape", "I").out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        ShapeOperand.checkSizes(c, "shape");
        Shape shape = ShapeOperand.of(c.call(), "shape");
        Shape input = c.call().shape("input");
        if (shape.hasRank() && !Broadcast.fits(input, shape)) {
            throw new ModelException(
                    "the input 'input' does not broadcast with the sizes in the input 'shape'",
                    "sizes that are equal to those of " + input + ", or 1, counted from the last dimension",
                    shape.toString(), "look at what computes 'shape'");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape input = call.shape("input");
        Shape shape = ShapeOperand.of(call, "shape");
        if (!shape.hasRank()) {
            return call.results(shape);
        }
        Shape result = Broadcast.of(input, shape);
        for (int i = 1; i <= Math.min(shape.rank(), input.rank()); i++) {
            Dim size = shape.dim(shape.rank() - i);
            Dim own = input.dim(input.rank() - i);
            // Not simply the input's own size: the size that will come is awaited, and checked.
            result = size.isKnown() || size.name() != null ? result
                    : result.with(result.rank() - i,
                            Dim.atMost(own.isKnown() && !own.is(1) ? own.most()
                                    : Math.max(own.most(), size.most())));
        }
        return call.results(result);
    }

    @Override
    public Body body(Call call) {
        int[] sizes = call.shape("input").sizes();
        int[] own = View.rowMajor(sizes);
        int[] strides = new int[types(call)[0].shape().rank()];
        for (int i = 1; i <= sizes.length; i++) {
            strides[strides.length - i] = sizes[sizes.length - i] == 1 ? 0 : own[sizes.length - i];
        }
        return new View(new View.Layout(0, strides));
    }
}
