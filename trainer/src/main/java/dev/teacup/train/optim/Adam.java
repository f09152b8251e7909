package dev.teacup.train.optim;

import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import java.util.List;

/**
 * m' = b1 m + (1 - b1) g, v' = b2 v + (1 - b2) g g, p' = p - rate (m' / (1 - b1^t)) / (sqrt(v' / (1 - b2^t))
 * + e), with t the step, counted from 1.
 * <p>
 * Kept are M = m / (1 - b1) and V = v / (1 - b2), so that M' = b1 M + g, V' = b2 V + g g and p' = p - a
 * M' / (sqrt(V') + c) with two numbers a and c that all parameters share: ten passes over a parameter instead
 * of thirteen.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma, Ba, algorithm 1</a>
 */
public record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
    /** As the paper has it. */
    public static final Adam STANDARD = new Adam(0.9, 0.999, 1e-8);

    public Adam {
        Bounds.share("Adam", "beta1", beta1);
        Bounds.share("Adam", "beta2", beta2);
        Bounds.positive("Adam", "epsilon", epsilon);
    }

    @Override
    public List<String> slots() {
        return List.of("m", "v");
    }

    @Override
    public Updating at(Composer g, Value rate, Value step) {
        DType dtype = g.type(rate).dtype();
        Value ofM = share(g, beta1, step);
        Value ofV = g.op("Sqrt", share(g, beta2, step));
        Value size = g.op("Mul", rate, g.as(g.op("Div", ofM, ofV), dtype));
        Value floor = g.as(g.op("Div", g.scalar(DType.FLOAT64, epsilon), ofV), dtype);
        return (parameter, of) -> {
            Value gradient = of.gradient();
            Value m = g.op("Add", g.op("Mul", of.state().get(0), g.scalar(dtype, beta1)), gradient);
            Value v = g.op("Add", g.op("Mul", of.state().get(1), g.scalar(dtype, beta2)),
                    g.op("Mul", gradient, gradient));
            Value direction = g.op("Div", m, g.op("Add", g.op("Sqrt", v), floor));
            return new Update(g.op("Sub", of.parameter(), g.op("Mul", direction, size)), List.of(m, v));
        };
    }

    /** (1 - beta) / (1 - beta^step) in float64: what makes a mean of a sum that fades by beta. */
    private static Value share(Composer g, double beta, Value step) {
        Value power = g.op("Pow", g.scalar(DType.FLOAT64, beta), g.as(step, DType.FLOAT64));
        return g.op("Div", g.scalar(DType.FLOAT64, 1 - beta), g.op("Sub", g.scalar(DType.FLOAT64, 1), power));
    }
}
