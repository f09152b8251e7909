package dev.teacup.train.optim;

import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Parameter;
import java.util.List;

/**
 * m' = b1 m + (1 - b1) g, v' = b2 v + (1 - b2) g g, p' = p - rate (m' / (1 - b1^t)) / (sqrt(v' / (1 - b2^t))
 * + e), with t the step, counted from 1.
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
    public Update update(Composer g, Parameter parameter, Operands of, Value rate, Value step) {
        DType dtype = g.type(of.parameter()).dtype();
        Value m = g.op("Add", scaled(g, of.state().get(0), beta1), scaled(g, of.gradient(), 1 - beta1));
        Value square = g.op("Mul", of.gradient(), scaled(g, of.gradient(), 1 - beta2));
        Value v = g.op("Add", scaled(g, of.state().get(1), beta2), square);
        Value root = g.op("Div", g.op("Sqrt", v), g.as(g.op("Sqrt", bias(g, beta2, step)), dtype));
        Value size = g.op("Div", rate, g.as(bias(g, beta1, step), dtype));
        Value direction = g.op("Div", m, g.op("Add", root, g.scalar(dtype, epsilon)));
        return new Update(g.op("Sub", of.parameter(), g.op("Mul", direction, size)), List.of(m, v));
    }

    /** 1 - beta^step in float64. */
    private static Value bias(Composer g, double beta, Value step) {
        Value power = g.op("Pow", g.scalar(DType.FLOAT64, beta), g.as(step, DType.FLOAT64));
        return g.op("Sub", g.scalar(DType.FLOAT64, 1), power);
    }

    private static Value scaled(Composer g, Value value, double factor) {
        return g.op("Mul", value, g.scalar(g.type(value).dtype(), factor));
    }
}
