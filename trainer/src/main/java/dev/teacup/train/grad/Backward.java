package dev.teacup.train.grad;

import dev.teacup.error.ModelException;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a rule sees: a node, the gradients of its results, and the graph to append to. */
public final class Backward {
    private final GraphBuilder g;
    private final Node node;
    private final Call call;
    private final Value[] dys;
    private final Set<String> wanted;
    private final Set<String> rectified;

    Backward(GraphBuilder g, Node node, Call call, Value[] dys, Set<String> wanted, Set<String> rectified) {
        this.g = g;
        this.node = node;
        this.call = call;
        this.dys = dys;
        this.wanted = wanted;
        this.rectified = rectified;
    }

    /** The node with its attributes and their defaults. */
    public Call call() {
        return call;
    }

    public Node node() {
        return node;
    }

    /** Operand {@code index}. */
    public Value x(int index) {
        return new Value(node.input(index));
    }

    /** The first result. */
    public Value y() {
        return new Value(node.output());
    }

    /** The gradient of the first result. */
    public Value dy() {
        return dys[0];
    }

    /** The gradient of result {@code index}, or null where nothing depends on it. */
    public Value dy(int index) {
        return index < dys.length ? dys[index] : null;
    }

    /** Whether the gradient of operand {@code index} is asked for. */
    public boolean wants(int index) {
        return node.hasInput(index) && wanted.contains(node.input(index));
    }

    /** Whether operand {@code index} is what a rectifier gives. */
    public boolean isRectified(int index) {
        return g.nodes().stream().anyMatch(maker -> maker.opType().equals("Relu")
                && maker.output().equals(node.input(index)));
    }

    /** Says of the gradient of a rectifier's result that it is 0 already where the result is. */
    public Value rectified(Value dx) {
        rectified.add(dx.name());
        return dx;
    }

    /** Whether {@link #rectified} was said of the gradient of the first result. */
    public boolean isRectified() {
        return rectified.contains(dy().name());
    }

    /** A list of gradients in which only the first is given. */
    public Value[] first(Value dx) {
        Value[] dxs = new Value[node.inputs().size()];
        dxs[0] = dx;
        return dxs;
    }

    public Value op(String opType, Value... in) {
        return g.op(opType, in);
    }

    public Value op(String opType, Attributes attributes, Value... in) {
        return g.op(opType, attributes, in);
    }

    /** A node with several results. */
    public Value[] ops(String opType, int outputs, Attributes attributes, Value... in) {
        return g.ops(opType, outputs, attributes, in);
    }

    public Value longs(long... values) {
        return g.longs(values);
    }

    /** A number of the type of the gradients. */
    public Value real(double value) {
        return g.scalar(dtype(), value);
    }

    /** Numbers of the type of the gradients, in row-major order. */
    public Value reals(int[] dims, double... numbers) {
        return g.numbers(dtype(), dims, numbers);
    }

    public Value scalar(DType dtype, double value) {
        return g.scalar(dtype, value);
    }

    public Value as(Value value, DType dtype) {
        return g.as(value, dtype);
    }

    public Type type(Value value) {
        return g.type(value);
    }

    public Shape shape(Value value) {
        return g.type(value).shape();
    }

    public int rank(Value value) {
        return shape(value).rank();
    }

    /** The element type of the first result. */
    public DType dtype() {
        return g.type(y()).dtype();
    }

    /** A builder of a graph that is an attribute of a node of the gradient. */
    public GraphBuilder body(String name) {
        return g.body(node.output() + "/" + name);
    }

    /** Refuses a node that the rule would get wrong. */
    public void only(boolean holds, String expected, String got) {
        if (!holds) {
            throw new ModelException(node.where(), "its gradient is not written for this form", expected, got,
                    "write the model with another operator, or keep parameters out of it");
        }
    }

    /** The sizes of a value, as a constant where they are known. */
    public Value sizes(Value value) {
        Shape shape = shape(value);
        if (!shape.isKnown()) {
            return op("Shape", value);
        }
        long[] sizes = new long[shape.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.dim(axis).size();
        }
        return longs(sizes);
    }

    /** A value with its axes in another order. */
    public Value transpose(Value value, long... perm) {
        return op("Transpose", Attributes.NONE.with("perm", perm), value);
    }

    /** Zeros in the shape of a value, of the type of the gradients. */
    public Value zerosLike(Value value) {
        return op("Expand", real(0), sizes(value));
    }

    public Value reshapeLike(Value value, Value model) {
        return op("Reshape", value, sizes(model));
    }

    public Value sum(Value value, boolean keepDims, long... axes) {
        return op("ReduceSum", Attributes.of("keepdims", keepDims ? 1 : 0), value, longs(axes));
    }

    /** Where each element of a value lies in it, counted in row-major order: int64 of its shape. */
    public Value positions(Value value) {
        Value count = op("Range", scalar(DType.INT64, 0), op("Size", value), scalar(DType.INT64, 1));
        return reshapeLike(count, value);
    }

    /** Adds each element of {@code updates} to a zero tensor like {@code model}, at its position there. */
    public Value addedAt(Value positions, Value updates, Value model) {
        Value flat = op("Reshape", zerosLike(model), longs(-1));
        Value sum = op("ScatterElements", Attributes.NONE.with("reduction", "add"), flat,
                op("Reshape", positions, longs(-1)), op("Reshape", updates, longs(-1)));
        return reshapeLike(sum, model);
    }

    /** Sums a gradient over the axes along which {@code operand} was broadcast to the gradient's shape. */
    public Value reduceTo(Value gradient, Value operand) {
        return reduce(g, gradient, operand, node);
    }

    static Value reduce(GraphBuilder g, Value gradient, Value operand, Node node) {
        Shape wide = g.type(gradient).shape();
        Shape narrow = g.type(operand).shape();
        int lead = wide.rank() - narrow.rank();
        Value sum = lead == 0 ? gradient : sum(g, gradient, 0, leading(lead));
        List<Long> stretched = new ArrayList<>();
        for (int axis = 0; axis < narrow.rank(); axis++) {
            Dim to = narrow.dim(axis);
            Dim from = wide.dim(axis + lead);
            if (to.is(1) && !from.is(1)) {
                stretched.add((long) axis);
            } else if (!to.isKnown() && !to.same(from)) {
                throw new ModelException(node.where(), "whether an operand is broadcast is not known",
                        "sizes or names for all dimensions", operand.name() + narrow + " and " + wide,
                        "name the dimension, or give its size");
            }
        }
        return stretched.isEmpty() ? sum
                : sum(g, sum, 1, stretched.stream().mapToLong(Long::longValue).toArray());
    }

    private static Value sum(GraphBuilder g, Value value, long keepDims, long... axes) {
        return g.op("ReduceSum", Attributes.of("keepdims", keepDims), value, g.longs(axes));
    }

    private static long[] leading(int count) {
        long[] axes = new long[count];
        for (int axis = 0; axis < count; axis++) {
            axes[axis] = axis;
        }
        return axes;
    }
}
