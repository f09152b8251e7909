package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The inputs one behind the other along axis; all other dimensions are equal.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Concat.html">ai.onnx Concat, since 13</a>
 */
public final class Concat implements Computation {
    private static final OpDef DEF = OpDef.of("Concat").since(13).type("T", ALL).manyIn("inputs", "T")
            .out("concat_result", "T").mustAttr("axis", new Attribute.Int(0));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        Shape first = call.type(0).shape();
        c.axis("axis", first.rank());
        int axis = call.axis("axis", first.rank());
        for (int index = 1; index < call.inputCount(); index++) {
            Shape shape = call.type(index).shape();
            boolean fits = shape.rank() == first.rank() && !shape.with(axis, first.dim(axis)).differs(first);
            if (!fits) {
                throw new ModelException("the shapes of the inputs do not fit together",
                        "the shape of the first input, " + first + ", in all dimensions but " + axis,
                        shape + " as input " + index, "make the two agree");
            }
        }
    }

    @Override
    public Type[] types(Call call) {
        Dim[] dims = call.type(0).shape().dims();
        int axis = call.axis("axis", dims.length);
        for (int index = 1; index < call.inputCount(); index++) {
            Shape shape = call.type(index).shape();
            for (int i = 0; i < dims.length; i++) {
                dims[i] = i == axis ? dims[i].plus(shape.dim(i)) : dims[i].or(shape.dim(i));
            }
        }
        return call.results(Shape.of(dims));
    }

    @Override
    public Dim[] contents(Call call) {
        List<Dim> all = new ArrayList<>();
        for (int index = 0; index < call.inputCount() && all.size() <= Dim.MOST_ELEMENTS; index++) {
            Shape listed =
                    call.type(index).dtype().isInteger() ? ShapeOperand.of(call, index) : Shape.UNKNOWN;
            if (!listed.hasRank()) {
                return null;
            }
            Collections.addAll(all, listed.dims());
        }
        return all.toArray(new Dim[0]);
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor to = f.out(0);
        int axis = call.axis("axis", to.rank());
        int at = 0;
        for (int index = 0; index < f.inputs(); index++) {
            Tensor from = f.in(index);
            Slices.copy(f, axis, to, at, from, 0, from.dim(axis));
            at += from.dim(axis);
        }
    }
}
