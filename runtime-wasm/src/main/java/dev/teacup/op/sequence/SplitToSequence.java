package dev.teacup.op.sequence;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.Slices;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Sequences;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output_sequence = the parts of input along axis: of the sizes that split lists; or each of the one size
 * that split is, the last one perhaps smaller; or, without it, each of size 1, which keepdims = 0 takes out.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SplitToSequence.html">
 *     ai.onnx SplitToSequence, since 24</a>
 */
public final class SplitToSequence implements Computation {
    private static final OpDef DEF = OpDef.of("SplitToSequence").since(24).type("T", ALL).type("I", INDEXES)
            .sequence("S", ALL).in("input", "T").maybeIn("split", "I").out("output_sequence", "S")
            .attr("axis", 0)
            .attr("keepdims", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        c.axis("axis", call.rank("input"));
        if (!call.has("split")) {
            return;
        }
        if (call.rank("split") != 0) {
            c.rank("split", 1);
        }
        long[] split = call.longs("split");
        Dim whole = call.shape("input").dim(axis(call));
        if (split != null && whole.isKnown()) {
            checkSizes(split, call.rank("split") == 0, whole.size());
        }
    }

    private static void checkSizes(long[] split, boolean isSize, long whole) {
        long left = whole;
        for (long size : split) {
            if (!(size >= (isSize ? 1 : 0))) {
                throw new ModelException("the input 'split' has a size that no part can have",
                        isSize ? "1 or more" : "0 or more", Long.toString(size), "look at what computes it");
            }
            // More than the dimension stays below 0, whatever comes.
            left = size > left ? -1 : left - size;
        }
        if (!isSize && left != 0) {
            throw new ModelException("the sizes of the parts do not add up to the dimension",
                    "a sum of " + whole, Check.list(split), "make the two agree");
        }
    }

    @Override
    public DType dtype(Call call, int output) {
        return call.dtype("input");
    }

    @Override
    public Type[] types(Call call) {
        Shape shape = call.shape("input");
        int axis = axis(call);
        Dim part = Dim.of(1);
        if (call.has("split")) {
            long[] split = call.longs("split");
            part = Dim.UNKNOWN;
            Dim whole = shape.dim(axis);
            boolean isSize = split != null && split.length == 1 && split[0] > 0;
            if (isSize && whole.isKnown() && whole.size() % split[0] == 0) {
                part = Dim.of(split[0]);
            }
        }
        return new Type[] {Type.sequence(call.dtype("input"),
                isTakenOut(call) ? shape.without(axis) : shape.with(axis, part))};
    }

    @Override
    public void run(Frame f, Call call) {
        int axis = axis(call);
        Tensor split = f.in(1);
        int whole = f.in(0).dim(axis);
        boolean isSize = split == null || split.rank() == 0;
        long[] sizes = new long[split == null ? 1 : split.elements()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = split == null ? 1 : split.i64(i);
        }
        checkSizes(sizes, isSize, whole);
        long parts = isSize ? whole / sizes[0] + (whole % sizes[0] == 0 ? 0 : 1) : sizes.length;
        Sequences.checkCount(parts);
        Tensor[] elements = new Tensor[(int) parts];
        int at = 0;
        for (int i = 0; i < elements.length; i++) {
            int size = (int) (isSize ? Math.min(sizes[0], whole - at) : sizes[i]);
            elements[i] = part(f, axis, at, size);
            if (isTakenOut(call)) {
                elements[i] = elements[i].reshaped(Shape.of(elements[i].dims()).without(axis).sizes());
            }
            at += size;
        }
        f.giveSequence(0, elements);
    }

    private static Tensor part(Frame f, int axis, int at, int size) {
        Tensor from = f.in(0);
        int[] dims = from.dims().clone();
        dims[axis] = size;
        Tensor part = f.tensor(from.dtype(), dims);
        Slices.copy(f, axis, part, 0, from, at, size);
        return part;
    }

    /** Whether the parts, of size 1 along the axis, come without it. */
    private static boolean isTakenOut(Call call) {
        return !call.has("split") && !call.flag("keepdims");
    }

    private static int axis(Call call) {
        return call.axis("axis", call.rank("input"));
    }
}
