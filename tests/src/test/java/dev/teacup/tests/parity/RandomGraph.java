package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Grows a graph of a dozen nodes over float32 [batch, columns] values: elementwise ones, ways through other
 * shapes, types and orders and back, sums, windows, and nodes with subgraphs. Several values are results.
 */
final class RandomGraph {
    private static final int NODES = 12;
    private static final String[] ONE =
            {"Abs", "Ceil", "Erf", "Floor", "HardSwish", "Neg", "Relu", "Sigmoid", "Sign",
                "Softplus", "Softsign", "Tanh"};
    private static final String[] TWO = {"Add", "Max", "Min", "Mul", "Sub"};

    private final Draw draw;
    private final boolean hasProducts;
    private final RandomBodies bodies;
    private final Constants constants;
    private final GraphBuilder builder;
    private final List<Value> values = new ArrayList<>();
    private final int columns;

    private RandomGraph(long seed, boolean hasProducts, boolean hasSubgraphs, Constants constants) {
        this.draw = new Draw(seed);
        this.hasProducts = hasProducts;
        this.constants = constants;
        this.builder = new GraphBuilder(constants);
        this.bodies = hasSubgraphs ? new RandomBodies(draw, builder) : null;
        this.columns = draw.between(1, 6);
    }

    /**
     * @param hasProducts whether there are matrix products, whose sums a rule may join with other nodes
     * @param hasSubgraphs whether there are nodes with subgraphs
     */
    static Graph of(long seed, boolean hasProducts, boolean hasSubgraphs, Constants constants) {
        RandomGraph random = new RandomGraph(seed, hasProducts, hasSubgraphs, constants);
        Type type = Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(random.columns)));
        random.values.add(random.builder.input("x", type));
        random.values.add(random.builder.input("y", type));
        for (int i = 0; i < NODES; i++) {
            random.values.add(random.grow());
        }
        return random.finished();
    }

    private Graph finished() {
        int last = values.size() - 1;
        builder.out("last", values.get(last));
        builder.out("middle", values.get(last / 2));
        builder.out("any", values.get(draw.below(values.size())));
        return builder.build("random");
    }

    private Value value() {
        return values.get(draw.below(values.size()));
    }

    private Value grow() {
        if (hasProducts && draw.oneIn(6)) {
            return draw.coin() ? product() : builder.op("Add", product(), row());
        }
        if (bodies != null && draw.oneIn(3)) {
            return switch (draw.below(3)) {
                case 0 -> bodies.branches(value(), value(), value());
                case 1 -> bodies.turns(value(), value(), value());
                default -> bodies.scanned(value());
            };
        }
        return switch (draw.below(15)) {
            case 0, 1 -> builder.op(draw.any(ONE), value());
            case 2, 3 -> builder.op(draw.any(TWO), value(), draw.coin() ? value() : row());
            case 4 -> turned();
            case 5 -> halves();
            case 6 -> throughShape();
            case 7 -> chosen();
            case 8 -> reduced();
            case 9 -> windows();
            case 10 -> sorted();
            case 11 -> whole();
            case 12 -> even();
            case 13 -> picked();
            default -> builder.as(builder.as(small(), draw.any(DType.FLOAT16, DType.FLOAT64)), DType.FLOAT32);
        };
    }

    /** Another value cut off, so that its numbers are small. */
    private Value small() {
        Value value = value();
        Value isNaN = builder.op("IsNaN", value);
        Value number = builder.op("Where", isNaN, builder.scalar(DType.FLOAT32, 0.5), value);
        return builder.op("Clip", number, builder.scalar(DType.FLOAT32, -6),
                builder.scalar(DType.FLOAT32, 7));
    }

    /** The columns as a line with one or two channels, under a window of three of them. */
    private Value windows() {
        Value line = builder.op("Unsqueeze", small(), builder.longs(1));
        Attributes window = Attributes.NONE.with("kernel_shape", new long[] {3})
                .with("pads", new long[] {1, 1});
        if (draw.coin()) {
            Value pooled = builder.op(draw.any("AveragePool", "MaxPool"), window, line);
            return builder.op("Squeeze", pooled, builder.longs(1));
        }
        int channels = draw.between(1, 2);
        HostTensor weights = draw.numbers(DType.FLOAT32, -1, 1, channels, 1, 3);
        Value made = builder.op("Conv", window, line, builder.constant(OneNode.copy(weights, constants)));
        return builder.op("ReduceMax", Attributes.of("keepdims", 0), made, builder.longs(1));
    }

    private Value sorted() {
        Attributes order = Attributes.of("largest", draw.below(2)).with("axis", draw.any(1, -1));
        Value small = small();
        Value[] top = builder.ops("TopK", 2, order, small, builder.longs(columns));
        Value again = builder.op("GatherElements", Attributes.of("axis", 1), small, top[1]);
        return builder.op("Add", top[0], again);
    }

    /** Arithmetic of whole numbers. */
    private Value whole() {
        DType dtype = draw.any(DType.INT32, DType.INT64);
        Value left = builder.as(builder.op("Round", small()), dtype);
        Value right = builder.scalar(dtype, draw.any(-3, -2, 2, 5));
        Value result = builder.op(draw.any("Add", "Div", "Mod", "Mul", "Sub"), left, right);
        return builder.as(draw.coin() ? result : builder.op("Max", result, left), DType.FLOAT32);
    }

    /** Each row on one scale. */
    private Value even() {
        if (draw.coin()) {
            return builder.op("Softmax", Attributes.of("axis", draw.any(1, -1)), small());
        }
        return builder.op("LayerNormalization", Attributes.NONE.with("epsilon", 0.25f), small(), row(),
                row());
    }

    /** Columns in another order, or the two parts of them in the other one. */
    private Value picked() {
        if (draw.coin()) {
            long[] order = new long[columns];
            for (int i = 0; i < columns; i++) {
                order[i] = draw.below(2 * columns) - columns;
            }
            return builder.op("Gather", Attributes.of("axis", 1), value(), builder.longs(order));
        }
        int cut = draw.below(columns + 1);
        Value[] parts = builder.ops("Split", 2, Attributes.of("axis", 1), value(),
                builder.longs(cut, columns - cut));
        return builder.op("Concat", Attributes.of("axis", 1), parts[1], parts[0]);
    }

    private Value row() {
        return builder.constant(OneNode.copy(draw.finite(DType.FLOAT32, columns), constants));
    }

    private Value turned() {
        Attributes turn = Attributes.NONE.with("perm", new Attribute.Ints(1, 0));
        Value turned = builder.op("Transpose", turn, value());
        return builder.op("Transpose", turn, builder.op(draw.any(ONE), turned));
    }

    /** Both parts of the columns, in the other order. */
    private Value halves() {
        Value value = value();
        Value cut = builder.longs(draw.below(columns + 1));
        Value axis = builder.longs(1);
        Value left = builder.op("Slice", value, builder.longs(0), cut, axis);
        Value right = builder.op("Slice", value, cut, builder.longs(Integer.MAX_VALUE), axis);
        return builder.op("Concat", Attributes.of("axis", draw.any(1, -1)), right, left);
    }

    /** Flattened, and given back the shape that another value has. */
    private Value throughShape() {
        Value flat = builder.op("Reshape", value(), builder.longs(-1));
        Value shape = builder.op("Shape", value());
        Value batch = builder.op("Gather", Attributes.of("axis", 0), shape, builder.longs(0));
        Value wanted = builder.op("Concat", Attributes.of("axis", 0), batch, builder.longs(columns));
        Value up = builder.op("Unsqueeze", builder.op("Identity", flat), builder.longs(0));
        return builder.op("Reshape", builder.op("Squeeze", up, builder.longs(0)), wanted);
    }

    private Value chosen() {
        Value isMore = builder.op(draw.any("Greater", "LessOrEqual"), value(), row());
        Value truth = builder.op("And", isMore, builder.op("Not", builder.op("IsNaN", value())));
        Value chosen = builder.op("Where", truth, value(), value());
        return builder.op("Mul", chosen, builder.as(truth, DType.FLOAT32));
    }

    private Value reduced() {
        String sum = draw.any("ReduceMean", "ReduceMax", "ReduceSum");
        Value reduced = builder.op(sum, value(), builder.longs(draw.any(1, -1)));
        Value wide = builder.op("Expand", reduced, builder.op("Shape", value()));
        return builder.op("Sub", value(), wide);
    }

    private Value product() {
        HostTensor weights = draw.numbers(DType.FLOAT32, -1, 1, columns, columns);
        return builder.op("MatMul", value(), builder.constant(OneNode.copy(weights, constants)));
    }
}
