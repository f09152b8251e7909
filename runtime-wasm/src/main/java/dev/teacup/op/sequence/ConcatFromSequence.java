package dev.teacup.op.sequence;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.Slices;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * concat_result = the tensors of input_sequence one behind the other along axis, which is a new one of
 * them where new_axis = 1.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ConcatFromSequence.html">
 *     ai.onnx ConcatFromSequence, since 11</a>
 */
public final class ConcatFromSequence implements Computation {
    private static final OpDef DEF = OpDef.of("ConcatFromSequence").since(11).unranked().sequence("S", ALL)
            .type("T", ALL).in("input_sequence", "S").out("concat_result", "T")
            .mustAttr("axis", new Attribute.Int(0)).attr("new_axis", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        long isNew = call.integer("new_axis");
        Check.truth("new_axis", isNew);
        if (call.shape("input_sequence").hasRank()) {
            c.axis("axis", call.rank("input_sequence") + (int) isNew);
        }
    }

    @Override
    public DType dtype(Call call, int output) {
        return call.type("input_sequence").dtype();
    }

    @Override
    public Type[] types(Call call) {
        Shape shape = call.shape("input_sequence");
        if (!shape.hasRank()) {
            return call.results(Shape.UNKNOWN);
        }
        boolean isNew = call.flag("new_axis");
        int axis = call.axis("axis", shape.rank() + (isNew ? 1 : 0));
        return call.results(isNew ? shape.insert(axis, Dim.UNKNOWN) : shape.with(axis, Dim.UNKNOWN));
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor[] elements = Position.some(f);
        boolean isNew = call.flag("new_axis");
        Tensor first = elements[0];
        int rank = first.rank() + (isNew ? 1 : 0);
        Check.axis("axis", call.integer("axis"), rank);
        int axis = call.axis("axis", rank);
        long length = 0;
        for (Tensor element : elements) {
            boolean fits = element.rank() == first.rank();
            for (int i = 0; fits && i < first.rank(); i++) {
                fits = element.dim(i) == first.dim(i) || i == axis && !isNew;
            }
            if (!fits) {
                throw new ModelException("the tensors of the input 'input_sequence' do not fit together",
                        "the sizes of " + first + ", but along the axis", element.toString(), "reshape it");
            }
            length += isNew ? 1 : element.dim(axis);
        }
        Shape result = Shape.of(first.dims());
        result = isNew ? result.insert(axis, Dim.of(length)) : result.with(axis, Dim.of(length));
        if (length > Integer.MAX_VALUE) {
            throw new ModelException("dimension " + axis + " of the result is larger than any memory",
                    "at most " + Integer.MAX_VALUE, result.toString(), "use a smaller model or input");
        }
        Tensor out = f.allocate(0, result.sizes());
        int at = 0;
        for (Tensor element : elements) {
            int size = isNew ? 1 : element.dim(axis);
            Tensor part = element.reshaped(result.with(axis, Dim.of(size)).sizes());
            Slices.copy(f, axis, out, at, part, 0, size);
            at += size;
        }
    }
}
