package dev.teacup.train.optim;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Initial;
import java.util.LinkedHashMap;
import java.util.Map;

/** Steps of our engine down the bowl that is the sum of a w^2 / 2 over parameters w and b. */
final class StepRun {
    static final double[] A = {1, 3, 0.2};

    private StepRun() {}

    private static Value bowl(Context c) {
        Value w = c.parameter("w", Initial.constant(0), true, 3);
        Value b = c.parameter("b", Initial.constant(0), false, 3);
        Value squares = c.op("Add", c.op("Mul", w, w), c.op("Mul", b, b));
        Value halves = c.op("Mul", squares, c.reals(new int[] {3}, A[0] / 2, A[1] / 2, A[2] / 2));
        return c.op("ReduceSum", Attributes.of("keepdims", 0), halves);
    }

    /** The gradient by one of the two parameters. */
    static double[] gradient(double[] parameter) {
        double[] gradient = new double[parameter.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = A[i] * parameter[i];
        }
        return gradient;
    }

    /** The parameters after some steps in float64 from {@code begin}, which both have. */
    static Map<String, double[]> run(StepGraph.Update update, double[] begin, int steps) {
        return run(update, begin, steps, DType.FLOAT64);
    }

    /** The same in a type. */
    static Map<String, double[]> run(StepGraph.Update update, double[] begin, int steps, DType real) {
        StepGraph graph = StepGraph.of("bowl", StepRun::bowl, update, real);
        Session session = Session.open(graph.onnx(), Limits.DEFAULT, ExternalFiles.NONE);
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        feeds.put(StepGraph.SEED, HostTensor.longs(new int[0], 1));
        for (var parameter : graph.parameters()) {
            HostTensor values = HostTensor.of(real, 3);
            for (int i = 0; i < begin.length; i++) {
                values.tensor().f64(i, begin[i]);
            }
            feeds.put(parameter.name(), values);
            graph.slots().forEach(
                    slot -> feeds.put(StepGraph.slot(parameter, slot), HostTensor.of(real, 3)));
        }
        for (int step = 1; step <= steps; step++) {
            feeds.put(StepGraph.STEP, HostTensor.longs(new int[0], step));
            session.run(feeds).forEach(
                    (name, value) -> feeds.computeIfPresent(name.replace(".next", ""),
                            (known, old) -> value));
        }
        Map<String, double[]> after = new LinkedHashMap<>();
        for (var parameter : graph.parameters()) {
            HostTensor value = feeds.get(parameter.name());
            after.put(parameter.name(), new double[] {value.f64(0), value.f64(1), value.f64(2)});
        }
        return after;
    }
}
