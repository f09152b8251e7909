package dev.teacup.train.grad.recurrent;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;

/**
 * h = (1 - z) (.) n + z (.) before, with the gates in ONNX's order z, r, n. Where linear_before_reset is set,
 * n = tanh(x Wn' + Wbn + r (.) q), q = before Rn' + Rbn, and all that a step hands on is dh times what is
 * known ahead; else n = tanh(x Wn' + Wbn + (r (.) before) Rn' + Rbn).
 */
final class GruRule implements CellRule {
    @Override
    public String[] functions(Backward c) {
        return new String[] {"Sigmoid", "Tanh"};
    }

    @Override
    public CellGradient backward(Direction d) {
        return d.c().call().flag("linear_before_reset") ? linearFirst(d) : resetFirst(d);
    }

    private static CellGradient linearFirst(Direction d) {
        Slopes s = new Slopes(d.c());
        Value[] fromX = s.split(d.fromX(), 3);
        Value[] fromH = s.split(d.fromH(), 3);
        Value z = d.c().op("Sigmoid", d.c().op("Add", fromX[0], fromH[0]));
        Value r = d.c().op("Sigmoid", d.c().op("Add", fromX[1], fromH[1]));
        Value n = d.c().op("Tanh", d.c().op("Add", fromX[2], s.mul(r, fromH[2])));
        Value ofN = d.within(s.mul(s.complement(z), s.tanh(n)));
        Value ofZ = d.within(s.mul(d.c().op("Sub", d.before(), n), s.sigmoid(z)));
        Value ofR = s.mul(s.mul(ofN, fromH[2]), s.sigmoid(r));
        Value slopes = s.gates(ofZ, ofR, s.mul(ofN, r));

        Steps steps = Steps.back(d.c(), "back");
        Value dhAt = steps.state(d.dhLast());
        Value all = steps.op("Concat", Attributes.of("axis", 1), dhAt, dhAt, dhAt);
        Value da = steps.op("Mul", all, steps.each(slopes));
        steps.give(d.dhBefore(steps, da, d.r(), steps.op("Mul", dhAt, steps.each(d.keeping(z)))));
        steps.give(da);
        steps.give(steps.op("Mul", dhAt, steps.each(ofN)));
        Value[] results = steps.run();
        Value[] gates = s.split(results[1], 3);
        return new CellGradient(s.gates(gates[0], gates[1], results[2]), results[1], null, results[0], null);
    }

    private static CellGradient resetFirst(Direction d) {
        Slopes s = new Slopes(d.c());
        long hidden = d.c().shape(d.h()).dim(2).size();
        Value rOfGates = rows(d, 0, 2 * hidden);
        Value rOfN = rows(d, 2 * hidden, 3 * hidden);
        Value[] fromX = s.split(d.fromX(), 3);
        Value[] fromH = s.split(d.fromH(), 3);
        Value z = d.c().op("Sigmoid", d.c().op("Add", fromX[0], fromH[0]));
        Value r = d.c().op("Sigmoid", d.c().op("Add", fromX[1], fromH[1]));
        Value reset = s.mul(r, d.before());
        Value n = d.c().op("Tanh", d.c().op("Add", fromX[2], recurrent(d, reset, rOfN, hidden)));
        Value ofN = d.within(s.mul(s.complement(z), s.tanh(n)));
        Value ofZ = d.within(s.mul(d.c().op("Sub", d.before(), n), s.sigmoid(z)));
        Value ofR = s.mul(d.before(), s.sigmoid(r));

        Steps steps = Steps.back(d.c(), "back");
        Value dhAt = steps.state(d.dhLast());
        Value dn = steps.op("Mul", dhAt, steps.each(ofN));
        Value dReset = steps.op("MatMul", dn, rOfN);
        Value dGates = steps.op("Concat", Attributes.of("axis", 1), steps.op("Mul", dhAt, steps.each(ofZ)),
                steps.op("Mul", dReset, steps.each(ofR)));
        Value direct = steps.op("Add", steps.op("Mul", dReset, steps.each(r)),
                steps.op("Mul", dhAt, steps.each(d.keeping(z))));
        steps.give(d.dhBefore(steps, dGates, rOfGates, direct));
        steps.give(dGates);
        steps.give(dn);
        Value[] results = steps.run();
        Value sums = s.gates(results[1], results[2]);
        Value ofWeights = d.c().op("Concat", Attributes.of("axis", 0),
                RecurrentGrad.ofWeights(d, results[1], d.before()),
                RecurrentGrad.ofWeights(d, results[2], reset));
        return new CellGradient(sums, sums, ofWeights, results[0], null);
    }

    /** (r (.) before) Rn' + Rbn. */
    private static Value recurrent(Direction d, Value reset, Value rOfN, long hidden) {
        Value bias = d.bias(1) == null ? null
                : d.c().op("Slice", d.bias(1), d.c().longs(2 * hidden), d.c().longs(3 * hidden),
                        d.c().longs(0));
        return d.product(reset, rOfN, bias);
    }

    private static Value rows(Direction d, long from, long to) {
        return d.c().op("Slice", d.r(), d.c().longs(from), d.c().longs(to), d.c().longs(0));
    }
}
