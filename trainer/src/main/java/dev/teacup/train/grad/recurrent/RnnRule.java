package dev.teacup.train.grad.recurrent;

import dev.teacup.op.Attribute;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;

/** h = f(a), a = x W' + before R' + Wb + Rb: da = f'(a) dh; f is Tanh, Sigmoid or Relu, told by h. */
final class RnnRule implements CellRule {
    @Override
    public String[] functions(Backward c) {
        boolean isGiven = c.call().value("activations") instanceof Attribute.Texts;
        String first = isGiven ? ((Attribute.Texts) c.call().value("activations")).values()[0] : "Tanh";
        for (String known : new String[] {"Sigmoid", "Relu"}) {
            if (known.equalsIgnoreCase(first)) {
                return new String[] {known};
            }
        }
        return new String[] {"Tanh"};
    }

    @Override
    public CellGradient backward(Direction d) {
        Steps steps = Steps.back(d.c(), "back");
        Value dhAt = steps.state(d.dhLast());
        Value da = steps.op("Mul", dhAt, steps.each(d.within(slope(d))));
        Value behind = d.behind();
        Value direct = behind == null ? null : steps.op("Mul", dhAt, steps.each(behind));
        steps.give(d.dhBefore(steps, da, d.r(), direct));
        steps.give(da);
        Value[] results = steps.run();
        return new CellGradient(results[1], results[1], null, results[0], null);
    }

    private Value slope(Direction d) {
        Slopes slopes = new Slopes(d.c());
        return switch (functions(d.c())[0]) {
            case "Sigmoid" -> slopes.sigmoid(d.h());
            case "Relu" -> d.c().as(d.c().op("Greater", d.h(), d.c().real(0)), d.c().dtype());
            default -> slopes.tanh(d.h());
        };
    }
}
