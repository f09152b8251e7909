package dev.teacup.train.optim;

import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import java.util.List;

/**
 * Adam from p (1 - rate decay) instead of p, for parameters that decay; others follow Adam.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov, Hutter, algorithm 2</a>
 */
public record AdamW(Adam adam, double decay) implements Optimizer {
    public AdamW {
        Bounds.notNegative("AdamW", "decay", decay);
    }

    public static AdamW of(double decay) {
        return new AdamW(Adam.STANDARD, decay);
    }

    @Override
    public List<String> slots() {
        return adam.slots();
    }

    @Override
    public Updating at(Composer g, Value rate, Value step) {
        Updating plain = adam.at(g, rate, step);
        if (decay == 0) {
            return plain;
        }
        DType dtype = g.type(rate).dtype();
        Value kept = g.op("Sub", g.scalar(dtype, 1), g.op("Mul", rate, g.scalar(dtype, decay)));
        return (parameter, of) -> {
            Value begin = parameter.decays() ? g.op("Mul", of.parameter(), kept) : of.parameter();
            return plain.of(parameter, new Operands(begin, of.gradient(), of.state()));
        };
    }
}
