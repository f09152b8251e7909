package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
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
 * The elements of data in their order under other sizes. A 0 in shape copies the size of data at the same
 * place, unless allowzero is set; a -1 stands for whatever size the elements are enough for.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Reshape.html">ai.onnx Reshape, since 25</a>
 */
public final class Reshape implements Op {
    private static final OpDef DEF = OpDef.of("Reshape").since(25).type("T", ALL).type("I", INT64)
            .in("data", "T").in("shape", "I").out("reshaped", "T").attr("allowzero", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        ShapeOperand.check(c, "shape");
        Shape shape = ShapeOperand.of(c.call(), "shape");
        if (shape.hasRank()) {
            checkSizes(c.call(), shape);
            checkElements(c.call(), shape);
        }
    }

    private static void checkSizes(Call call, Shape shape) {
        int inferred = 0;
        boolean hasZero = false;
        for (int axis = 0; axis < shape.rank(); axis++) {
            Dim size = shape.dim(axis);
            if (size.isKnown() && size.size() < -1) {
                throw new ModelException("the input 'shape' has a negative size",
                        "sizes of 0 or more, and perhaps one -1", shape.toString(),
                        "look at what computes it");
            }
            inferred += size.is(-1) ? 1 : 0;
            hasZero |= size.is(0);
            if (isCopied(call, size) && axis >= call.rank("data")) {
                throw new ModelException(
                        "a 0 in the input 'shape' copies a dimension that the input 'data' does not have",
                        "a 0 only in the first " + call.rank("data") + " places, since 'data' is "
                                + call.shape("data"),
                        shape.toString(), "write the size itself, or set allowzero for an empty result");
            }
        }
        if (inferred > 1) {
            throw new ModelException("the input 'shape' has more than one -1", "at most one -1",
                    shape.toString(), "write all sizes but one as numbers");
        }
        if (inferred != 0 && hasZero && call.flag("allowzero")) {
            throw new ModelException("the input 'shape' has a 0 and a -1 while allowzero is set",
                    "either a 0 or a -1", shape.toString(), "write the size in the place of -1");
        }
    }

    private static void checkElements(Call call, Shape shape) {
        Elements elements = elements(call, shape);
        boolean infers = inferredAxis(shape) >= 0;
        if (!(infers ? elements.divides() : !elements.differs())) {
            throw new ModelException("the input 'data' cannot have the sizes in the input 'shape'",
                    infers ? "sizes whose product divides the elements of " + call.shape("data")
                            : "sizes whose product is that of " + call.shape("data"),
                    shape.toString(), "look at what computes 'shape'");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape shape = ShapeOperand.of(call, "shape");
        if (!shape.hasRank()) {
            return call.results(shape);
        }
        Dim[] dims = sizes(call, shape);
        int axis = inferredAxis(shape);
        if (axis >= 0) {
            dims[axis] = elements(call, shape).quotient();
        }
        return call.results(Shape.of(dims));
    }

    @Override
    public Dim[] contents(Call call) {
        Type result = types(call)[0];
        return result.shape().hasRank() && result.shape().rank() <= 1 ? call.contents("data") : null;
    }

    @Override
    public Body body(Call call) {
        return View.same(types(call)[0].shape().sizes());
    }

    /** The elements of data over those of the sizes but -1. */
    private static Elements elements(Call call, Shape shape) {
        Dim[] sizes = sizes(call, shape);
        int axis = inferredAxis(shape);
        if (axis >= 0) {
            sizes[axis] = Dim.of(1);
        }
        return Elements.ratio(call.shape("data").dims(), sizes);
    }

    /** The sizes with the copied ones in the place of 0. */
    private static Dim[] sizes(Call call, Shape shape) {
        Dim[] sizes = shape.dims();
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = isCopied(call, sizes[axis]) ? call.shape("data").dim(axis) : sizes[axis];
        }
        return sizes;
    }

    private static boolean isCopied(Call call, Dim size) {
        return size.is(0) && !call.flag("allowzero");
    }

    private static int inferredAxis(Shape shape) {
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.dim(axis).is(-1)) {
                return axis;
            }
        }
        return -1;
    }
}
