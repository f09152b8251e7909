package dev.teacup.train.optim;

import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import java.util.List;

/** v' = momentum v + g, p' = p - rate v'; without momentum, p' = p - rate g. */
public record Sgd(double momentum) implements Optimizer {
    public Sgd {
        Bounds.share("Sgd", "momentum", momentum);
    }

    @Override
    public List<String> slots() {
        return momentum == 0 ? List.of() : List.of("v");
    }

    @Override
    public Updating at(Composer g, Value rate, Value step) {
        Value kept = g.scalar(g.type(rate).dtype(), momentum);
        return (parameter, of) -> {
            Value v = momentum == 0 ? of.gradient()
                    : g.op("Add", g.op("Mul", of.state().get(0), kept), of.gradient());
            Value next = g.op("Sub", of.parameter(), g.op("Mul", v, rate));
            return new Update(next, momentum == 0 ? List.of() : List.of(v));
        };
    }
}
