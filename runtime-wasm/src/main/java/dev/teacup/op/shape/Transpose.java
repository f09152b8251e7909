package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;

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
 * Axis i of transposed is axis perm[i] of data; without perm, the axes are in reverse order.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Transpose.html">ai.onnx Transpose, since 25</a>
 */
public final class Transpose implements Op {
    private static final OpDef DEF = OpDef.of("Transpose").since(25).type("T", ALL).in("data", "T")
            .out("transposed", "T").maybeAttr("perm", new Attribute.Ints());

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        long[] perm = c.call().integers("perm");
        if (perm == null) {
            return;
        }
        int rank = c.call().rank("data");
        boolean holds = perm.length == rank;
        for (int axis = 0; holds && axis < rank; axis++) {
            int place = 0;
            while (place < rank && perm[place] != axis) {
                place++;
            }
            holds = place < rank;
        }
        if (!holds) {
            throw new ModelException("the attribute 'perm' is no permutation of the axes", "each axis of "
                    + c.call().shape("data") + " once: the numbers 0 to " + (rank - 1) + " in any order",
                    Check.list(perm), "name every axis once");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape data = call.shape("data");
        Dim[] dims = new Dim[data.rank()];
        for (int axis = 0; axis < dims.length; axis++) {
            dims[axis] = data.dim(source(call, axis));
        }
        return call.results(Shape.of(dims));
    }

    @Override
    public Body body(Call call) {
        int[] strides = View.rowMajor(call.shape("data").sizes());
        int[] permuted = new int[strides.length];
        for (int axis = 0; axis < permuted.length; axis++) {
            permuted[axis] = strides[source(call, axis)];
        }
        return new View(new View.Layout(0, permuted));
    }

    private static int source(Call call, int axis) {
        long[] perm = call.integers("perm");
        return perm == null ? call.rank("data") - 1 - axis : (int) perm[axis];
    }
}
