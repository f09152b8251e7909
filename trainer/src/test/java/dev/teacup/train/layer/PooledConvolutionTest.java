package dev.teacup.train.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.teacup.exec.HostTensor;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.grad.Gradients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a training step makes of a convolution before a pool, against the same layers in use. */
class PooledConvolutionTest {
    private static final int ROWS = 2;
    private static final double WIDTH = 1e-5;
    private static final double TOLERANCE = 1e-7;

    /** Layers that end in a pool, and the sizes of what they read. */
    private record Case(String name, Layer layers, int... sample) {
        int[] dims() {
            int[] dims = new int[sample.length + 1];
            dims[0] = ROWS;
            System.arraycopy(sample, 0, dims, 1, sample.length);
            return dims;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> fitting() {
        Convolution padded = Convolution.of("c", 3, 3, 3).padded();
        return List.of(new Case("padded", rectified(padded, 2, 2), 1, 4, 6),
                new Case("not padded, so that a column is read by none",
                        Sequential.of(Convolution.of("c", 2, 3, 2).strided(1, 2), Pool.max(2, 2)), 1, 4, 9),
                new Case("strided", rectified(Convolution.of("c", 2, 3, 3).strided(2, 2), 2, 2), 1, 9, 9),
                new Case("dilated", rectified(Convolution.of("c", 2, 2, 2).padded().dilated(2, 3), 2, 2), 1,
                        4, 4),
                new Case("two channels, no bias", rectified(padded.withoutBias(), 2, 3), 2, 4, 6),
                new Case("no rectifier", Sequential.of(padded, Pool.max(2, 1)), 1, 4, 4),
                new Case("sequences", rectified(Convolution.of("c", 3, 5).padded(), 4), 3, 8),
                new Case("volumes", rectified(Convolution.of("c", 2, 2, 1, 2), 2, 1, 2), 1, 3, 2, 5));
    }

    private static Layer rectified(Convolution convolution, Integer... tile) {
        return Sequential.of(convolution, Activation.RELU, Pool.max(tile));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void hasTheValuesAndTheSlopesOfTheLayersInUse(Case of) {
        Map<String, HostTensor> feeds = feeds(of);
        assertEquals(List.of(), operators(of, true).stream().filter("MaxPool"::equals).toList());
        Map<String, HostTensor> trained = trained(of, feeds);
        assertEquals(loss(of, feeds), trained.get("loss").f64(0), TOLERANCE);
        for (String name : List.of("x", "c.W", "c.B")) {
            HostTensor values = feeds.get(name);
            for (int i = 0; trained.containsKey(name + ".gradient") && i < values.elements(); i++) {
                double value = values.f64(i);
                values.tensor().f64(i, value + WIDTH);
                double above = loss(of, feeds);
                values.tensor().f64(i, value - WIDTH);
                double slope = (above - loss(of, feeds)) / (2 * WIDTH);
                values.tensor().f64(i, value);
                assertEquals(slope, trained.get(name + ".gradient").f64(i), TOLERANCE * (1 + Math.abs(slope)),
                        "element " + i + " of " + name);
            }
        }
    }

    @Test
    void sharesAmongTheGreatestOfATile() {
        Case of = new Case("flat", rectified(Convolution.of("c", 2, 3, 3), 2, 2), 1, 4, 4);
        Map<String, HostTensor> feeds = feeds(of);
        for (String name : List.of("x", "c.W")) {
            for (int i = 0; i < feeds.get(name).elements(); i++) {
                feeds.get(name).tensor().f64(i, 0.5);
            }
        }
        HostTensor gradient = trained(of, feeds).get("x.gradient");
        // Four places share a weight of .5: the corner is under one of them, the middle under all.
        double whole = 0.5 * (weight(0) + weight(1));
        assertEquals(whole / 4, gradient.f64(0), TOLERANCE);
        assertEquals(whole, gradient.f64(5), TOLERANCE);
    }

    @Test
    void isOfATrainingStepOnly() {
        assertEquals(List.of("Conv", "Relu", "MaxPool"), operators(fitting().get(0), false));
        assertNotEquals(List.of("Conv", "Relu", "MaxPool"), operators(fitting().get(0), true));
    }

    @Test
    void staysAsItIsWhereItDoesNotFitOrIsReadElsewhere() {
        Convolution padded = Convolution.of("c", 4, 3, 3).padded();
        assertPlain(new Case("many channels", rectified(padded, 2, 2), 5, 4, 4));
        assertPlain(new Case("groups", rectified(padded.grouped(2), 2, 2), 2, 4, 4));
        assertPlain(new Case("windows much smaller than what a tile covers",
                rectified(Convolution.of("c", 2, 1, 1), 4, 4), 1, 4, 4));
        assertPlain(new Case("a column left over", rectified(padded, 2, 2), 1, 4, 5));
        assertPlain(new Case("no tiles",
                Sequential.of(padded, Activation.RELU, Pool.max(2, 2).strided(1, 1)), 1, 4, 4));
        assertPlain(new Case("means", Sequential.of(padded, Activation.RELU, Pool.mean(2, 2)), 1, 4, 4));
        assertPlain(new Case("another reader", (c, x) -> {
            Value y = Activation.RELU.of(c, padded.of(c, x));
            Value mean = c.op("ReduceMean", y);
            return c.op("Add", mean, Pool.max(2, 2).of(c, y));
        }, 1, 4, 4));
    }

    private static void assertPlain(Case of) {
        assertEquals(operators(of, false), operators(of, true), of.name);
    }

    /** What the result is computed by. */
    private static List<String> operators(Case of, boolean isTraining) {
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        Context c =
                isTraining ? training(workspace, g) : Context.use(g, workspace.constants(), DType.FLOAT64);
        Value y = of.layers.of(c, c.input("x", DType.FLOAT64, of.sample));
        List<String> wanted = new ArrayList<>(List.of(y.name()));
        List<String> operators = new ArrayList<>();
        List<Node> nodes = g.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (wanted.contains(nodes.get(i).output())) {
                wanted.addAll(nodes.get(i).inputs());
                operators.add(0, nodes.get(i).opType());
            }
        }
        return operators;
    }

    private static Context training(Workspace workspace, GraphBuilder g) {
        Type count = Type.of(DType.INT64, Shape.SCALAR);
        return Context.training(g, workspace.constants(), DType.FLOAT64, g.input("seed", count),
                g.input("step", count));
    }

    private static Map<String, HostTensor> trained(Case of, Map<String, HostTensor> feeds) {
        Map<String, HostTensor> fed = new HashMap<>(feeds);
        fed.put("seed", HostTensor.longs(new int[0], 1));
        fed.put("step", HostTensor.longs(new int[0], 1));
        return Graphs.train(DType.FLOAT64, c -> {
            Value x = c.input("x", DType.FLOAT64, of.sample);
            Value loss = loss(c, of.layers.of(c, x));
            List<Value> parameters = new ArrayList<>(List.of(x));
            c.parameters().forEach(parameter -> parameters.add(new Value(parameter.name())));
            Map<String, Value> gradients = Gradients.of(c.graph(), loss, parameters);
            c.out("loss", loss);
            gradients.forEach((name, gradient) -> c.out(name + ".gradient", gradient));
        }, fed);
    }

    private static double loss(Case of, Map<String, HostTensor> feeds) {
        return Graphs.use(DType.FLOAT64,
                c -> c.out("loss", loss(c, of.layers.of(c, c.input("x", DType.FLOAT64, of.sample)))), feeds)
                .get("loss").f64(0);
    }

    /** The sum of all elements, each by a weight that samples share. */
    private static Value loss(Context c, Value y) {
        Shape shape = c.type(y).shape();
        int[] dims = new int[shape.rank()];
        Arrays.setAll(dims, axis -> axis == 0 ? 1 : (int) shape.dim(axis).size());
        double[] weights = new double[Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(weights, PooledConvolutionTest::weight);
        return c.op("ReduceSum", Attributes.of("keepdims", 0), c.op("Mul", y, c.reals(dims, weights)));
    }

    private static double weight(int element) {
        return (0.3 + 0.37 * element) % 2;
    }

    private static Map<String, HostTensor> feeds(Case of) {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        feeds.put("x", random(random, of.dims()));
        Model.of("m", c -> c.out("y", of.layers.of(c, c.input("x", DType.FLOAT32, of.sample)))).parameters()
                .forEach(parameter -> feeds.put(parameter.name(), random(random, parameter.dims())));
        return feeds;
    }

    private static HostTensor random(SplittableRandom random, int... dims) {
        HostTensor tensor = HostTensor.of(DType.FLOAT64, dims);
        for (int i = 0; i < tensor.elements(); i++) {
            tensor.tensor().f64(i, random.nextDouble(-1, 1));
        }
        return tensor;
    }
}
