package dev.teacup.train.optim;

import dev.teacup.error.Limits;
import dev.teacup.eval.Budget;
import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.pass.Pipeline;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Workspace;

/** The learning rate as a function of the step, written into the step's graph. */
@FunctionalInterface
public interface Schedule {
    /**
     * The rate, a float64 scalar.
     *
     * @param step a float64 scalar, counted from 1
     */
    Value rate(Composer g, Value step);

    /** The rate of a step, counted from 1. */
    default double at(long step) {
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        g.out("rate", rate(g, g.scalar(DType.FLOAT64, step)));
        Budget budget = new Budget(Limits.DEFAULT);
        Graph folded = Pipeline.of(workspace.constants(), budget).run(g.build("schedule"));
        return folded.constants().get(folded.outputs().get(0)).f64(0);
    }

    /** One rate for all steps. */
    static Schedule constant(double rate) {
        Bounds.notNegative(Bounds.SCHEDULE, "rate", rate);
        return (g, step) -> g.scalar(DType.FLOAT64, rate);
    }

    /**
     * {@code rate} times step / warmUp while the step is below {@code warmUp}, and from there on half a
     * cosine down to 0 at step {@code steps}: rate (1 + cos(pi x)) / 2 for x from 0 to 1. With fewer steps
     * than {@code warmUp}, training ends while the rate still rises.
     */
    static Schedule cosine(double rate, long warmUp, long steps) {
        Bounds.notNegative(Bounds.SCHEDULE, "rate", rate);
        Bounds.notNegative(Bounds.SCHEDULE, "warm-up", warmUp);
        Bounds.positive(Bounds.SCHEDULE, "number of steps", steps);
        return (g, step) -> {
            double length = Math.max(1, steps - warmUp);
            Value left = g.op("Div", g.op("Sub", step, real(g, warmUp)), real(g, length));
            Value x = g.op("Min", g.op("Max", left, real(g, 0)), real(g, 1));
            // ONNX Runtime has no cosine of float64, and float32 is exact enough for a rate.
            Value angle = g.as(g.op("Mul", x, real(g, Math.PI)), DType.FLOAT32);
            Value cosine = g.as(g.op("Cos", angle), DType.FLOAT64);
            Value curve = g.op("Mul", g.op("Add", cosine, real(g, 1)), real(g, rate / 2));
            Value ramp = g.op("Min", g.op("Div", step, real(g, Math.max(1, warmUp))), real(g, 1));
            return g.op("Mul", curve, ramp);
        };
    }

    /** {@code rate}, multiplied by {@code factor} after each {@code every} steps. */
    static Schedule steps(double rate, long every, double factor) {
        Bounds.notNegative(Bounds.SCHEDULE, "rate", rate);
        Bounds.positive(Bounds.SCHEDULE, "number of steps", every);
        Bounds.positive(Bounds.SCHEDULE, "factor", factor);
        return (g, step) -> {
            Value done = g.op("Sub", step, real(g, 1));
            Value times = g.op("Floor", g.op("Div", done, real(g, every)));
            return g.op("Mul", g.op("Pow", real(g, factor), times), real(g, rate));
        };
    }

    /** From {@code first} at step 1 to {@code last} at step {@code steps}, by one factor for each step. */
    static Schedule exponential(double first, double last, long steps) {
        Bounds.positive(Bounds.SCHEDULE, "first rate", first);
        Bounds.positive(Bounds.SCHEDULE, "last rate", last);
        Bounds.positive(Bounds.SCHEDULE, "number of steps", steps);
        double factor = Math.pow(last / first, 1.0 / Math.max(1, steps - 1));
        return (g, step) -> {
            Value done = g.op("Sub", step, real(g, 1));
            return g.op("Mul", g.op("Pow", real(g, factor), done), real(g, first));
        };
    }

    private static Value real(Composer g, double value) {
        return g.scalar(DType.FLOAT64, value);
    }
}
