package dev.teacup.train.grad.recurrent;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;

/**
 * c = f (.) before c + i (.) g, h = o (.) tanh(c), with the gates in ONNX's order i, o, f, g: a step adds
 * dh (o - h tanh(c)) to dc, and hands da R and dc f to the one before, where da is dc i g (1 - i),
 * dh h (1 - o), dc f (before c) (1 - f) and dc (i - i g g), side by side.
 */
final class LstmRule implements CellRule {
    @Override
    public String[] functions(Backward c) {
        return new String[] {"Sigmoid", "Tanh", "Tanh"};
    }

    @Override
    public CellGradient backward(Direction d) {
        Slopes s = new Slopes(d.c());
        Value[] gates = s.split(d.sums(), 4);
        Value i = d.c().op("Sigmoid", gates[0]);
        Value o = d.c().op("Sigmoid", gates[1]);
        Value f = d.c().op("Sigmoid", gates[2]);
        Value g = d.c().op("Tanh", gates[3]);
        Value fresh = s.mul(i, g);
        Value kept = kept(d, fresh, f);
        Value tanh = d.c().op("Tanh", d.c().op("Add", fresh, kept));
        Value slopes = s.gates(s.mul(fresh, s.complement(i)), s.mul(d.h(), s.complement(o)),
                s.mul(kept, s.complement(f)), s.minus(i, s.mul(fresh, g)));
        Value toCell = s.minus(o, s.mul(d.h(), tanh));
        return back(d, d.within(slopes), d.within(toCell), d.keeping(f));
    }

    /** f (.) before c for each step, [T, B, H]. */
    private static Value kept(Direction d, Value fresh, Value f) {
        Steps steps = Steps.forward(d.c(), "cells");
        Value before = steps.state(d.initial(6));
        Value freshAt = steps.each(fresh);
        Value kept = steps.op("Mul", steps.each(f), before);
        steps.give(steps.op("Add", freshAt, kept));
        steps.give(kept);
        return steps.run()[1];
    }

    private static CellGradient back(Direction d, Value slopes, Value toCell, Value f) {
        Steps steps = Steps.back(d.c(), "back");
        Value dhAt = steps.state(d.dhLast());
        Value dc = steps.state(d.last(2));
        Value dcAt = steps.op("Add", dc, steps.op("Mul", dhAt, steps.each(toCell)));
        Value all = steps.op("Concat", Attributes.of("axis", 1), dcAt, dhAt, dcAt, dcAt);
        Value da = steps.op("Mul", all, steps.each(slopes));
        Value behind = d.behind();
        Value direct = behind == null ? null : steps.op("Mul", dhAt, steps.each(behind));
        steps.give(d.dhBefore(steps, da, d.r(), direct));
        steps.give(steps.op("Mul", dcAt, steps.each(f)));
        steps.give(da);
        Value[] results = steps.run();
        return new CellGradient(results[2], results[2], null, results[0], results[1]);
    }
}
