package dev.teacup.train.grad;

import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.op.Attributes;
import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes what a node is composed of behind it, once more: its gradient needs the values in between. What only
 * repeats the node's own result is read by nobody and goes.
 */
final class Recomposition implements Composer {
    private final GraphBuilder g;
    private final Node node;
    private final Map<Integer, Value> results = new HashMap<>();

    Recomposition(GraphBuilder g, Node node) {
        this.g = g;
        this.node = node;
    }

    /** What the composition gave as result {@code index}, or null. */
    Value result(int index) {
        return results.get(index);
    }

    @Override
    public Value in(String name) {
        return in(node.op().def().inputIndex(name));
    }

    @Override
    public Value in(int index) {
        return node.hasInput(index) ? new Value(node.input(index)) : null;
    }

    @Override
    public void out(String name, Value value) {
        results.put(node.op().def().outputIndex(name), value);
    }

    @Override
    public Value[] ops(String opType, int outputs, Attributes attributes, Value... inputs) {
        return g.ops(opType, outputs, attributes, inputs);
    }

    @Override
    public Value scalar(DType dtype, double value) {
        return g.scalar(dtype, value);
    }

    @Override
    public Value longs(long... values) {
        return g.longs(values);
    }

    @Override
    public Type type(Value value) {
        return g.type(value);
    }
}
