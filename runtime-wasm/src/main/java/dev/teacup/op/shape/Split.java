package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.View;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * The outputs are the parts of input along axis, of the sizes in split, or num_outputs parts of one size, of
 * which the last may be smaller.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Split.html">ai.onnx Split, since 18</a>
 */
public final class Split implements Op {
    private static final OpDef DEF = OpDef.of("Split").since(18).type("T", ALL).type("I", INT64)
            .in("input", "T").maybeIn("split", "I").manyOut("outputs", "T").attr("axis", 0)
            .maybeAttr("num_outputs", new Attribute.Int(1));

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        c.axis("axis", call.rank("input"));
        if (call.has("split") == call.gives("num_outputs")) {
            throw new ModelException("the sizes of the parts are not given in one way",
                    "either the input 'split' or the attribute 'num_outputs'",
                    call.has("split") ? "both" : "neither", "export the model again with one of them");
        }
        if (call.has("split")) {
            checkSizes(c);
        } else {
            checkCount(call);
        }
    }

    private static void checkSizes(Check c) {
        Call call = c.call();
        c.rank("split", 1);
        if (call.outputCount() > Dim.MOST_ELEMENTS) {
            throw new ModelException("there are too many outputs",
                    "at most " + Dim.MOST_ELEMENTS + " with the input 'split'",
                    Integer.toString(call.outputCount()), "split in two steps");
        }
        c.dim("split", 0, Dim.of(call.outputCount()), "the node has as many outputs");
        Dim[] sizes = call.contents("split");
        if (sizes == null) {
            return;
        }
        Dim sum = Dim.of(0);
        for (Dim size : sizes) {
            if (size.isKnown() && size.size() < 0) {
                throw new ModelException("the input 'split' has a negative size", "sizes of 0 or more",
                        Shape.of(sizes).toString(), "look at what computes it");
            }
            sum = sum.plus(size);
        }
        Dim whole = whole(call);
        if (sum.differs(whole)) {
            throw new ModelException("the sizes of the parts do not add up to the dimension",
                    "a sum of " + whole + ", since dimension " + axis(call)
                            + " of the input 'input' has that size",
                    sum + " from " + Shape.of(sizes), "make the two agree");
        }
    }

    private static void checkCount(Call call) {
        long parts = call.integer("num_outputs");
        if (parts != call.outputCount()) {
            throw new ModelException("the attribute 'num_outputs' is not the number of outputs",
                    Integer.toString(call.outputCount()), Long.toString(parts), "export the model again");
        }
        Dim whole = whole(call);
        if (whole.isKnown() && part(whole.size(), parts) * (parts - 1) > whole.size()) {
            throw new ModelException("the dimension is too small for this number of parts",
                    "equal parts, of which only the last may be smaller", whole + " in " + parts + " parts",
                    "give the sizes by the input 'split'");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape[] shapes = new Shape[call.outputCount()];
        for (int part = 0; part < shapes.length; part++) {
            shapes[part] = call.shape("input").with(axis(call), size(call, part));
        }
        return call.results(shapes);
    }

    @Override
    public Body body(Call call) {
        int axis = axis(call);
        int[] strides = View.rowMajor(call.shape("input").sizes());
        View.Layout[] layouts = new View.Layout[call.outputCount()];
        int start = 0;
        for (int part = 0; part < layouts.length; part++) {
            layouts[part] = new View.Layout(start * strides[axis], strides);
            start += (int) size(call, part).size();
        }
        return new View(layouts);
    }

    private static int axis(Call call) {
        return call.axis("axis", call.rank("input"));
    }

    private static Dim whole(Call call) {
        return call.shape("input").dim(axis(call));
    }

    private static Dim size(Call call, int part) {
        Dim whole = whole(call);
        Dim[] sizes = call.contents("split");
        int parts = call.outputCount();
        if (sizes != null) {
            return sizes[part];
        } else if (call.has("split") || !whole.isKnown()) {
            return parts == 1 && !call.has("split") ? whole : Dim.atMost(whole.most());
        }
        long size = part(whole.size(), parts);
        return Dim.of(part < parts - 1 ? size : whole.size() - size * part);
    }

    private static long part(long whole, long parts) {
        return whole / parts + (whole % parts == 0 ? 0 : 1);
    }
}
