package dev.teacup.train.grad.recurrent;

import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.grad.Backward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Scan over the steps of sequences, forward or back in time, as it is written: first its states, then the
 * sequences that it reads, then the nodes of a step, then what the states become and what it collects.
 */
final class Steps {
    private final Backward c;
    private final GraphBuilder body;
    private final boolean isBack;
    private final List<Value> states = new ArrayList<>();
    private final List<Value> sequences = new ArrayList<>();
    private int results;

    private Steps(Backward c, String name, boolean isBack) {
        this.c = c;
        this.body = c.body(name);
        this.isBack = isBack;
    }

    static Steps forward(Backward c, String name) {
        return new Steps(c, name, false);
    }

    static Steps back(Backward c, String name) {
        return new Steps(c, name, true);
    }

    /** A state as a step finds it. */
    Value state(Value initial) {
        assert sequences.isEmpty() : "states come first";
        states.add(initial);
        return input("state_" + states.size(), c.type(initial));
    }

    /** The element of a sequence [T, ..] at this step. */
    Value each(Value sequence) {
        sequences.add(sequence);
        Dim[] dims = c.shape(sequence).dims();
        Shape element = Shape.of(Arrays.copyOfRange(dims, 1, dims.length));
        return input("element_" + sequences.size(), Type.of(c.type(sequence).dtype(), element));
    }

    private Value input(String name, Type type) {
        return body.input(c.node().output() + "/" + (isBack ? "back/" : "cells/") + name, type);
    }

    Value op(String opType, Value... in) {
        return body.op(opType, in);
    }

    Value op(String opType, Attributes attributes, Value... in) {
        return body.op(opType, attributes, in);
    }

    /** What the next state becomes, or what is collected behind the last of them. */
    void give(Value value) {
        body.out(value.name(), value);
        results++;
    }

    /** The last states, and each collected value as a sequence [T, ..]. */
    Value[] run() {
        Attributes attributes = Attributes.NONE.with("body", new Attribute.Graph(body.build("step")))
                .with("num_scan_inputs", sequences.size());
        if (isBack) {
            attributes = attributes.with("scan_input_directions", ones(sequences.size()))
                    .with("scan_output_directions", ones(results - states.size()));
        }
        List<Value> operands = new ArrayList<>(states);
        operands.addAll(sequences);
        return c.ops("Scan", results, attributes, operands.toArray(Value[]::new));
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
