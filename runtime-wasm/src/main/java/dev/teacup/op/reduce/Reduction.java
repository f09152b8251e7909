package dev.teacup.op.reduce;

import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composed;
import dev.teacup.op.Composer;
import dev.teacup.op.DTypes;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/**
 * An operator that makes one element of all elements along the {@code axes}, which stay as dimensions of 1,
 * or go where {@code keepdims} is 0. Without axes it reduces all of them, or none where
 * {@code noop_with_empty_axes} is 1.
 */
interface Reduction extends Op {
    /** The element types of sums and products. */
    DTypes SUMS = DTypes.FLOATS.and(DTypes.INDEXES).and(DTypes.of(DType.UINT32, DType.UINT64));

    /** The element types of the greatest and the least. */
    DTypes ORDERED = SUMS.and(DTypes.of(DType.INT8, DType.UINT8, DType.BOOL));

    /** The signature that all of them have. */
    static OpDef define(String opType, int since, DTypes dtypes) {
        return OpDef.of(opType).since(since).type("T", dtypes).type("axes", DTypes.INT64)
                .in("data", "T").maybeIn("axes", "axes").out("reduced", "T")
                .attr("keepdims", 1).attr("noop_with_empty_axes", 0);
    }

    @Override
    default void check(Check c) {
        if (c.call().has("axes")) {
            c.rank("axes", 1);
            if (c.call().rank("data") == 0) {
                c.dim("axes", 0, Dim.of(0), Check.operand("data") + " has no dimensions");
            }
        }
        long[] axes = c.call().longs("axes");
        if (axes != null) {
            Check.axes("axes", axes, c.call().rank("data"));
        }
    }

    @Override
    default Type[] types(Call call) {
        Shape data = call.shape("data");
        boolean keepsDims = call.flag("keepdims");
        if (call.has("axes") && call.longs("axes") == null) {
            // As many dimensions go as axes are named, none of them twice; no axes may mean all of them.
            // Where none is left the shape is not told either: a run waits for the axes, which may be wrong.
            long named = call.shape("axes").dim(0).size();
            long left = named > 0 ? data.rank() - named : 0;
            return call.results(keepsDims ? Shape.ofRank(data.rank())
                    : left > 0 ? Shape.ofRank((int) left) : Shape.UNKNOWN);
        }
        return call.results(reduced(data, axes(call), keepsDims));
    }

    /** For each dimension of the data, whether it is reduced; only where the axes are known. */
    static boolean[] axes(Call call) {
        int rank = call.rank("data");
        boolean[] reduces = new boolean[rank];
        long[] axes = call.longs("axes");
        if (axes == null || axes.length == 0) {
            Arrays.fill(reduces, !call.flag("noop_with_empty_axes"));
        } else {
            for (long axis : axes) {
                reduces[(int) (axis < 0 ? axis + rank : axis)] = true;
            }
        }
        return reduces;
    }

    /** The shape that is left. */
    static Shape reduced(Shape data, boolean[] reduces, boolean keepsDims) {
        Dim[] dims = new Dim[data.rank()];
        int left = 0;
        for (int axis = 0; axis < dims.length; axis++) {
            if (!reduces[axis] || keepsDims) {
                dims[left++] = reduces[axis] ? Dim.of(1) : data.dim(axis);
            }
        }
        return Shape.of(Arrays.copyOf(dims, left));
    }

    /** Another reduction of a value, along the axes of this one. */
    static Value op(Composer g, Call call, String opType, Value value) {
        return op(g, call, opType, value, call.integer("keepdims"));
    }

    /** Another reduction of a value, along the axes of this one, with a {@code keepdims} of its own. */
    static Value op(Composer g, Call call, String opType, Value value, long keepsDims) {
        Attributes attributes = Attributes.of("keepdims", keepsDims)
                .with("noop_with_empty_axes", call.integer("noop_with_empty_axes"));
        return g.op(opType, attributes, value, g.in("axes"));
    }

    /**
     * The {@code outer} function of the sum of the {@code inner} function of each element; Mul squares it.
     * One that is null leaves things as they are.
     */
    static Composed sum(Call call, String inner, String outer) {
        return new Composed((g, node) -> {
            Value data = g.in("data");
            Value x = outer != null ? real(g, data) : "Mul".equals(inner) ? g.wide(data) : data;
            Value element = inner == null ? x : inner.equals("Mul") ? g.op(inner, x, x) : g.op(inner, x);
            Value sum = op(g, call, "ReduceSum", element);
            g.out("reduced", g.as(outer == null ? sum : g.op(outer, sum), call.dtype("data")));
        });
    }

    /** A value in a floating-point type that is fit to compute in: integers as float64. */
    static Value real(Composer g, Value value) {
        return g.type(value).dtype().isFloat() ? g.wide(value) : g.as(value, DType.FLOAT64);
    }
}
