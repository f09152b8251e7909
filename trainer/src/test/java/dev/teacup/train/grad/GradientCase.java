package dev.teacup.train.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.export.Heading;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.load.ExternalFiles;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.layer.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A function of some parameters, whose gradient is held against central differences. The loss is a weighted
 * sum of its elements; parameters lie in [low, high], far enough apart for kinks.
 *
 * @param operator the operator that the case is about
 */
record GradientCase(String operator, Function function, double low, double high, List<int[]> dims) {
    private static final double WIDTH = 1e-5;
    private static final double TOLERANCE = 1e-7;

    /** What the case computes of its parameters, [0] to [n - 1]. */
    interface Function {
        Value of(GraphBuilder g, Value[] p);
    }

    static GradientCase of(String operator, Function function, int[]... dims) {
        return new GradientCase(operator, function, -1, 1, List.of(dims));
    }

    GradientCase between(double lowest, double highest) {
        return new GradientCase(operator, function, lowest, highest, dims);
    }

    /** The engine that runs a case, in float64: the loss and one gradient for each parameter, by name. */
    interface Runner {
        Map<String, double[]> run(byte[] model, Map<String, double[]> values, List<int[]> dims);
    }

    void check(Runner runner) {
        byte[] model = model();
        Map<String, double[]> values = values();
        Map<String, double[]> gradients = runner.run(model, values, dims);
        for (String name : values.keySet()) {
            double[] parameter = values.get(name);
            for (int i = 0; i < parameter.length; i++) {
                double slope = slope(runner, model, values, parameter, i);
                assertEquals(slope, gradients.get(name + ".gradient")[i], TOLERANCE * (1 + Math.abs(slope)),
                        operator + ": element " + i + " of " + name);
            }
        }
    }

    private double slope(Runner runner, byte[] model, Map<String, double[]> values, double[] parameter,
            int i) {
        double value = parameter[i];
        parameter[i] = value + WIDTH;
        double above = runner.run(model, values, dims).get("loss")[0];
        parameter[i] = value - WIDTH;
        double below = runner.run(model, values, dims).get("loss")[0];
        parameter[i] = value;
        return (above - below) / (2 * WIDTH);
    }

    /** The loss and the gradients in float64 as an ONNX model. */
    byte[] model() {
        return model(DType.FLOAT64);
    }

    /** The loss and the gradients as an ONNX model, whose parameters are its inputs. */
    byte[] model(DType dtype) {
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        Value[] parameters = new Value[dims.size()];
        for (int p = 0; p < parameters.length; p++) {
            parameters[p] = g.input("p" + p, Type.of(dtype, Shape.of(dims.get(p))));
        }
        Value y = function.of(g, parameters);
        Value loss =
                g.op("ReduceSum", Attributes.of("keepdims", 0), g.op("Mul", y, g.as(weights(g, y), dtype)));
        Map<String, Value> gradients = Gradients.of(g, loss, List.of(parameters));
        g.out("loss", loss);
        gradients.forEach((name, gradient) -> g.out(name + ".gradient", gradient));
        return workspace.onnx(g.build("case"), Heading.of(21));
    }

    /** Weights of y's shape: 0.3, 0.67, 1.04, ... modulo 2. */
    private static Value weights(GraphBuilder g, Value y) {
        Value index = g.op("Range", g.scalar(DType.INT64, 0), g.op("Size", y), g.scalar(DType.INT64, 1));
        Value line = g.op("Mul", g.as(index, DType.FLOAT64), g.scalar(DType.FLOAT64, 0.37));
        Value moved = g.op("Add", line, g.scalar(DType.FLOAT64, 0.3));
        Value saw = g.op("Mod", Attributes.of("fmod", 1), moved, g.scalar(DType.FLOAT64, 2));
        return g.op("Reshape", saw, g.op("Shape", y));
    }

    /** The parameters in float32, in their order. */
    List<HostTensor> floats() {
        List<HostTensor> all = new ArrayList<>();
        for (double[] numbers : values().values()) {
            HostTensor tensor = HostTensor.of(DType.FLOAT32, dims.get(all.size()));
            for (int i = 0; i < numbers.length; i++) {
                tensor.tensor().f64(i, numbers[i]);
            }
            all.add(tensor);
        }
        return all;
    }

    /** A shuffled, even grid. */
    private Map<String, double[]> values() {
        Random random = new Random(7);
        Map<String, double[]> values = new LinkedHashMap<>();
        for (int p = 0; p < dims.size(); p++) {
            int elements = Arrays.stream(dims.get(p)).reduce(1, (a, b) -> a * b);
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < elements; i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            double shift = 0.61 + 0.13 * p;
            values.put("p" + p, order.stream()
                    .mapToDouble(i -> low + (high - low) * (i + shift) / (elements + 0.5)).toArray());
        }
        return values;
    }

    /** Teacup's own engine. */
    static Runner ours() {
        return new Runner() {
            private byte[] opened;
            private Session session;

            @Override
            public Map<String, double[]> run(byte[] model, Map<String, double[]> values, List<int[]> dims) {
                if (opened != model) {
                    opened = model;
                    session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
                }
                Map<String, HostTensor> feeds = new LinkedHashMap<>();
                values.forEach((name, numbers) -> {
                    HostTensor tensor = HostTensor.of(DType.FLOAT64, dims.get(feeds.size()));
                    for (int i = 0; i < numbers.length; i++) {
                        tensor.tensor().f64(i, numbers[i]);
                    }
                    feeds.put(name, tensor);
                });
                Map<String, double[]> results = new LinkedHashMap<>();
                session.run(feeds).forEach((name, tensor) -> {
                    double[] numbers = new double[tensor.elements()];
                    Arrays.setAll(numbers, tensor::f64);
                    results.put(name, numbers);
                });
                return results;
            }
        };
    }

    @Override
    public String toString() {
        return operator;
    }
}
