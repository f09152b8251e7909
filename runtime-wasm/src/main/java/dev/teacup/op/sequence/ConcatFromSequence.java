package dev.teacup.op.sequence;

import static dev.teacup.op.DTypes.ALL;

import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
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
public final class ConcatFromSequence implements Op {
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
        Check.require(isNew == 0 || isNew == 1,
                "the attribute 'new_axis' has a value that ONNX does not know",
                "one of 0, 1", Long.toString(isNew), "export the model again");
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
    public Body body(Call call) {
        return (Kernel) f -> concat(f, call);
    }

    private static void concat(Frame f, Call call) {
        Tensor[] elements = f.sequence(0);
        Check.require(elements.length > 0, "the input 'input_sequence' is empty", "at least one tensor",
                "none",
                "ask SequenceLength before");
        boolean isNew = call.flag("new_axis");
        int rank = elements[0].rank() + (isNew ? 1 : 0);
        Check.axis("the attribute 'axis'", call.integer("axis"), rank);
        int axis = call.axis("axis", rank);
        Shape result = shape(elements[0], axis, isNew).with(axis, Dim.of(0));
        for (Tensor element : elements) {
            Shape shape = shape(element, axis, isNew);
            Check.require(
                    shape.rank() == rank && shape.with(axis, Dim.of(0)).equals(result.with(axis, Dim.of(0))),
                    "the tensors of the input 'input_sequence' do not fit together",
                    "the sizes of " + elements[0] + ", but along the axis", element.toString(),
                    "reshape it");
            result = result.with(axis, result.dim(axis).plus(shape.dim(axis)));
        }
        Check.require(result.dim(axis).size() <= Integer.MAX_VALUE,
                "dimension " + axis + " of the result is larger than any memory",
                "at most " + Integer.MAX_VALUE,
                result.toString(), "use a smaller model or input");
        Tensor out = f.allocate(0, result.sizes());
        int at = 0;
        for (Tensor element : elements) {
            at += put(f, out, element, axis, at, isNew);
        }
    }

    /** Copies an element to its place, and answers its size along the axis. */
    private static int put(Frame f, Tensor out, Tensor element, int axis, int at, boolean isNew) {
        int inner = out.elements(axis + 1, out.rank());
        int blocks = out.elements(0, axis);
        int size = isNew ? 1 : element.dim(axis);
        f.burn(1 + element.elements());
        for (int block = 0; block < blocks; block++) {
            out.copy((block * out.dim(axis) + at) * inner, element, block * size * inner, size * inner);
        }
        return size;
    }

    private static Shape shape(Tensor element, int axis, boolean isNew) {
        Shape shape = Shape.of(element.dims());
        return isNew ? shape.insert(axis, Dim.of(1)) : shape;
    }
}
