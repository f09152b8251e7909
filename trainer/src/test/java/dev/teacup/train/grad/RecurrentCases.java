package dev.teacup.train.grad;

import static dev.teacup.train.grad.GradientCase.of;

import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases for recurrent layers: each direction, with and without a bias, lengths and first states, and each set
 * of results that a loss may read. 4 steps, 3 sequences, 2 inputs, 2 states.
 */
final class RecurrentCases {
    private static final int STEPS = 4;
    private static final int BATCH = 3;
    private static final int INPUTS = 2;
    private static final int HIDDEN = 2;
    private static final long[] WHOLE = {};
    private static final long[] LENGTHS = {4, 2, 1};
    private static final long[] EMPTY = {4, 0, 1};

    private RecurrentCases() {}

    static List<GradientCase> all() {
        List<GradientCase> all = new ArrayList<>();
        for (String operator : List.of("RNN", "LSTM", "GRU")) {
            for (String direction : List.of("forward", "reverse", "bidirectional")) {
                for (long[] lengths : List.of(WHOLE, LENGTHS)) {
                    all.add(layer(operator, direction, lengths, Attributes.NONE));
                }
            }
            all.add(bare(operator));
            for (int result = 0; result < (operator.equals("LSTM") ? 3 : 2); result++) {
                all.add(onlyResult(operator, result));
            }
        }
        for (long[] lengths : List.of(WHOLE, LENGTHS)) {
            all.add(layer("GRU", "bidirectional", lengths, Attributes.of("linear_before_reset", 1)));
        }
        all.add(layer("RNN", "forward", LENGTHS, functions("Relu")));
        all.add(layer("RNN", "bidirectional", WHOLE, functions("Sigmoid", "Sigmoid")));
        return all;
    }

    /** A sequence without steps gives its first states, of which ONNX Runtime makes zeros. */
    static List<GradientCase> empty() {
        return List.of(layer("RNN", "bidirectional", EMPTY, Attributes.NONE),
                layer("LSTM", "bidirectional", EMPTY, Attributes.NONE),
                layer("GRU", "bidirectional", EMPTY, Attributes.NONE),
                layer("GRU", "bidirectional", EMPTY, Attributes.of("linear_before_reset", 1)));
    }

    /** All operands, and a loss of all results. */
    private static GradientCase layer(String operator, String direction, long[] each, Attributes more) {
        int directions = direction.equals("bidirectional") ? 2 : 1;
        int[][] dims = dims(operator, directions);
        Attributes attributes = more.with("direction", direction).with("hidden_size", HIDDEN);
        return of(operator, (g, p) -> {
            Value lengths = each.length == 0 ? null : g.as(g.longs(each), DType.INT32);
            Value[] results = results(g, operator, attributes, operands(p, lengths));
            Value sum = g.op("ReduceSum", Attributes.of("keepdims", 0), g.op("Mul", results[0], results[0]),
                    g.longs(0));
            for (int i = 1; i < results.length; i++) {
                sum = g.op("Add", sum, g.op("Mul", results[i], g.scalar(g.type(sum).dtype(), 0.7 * i)));
            }
            return sum;
        }, dims);
    }

    /** X, W and R only, and a loss of Y. */
    private static GradientCase bare(String operator) {
        int[][] dims = dims(operator, 1);
        Attributes attributes = Attributes.of("hidden_size", HIDDEN);
        return of(operator, (g, p) -> g.ops(operator, 1, attributes, p[0], p[1], p[2])[0], dims[0], dims[1],
                dims[2]);
    }

    private static GradientCase onlyResult(String operator, int result) {
        Attributes attributes = Attributes.of("hidden_size", HIDDEN).with("direction", "reverse");
        return of(operator, (g, p) -> results(g, operator, attributes, operands(p, null))[result],
                dims(operator, 1));
    }

    private static Value[] operands(Value[] p, Value lengths) {
        Value[] operands = new Value[p.length + 1];
        System.arraycopy(p, 0, operands, 0, 4);
        operands[4] = lengths;
        System.arraycopy(p, 4, operands, 5, p.length - 4);
        return operands;
    }

    private static Value[] results(GraphBuilder g, String operator, Attributes attributes, Value[] operands) {
        return g.ops(operator, operator.equals("LSTM") ? 3 : 2, attributes, operands);
    }

    /** X, W, R, B and the first states. */
    private static int[][] dims(String operator, int directions) {
        int gates = operator.equals("LSTM") ? 4 : operator.equals("GRU") ? 3 : 1;
        int sums = gates * HIDDEN;
        int[] state = {directions, BATCH, HIDDEN};
        List<int[]> dims = new ArrayList<>(List.of(new int[] {STEPS, BATCH, INPUTS},
                new int[] {directions, sums, INPUTS}, new int[] {directions, sums, HIDDEN},
                new int[] {directions, 2 * sums}, state));
        if (operator.equals("LSTM")) {
            dims.add(state);
        }
        return dims.toArray(int[][]::new);
    }

    private static Attributes functions(String... names) {
        return Attributes.NONE.with("activations", new Attribute.Texts(names));
    }
}
