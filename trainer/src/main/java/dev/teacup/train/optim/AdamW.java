package dev.teacup.train.optim;

import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.train.layer.Parameter;
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
    public Update update(Composer g, Parameter parameter, Operands of, Value rate, Value step) {
        if (!parameter.decays() || decay == 0) {
            return adam.update(g, parameter, of, rate, step);
        }
        Value share = g.op("Mul", rate, g.scalar(g.type(rate).dtype(), decay));
        Value kept = g.op("Sub", g.scalar(g.type(rate).dtype(), 1), share);
        Value decayed = g.op("Mul", of.parameter(), kept);
        return adam.update(g, parameter, new Operands(decayed, of.gradient(), of.state()), rate, step);
    }
}
